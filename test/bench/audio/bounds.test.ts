import { expect, test } from 'vitest';
import { missedBounds } from './bounds.ts';
import type { Figures } from './figures.ts';

const TRACE = { name: 'tcp_rtt50_loss2', frameMs: 20 };
const GOOD: Figures = {
  meanMs: 100,
  p50Ms: 95,
  p95Ms: 150,
  p99Ms: 200,
  concealedPercent: 0.7,
  concealmentEvents: 5,
  acceleratedPercent: 1,
  expandedPercent: 1,
  droppedPercent: 0,
  restarts: 0,
  firstAudioMs: 45,
};
const NETEQ: Figures = { ...GOOD, meanMs: 139, concealedPercent: 0.6 };

test('sooner than NetEq for more concealment is within bounds', () => {
  expect(missedBounds(TRACE, GOOD, NETEQ)).toEqual([]);
});

test.each<readonly [Partial<Figures>, string]>([
  [{ firstAudioMs: 61 }, 'first audio 61.00 > 60.00 ms'],
  [{ meanMs: 116 }, 'mean 116.00 > 115.00 ms'],
  [{ concealedPercent: 0.81 }, 'concealed 0.81 > 0.80 %'],
  [{ p95Ms: 161 }, 'p95 161.00 > 160.00 ms'],
  [{ p99Ms: 241 }, 'p99 241.00 > 240.00 ms'],
  [{ droppedPercent: 0.01 }, 'dropped 0.01 > 0.00 %'],
  [{ meanMs: Number.NaN }, 'mean NaN > 115.00 ms'],
])('%o is missed', (change, words) => {
  expect(missedBounds(TRACE, { ...GOOD, ...change }, NETEQ)).toContain(words);
});

test('messages of 60 ms are bound by the same table', () => {
  expect(missedBounds({ ...TRACE, frameMs: 60 }, { ...GOOD, meanMs: 116 }, NETEQ)).toEqual(['mean 116.00 > 115.00 ms']);
});

test.each(['bursts', 'mobile-handover', 'stall-2s', 'tcp_rtt50_loss1_burst3'])('outages on %s leave no tail without a bound', (name) => {
  for (const frameMs of [20, 60]) {
    const late = { ...GOOD, meanMs: 90, concealedPercent: 0.5, p95Ms: 600, p99Ms: 2_000 };
    expect(missedBounds({ name, frameMs }, late, NETEQ).map((missed) => missed.split(' ')[0])).toEqual(['p95', 'p99']);
  }
});

test('later and rougher than NetEq is missed, on any trace', () => {
  const worse = { ...GOOD, meanMs: 140, concealedPercent: 0.61 };
  expect(missedBounds({ name: 'unknown', frameMs: 20 }, worse, NETEQ)).toEqual(['worse than the NetEq model in delay and concealment']);
  expect(missedBounds({ name: 'unknown', frameMs: 20 }, { ...worse, meanMs: 138 }, NETEQ)).toEqual([]);
});
