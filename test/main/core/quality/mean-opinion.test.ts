import { describe, expect, test } from 'vitest';
import { delayImpairment, meanOpinion, secondMos } from '../../../../main/core/quality/mean-opinion.ts';
import { GOOD_SECOND } from '../../../../build/gallery/quality-fixtures.ts';

describe('the E-model', () => {
  // ITU-T G.107, table B.1, whose 4.03 is 4.024.
  test.each([
    [90, 4.34],
    [80, 4.03],
    [70, 3.6],
    [60, 3.1],
    [50, 2.58],
    [0, 1],
    [-20, 1],
    [120, 4.5],
  ])('a rating of %d is a score of %d', (rating, score) => {
    expect(Math.abs(meanOpinion(rating) - score)).toBeLessThan(0.01);
  });

  // ITU-T G.107, Idd: figure B-3's curve, and the knee at 100 ms.
  test.each([
    [0, 0],
    [100, 0],
    [150, 0.2],
    [200, 3],
    [300, 14.6],
    [400, 24.1],
  ])('%d ms from mouth to ear cost %d', (delayMs, cost) => {
    expect(delayImpairment(delayMs)).toBeCloseTo(cost, 0);
  });
});

describe('a second’s score', () => {
  const score = (part: Partial<typeof GOOD_SECOND>, kind: 'meta' | 'web' = 'web'): number =>
    secondMos({ ...GOOD_SECOND, ...part }, kind) ?? Number.NaN;

  test('is the best there is on a good way, and what the codec leaves of it where there is one', () => {
    expect(score({})).toBe(4.5);
    expect(score({}, 'meta')).toBeGreaterThan(4.2);
    expect(score({}, 'meta')).toBeLessThan(4.3);
  });

  // R = 129 − Ie − (95 − Ie) · lost / (lost + Bpl), by hand: PCM with concealment 25.1 (ITU-T G.113, appendix I), Opus 18.1 and 16.1.
  test.each([
    ['web', 5, meanOpinion((129 - (95 * 5) / 30.1) / 1.29)],
    ['meta', 5, meanOpinion((129 - 18.1 - (76.9 * 5) / 21.1) / 1.29)],
  ] as const)('on a %s number bears %d %% of invented sound as its codec does', (kind, concealedPercent, expected) => {
    expect(score({ concealedPercent, roundTripMs: 0, delayMs: 0 }, kind)).toBeCloseTo(expected, 2);
  });

  test('falls with every gap and every delay, never below one', () => {
    for (const kind of ['meta', 'web'] as const) {
      const gaps = [0, 1, 3, 8, 20, 60, 100].map((concealedPercent) => score({ concealedPercent }, kind));
      const late = [20, 150, 300, 500, 1_000, 3_000].map((delayMs) => score({ delayMs }, kind));
      const far = [20, 300, 800, 3_000].map((roundTripMs) => score({ roundTripMs }, kind));
      for (const scores of [gaps, late, far]) {
        expect(scores).toEqual(scores.toSorted((one, other) => other - one));
        expect(scores[0]).toBeGreaterThan(scores.at(-1) ?? 0);
        expect(scores.at(-1)).toBeGreaterThanOrEqual(1);
      }
    }
  });

  test('of a Meta call is poor where delay and gaps each would pass; PCM bears that', () => {
    const part = { delayMs: 149, concealedPercent: 2.9, roundTripMs: 390 };
    expect(score(part, 'meta')).toBeLessThan(3.6);
    expect(score(part, 'web')).toBeGreaterThan(3.6);
  });

  test('is the worst there is where nothing came, of which no delay is known', () => {
    for (const kind of ['meta', 'web'] as const) expect(secondMos({ ...GOOD_SECOND, delayMs: null, concealedPercent: 100 }, kind)).toBe(1);
  });

  test('is unknown before anything was heard, and does without a round trip', () => {
    expect(secondMos({ ...GOOD_SECOND, delayMs: null }, 'meta')).toBeNull();
    expect(secondMos({ ...GOOD_SECOND, concealedPercent: null }, 'meta')).toBeNull();
    expect(secondMos({ ...GOOD_SECOND, roundTripMs: null }, 'web')).toBe(4.5);
  });
});
