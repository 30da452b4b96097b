import { describe, expect, test } from 'vitest';
import { JITTER_TUNING } from '../../../../main/audio/downlink/jitter-tuning.ts';
import { nextPlayoutStep, type PlayoutSituation } from '../../../../main/audio/downlink/playout-policy.ts';

const CALM: PlayoutSituation = {
  delayMs: 60,
  targetMs: 60,
  bufferedMs: 60,
  overdueMs: -10,
  isQuiet: false,
  surplusForMs: 0,
  isStretched: false,
};
const stepIn = (change: Partial<PlayoutSituation>) => nextPlayoutStep({ ...CALM, ...change }, JITTER_TUNING);

describe('the next block', () => {
  test.each<[string, Partial<PlayoutSituation>, string]>([
    ['on time', {}, 'play'],
    ['a little late, in a word', { delayMs: 70 }, 'play'],
    ['a little late, between words', { delayMs: 70, isQuiet: true }, 'accelerate'],
    ['clearly late, in a word: a pause will come', { delayMs: 85, surplusForMs: 100 }, 'play'],
    ['clearly late, in a word, and no pause came', { delayMs: 85, surplusForMs: 900 }, 'accelerate'],
    ['far too late, in a word', { delayMs: 145 }, 'accelerate'],
    ['a second late', { delayMs: 1_060 }, 'accelerate'],
    ['earlier than need be, in a word', { delayMs: 40 }, 'play'],
    ['earlier than need be, between words', { delayMs: 40, isQuiet: true }, 'stretch'],
    ['the same once more', { delayMs: 40, isQuiet: true, isStretched: true }, 'play'],
    ['the next message overdue, much buffered', { overdueMs: 20, bufferedMs: 90 }, 'play'],
    ['the next message overdue, little buffered', { overdueMs: 20, bufferedMs: 30 }, 'stretch'],
    ['the same place once more', { overdueMs: 20, bufferedMs: 30, isStretched: true }, 'play'],
    ['overdue, and late: a stall is no time to catch up', { overdueMs: 20, bufferedMs: 90, delayMs: 200 }, 'play'],
  ])('%s', (_when, change, wanted) => {
    expect(stepIn(change).do).toBe(wanted);
  });

  test('leaves out words only where they sound alike, and the less so the later they are', () => {
    const likeness = (delayMs: number): number => {
      const step = stepIn({ delayMs, surplusForMs: 2_000 });
      return step.do === 'accelerate' ? step.likeness : Number.NaN;
    };
    expect(likeness(80)).toBeGreaterThan(0.5);
    expect(likeness(160)).toBeLessThan(likeness(80));
    expect(likeness(600)).toBeLessThan(likeness(160));
  });
  test('leaves out no more than is too much', () => {
    const step = stepIn({ delayMs: 70, isQuiet: true });
    expect(step.do === 'accelerate' ? step.mostMs : Number.NaN).toBeLessThanOrEqual(10);
  });
});
