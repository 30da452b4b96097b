import { expect, test } from 'vitest';
import { figuresOf } from './figures.ts';
import { PULL_SAMPLES, type Receiver } from './receiver.ts';
import { replay } from './replay.ts';

/** Plays whatever is there, from the first pull on; made up is what is not. */
function eagerReceiver(frameMs: number): Receiver {
  const stats = { consumed: 0, concealed: 0, concealmentEvents: 0, accelerated: 0, expanded: 0, dropped: 0, restarts: 0 };
  let arrived = 0;
  return {
    arrive: () => (arrived += frameMs * 16),
    pull() {
      const played = Math.min(PULL_SAMPLES, arrived - stats.consumed);
      stats.consumed += played;
      if (stats.consumed > 0) stats.concealed += PULL_SAMPLES - played;
      return null;
    },
    stats,
    targetMs: 0,
  };
}
const call = (lateMs: readonly number[], phaseMs = 0) =>
  replay({ trace: { name: 'any', frameMs: 20, lateMs: Float64Array.from(lateMs) }, phaseMs, receiver: eagerReceiver(20) });

test('a frame is as late as the pull after it came', () => {
  expect([...call([0, 0, 0, 0], 0).delaysMs]).toEqual([0, 0, 0, 0]);
  expect([...call([0, 0, 0, 4], 7).delaysMs]).toEqual([7, 7, 7]);
});

test('a late frame keeps back those that follow, and its gap is concealed', () => {
  const { delaysMs, heard, concealed } = call([0, 35, 15, 0, 0, 0, 0, 0]);
  expect([...delaysMs]).toEqual([0, 40, 40, 40, 40, 40]);
  expect(concealed).toBe(40 * 16);
  expect(heard).toBe(150 * 16);
});

test('what a receiver plays of nothing counts as concealed, whether or not it says so', () => {
  const receiver = eagerReceiver(20);
  const trace = { name: 'any', frameMs: 20, lateMs: Float64Array.from([0, 0, 60, 40, 20, 0]) };
  const shy: Receiver = {
    ...receiver,
    get stats() {
      return { ...receiver.stats, concealed: 0 };
    },
  };
  expect(replay({ trace, phaseMs: 0, receiver: shy }).concealed).toBe(60 * 16);
});

test('the figures pool all phases, and the first audio is the latest of any', () => {
  const figures = figuresOf([call([0, 0, 0, 0, 0, 0], 0), call([0, 0, 0, 0, 0, 0], 9)]);
  expect(figures.meanMs).toBeCloseTo((5 * 9) / 11, 6);
  expect(figures.firstAudioMs).toBe(9);
  expect(figures.p50Ms).toBe(0);
  expect(figures.p95Ms).toBe(9);
});
