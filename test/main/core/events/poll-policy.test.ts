import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { APP_ERROR_CODES } from '#contract/errors.ts';
import { isLasting, type LookAnswer, pollDelayMs, type PollSituation } from '../../../../main/core/events/poll-policy.ts';

const CALM: PollSituation = { webhookLive: false, stake: 'idle', ringingForMs: null, lastAnswer: { ok: true }, spread: 0 };
const failed = (part: Partial<Extract<LookAnswer, { ok: false }>>): LookAnswer => ({
  ok: false,
  code: 'service-broken',
  failures: 1,
  retryAfterMs: null,
  ...part,
});

describe('how often to look', () => {
  test.each([
    // webhooks live, stake, rings since, from, to
    [false, 'idle', null, 2_000, 2_400],
    [false, 'talking', null, 2_000, 2_400],
    [false, 'ringing', 0, 1_000, 1_100],
    [false, 'ringing', 9_999, 1_000, 1_100],
    [false, 'ringing', 10_000, 1_500, 1_650],
    [false, 'ringing', null, 1_500, 1_650],
    [true, 'idle', null, 27_000, 33_000],
    [true, 'talking', null, 27_000, 33_000],
    [true, 'ringing', 0, 9_025, 9_975],
    [true, 'ringing', 60_000, 9_025, 9_975],
  ] as const)('webhooks live: %s, %s, ringing for %s: %i to %i ms by chance', (webhookLive, stake, ringingForMs, from, to) => {
    const at = (spread: number): number => pollDelayMs({ ...CALM, webhookLive, stake, ringingForMs, spread });
    expect([at(0), at(1)]).toEqual([from, to]);
    expect(at(0.5)).toBeGreaterThan(from);
    expect(at(0.5)).toBeLessThan(to);
  });

  test('failures back off to 2, 4, 8, 16, 30 s with full jitter, whether webhooks are live or not', () => {
    for (const webhookLive of [true, false]) {
      for (const code of ['service-broken', 'service-timeout', 'service-unreachable', 'internal'] as const) {
        const waits = (spread: number): number[] =>
          [1, 2, 3, 4, 5, 6, 60, 10_000].map((failures) =>
            pollDelayMs({ ...CALM, webhookLive, lastAnswer: failed({ code, failures }), spread }),
          );
        expect(waits(1)).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
        expect(waits(0.5)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000]);
        expect(waits(0)).toEqual(waits(0).map(() => 500));
      }
    }
  });

  test.each(['key-rejected', 'tenant-key-given', 'number-key-given', 'not-supported', 'plan-required', 'calling-disabled'] as const)(
    'what only the agent can mend (%s) is asked about rarely from the start',
    (code) => {
      const at = (spread: number): number => pollDelayMs({ ...CALM, stake: 'ringing', lastAnswer: failed({ code }), spread });
      expect([isLasting(code), at(0), at(1)]).toEqual([true, 15_000, 30_000]);
    },
  );

  test.each([
    ['rate-limited', null, 2_000],
    ['rate-limited', 700, 2_000],
    ['rate-limited', 20_000, 20_000],
    ['service-broken', 120_000, 120_000],
    ['key-rejected', 60_000, 60_000],
  ] as const)('%s with Retry-After %s waits %i ms at least', (code, retryAfterMs, least) => {
    expect(pollDelayMs({ ...CALM, lastAnswer: failed({ code, retryAfterMs }), spread: 0 })).toBe(least);
  });

  test('the service is never asked before it said, and a good answer is never followed by a wait of minutes', () => {
    const situation = fc.record<PollSituation>({
      webhookLive: fc.boolean(),
      stake: fc.constantFrom('idle', 'ringing', 'talking'),
      ringingForMs: fc.option(fc.nat(200_000)),
      lastAnswer: fc.oneof(
        fc.constant<LookAnswer>({ ok: true }),
        fc.record({
          ok: fc.constant(false as const),
          code: fc.constantFrom(...APP_ERROR_CODES),
          failures: fc.nat(10_000),
          retryAfterMs: fc.option(fc.nat(3_600_000)),
        }),
      ),
      spread: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(situation, (now) => {
        const delay = pollDelayMs(now);
        if (now.lastAnswer.ok) return delay >= 1_000 && delay <= 33_000;
        return delay >= 500 && delay >= (now.lastAnswer.retryAfterMs ?? 0) && delay <= Math.max(30_000, now.lastAnswer.retryAfterMs ?? 0);
      }),
    );
  });
});
