import { describe, expect, test } from 'vitest';
import { loadResamplers } from '../../../../main/audio/dsp/resampler.ts';
import { simulateCall, type CallShape } from '../../../support/sound/simulated-call.ts';

const createResampler = await loadResamplers();
const ONE_WAY_MS = 25;
/** What Linux lets a socket keep; at 16 kHz two minutes of voice. */
const KERNEL_BYTES = 4_194_304;
/** 60 ms of 16 kHz with its header, in a millisecond. */
const NEEDED = (1_920 + 8) / 60;
/** How old words are that arrive without a wait: the way, their own frame, our blocks. */
const USUAL_MS = ONE_WAY_MS + 60 + 20;
const FROM_MS = 6_000;

type Call = ReturnType<typeof simulateCall>;

function call(shape: Omit<CallShape, 'createResampler' | 'kernelBytes'>): Call {
  const it = simulateCall({ createResampler, kernelBytes: KERNEL_BYTES, oneWayMs: ONE_WAY_MS, ...shape });
  // Whatever the way does: nothing old is handed over, nothing is sent twice or out of its order.
  const sent = it.handedOver.slice(1);
  for (const { atMs, firstMs } of sent) expect(atMs - firstMs).toBeLessThanOrEqual(301);
  sent.slice(1).forEach(({ firstMs }, index) => expect(firstMs).toBeGreaterThanOrEqual((sent[index]?.lastMs ?? 0) - 2));
  return it;
}
const between = (fromMs: number, toMs: number) => (nowMs: number) => nowMs >= fromMs && nowMs < toMs;

/** How old the oldest of the agent's words was that reached the service then. */
function oldestMs({ received }: Call, fromMs: number, toMs: number): number {
  return Math.max(...received.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).map(({ atMs, firstMs }) => atMs - firstMs));
}
/** Milliseconds of the agent's voice of that time that reached the service. */
const arrivedMs = ({ received }: Call, fromMs: number, toMs: number): number =>
  60 * received.filter(({ firstMs }) => firstMs >= fromMs && firstMs < toMs).length;
const droppedFrames = (it: Call): number => it.told('quality').reduce((sum, { report }) => sum + (report.second.sendDropped ?? 0), 0);

describe('a way up that is too narrow, while the customer is heard as ever and the system takes every byte', () => {
  test.each([
    { share: 0.9, firstMs: 450, thenMs: 250 },
    { share: 0.7, firstMs: 600, thenMs: 350 },
    { share: 0.5, firstMs: 950, thenMs: 420 },
  ])('by $share of what is needed: words wait $thenMs ms at most, as much as fits arrives, and it is over at once', (narrow) => {
    const untilMs = FROM_MS + 20_000;
    const isNarrow = between(FROM_MS, untilMs);
    const it = call({ untilMs: untilMs + 6_000, upBytesPerMs: (nowMs) => (isNarrow(nowMs) ? narrow.share * NEEDED : 1_000) });
    expect(it.told('lost')).toEqual([]);
    expect(oldestMs(it, 1_000, FROM_MS)).toBeLessThanOrEqual(USUAL_MS);
    expect(oldestMs(it, FROM_MS, FROM_MS + 6_000)).toBeLessThanOrEqual(narrow.firstMs);
    expect(oldestMs(it, FROM_MS + 6_000, untilMs)).toBeLessThanOrEqual(narrow.thenMs);
    expect(oldestMs(it, untilMs + 400, untilMs + 6_000)).toBeLessThanOrEqual(USUAL_MS);
    const arrived = arrivedMs(it, FROM_MS, untilMs);
    expect(arrived).toBeGreaterThan(20_000 * narrow.share * 0.88);
    expect(Math.abs(droppedFrames(it) - (20_000 - arrived) / 60)).toBeLessThanOrEqual(3); // what is left out is counted
    expect(arrivedMs(it, untilMs + 400, untilMs + 5_400)).toBeGreaterThanOrEqual(4_980);
  });

  test('is known by the answers alone: where none ever came, everything is sent, and nothing dropped', () => {
    const isNarrow = between(FROM_MS, 20_000);
    const it = call({ untilMs: 24_000, answersPings: false, upBytesPerMs: (nowMs) => (isNarrow(nowMs) ? 0.9 * NEEDED : 1_000) });
    expect(droppedFrames(it)).toBe(0);
    expect(it.told('lost')).toEqual([]);
  });
});

describe('a way up that stands still while the customer is heard as ever', () => {
  test.each([200, 330, 600])('for %i ms: what is spoken meanwhile arrives, and nothing is put into it for longer than 0.7 s', (stillMs) => {
    const isStill = between(FROM_MS, FROM_MS + stillMs);
    const it = call({ untilMs: 14_000, upBytesPerMs: (nowMs) => (isStill(nowMs) ? 0 : 1_000) });
    expect(it.told('lost')).toEqual([]);
    expect(arrivedMs(it, FROM_MS - 1_000, FROM_MS + 3_000)).toBeGreaterThanOrEqual(4_000 - 120);
    expect(oldestMs(it, FROM_MS + stillMs + 800, 14_000)).toBeLessThanOrEqual(USUAL_MS);
  });

  test('for 3 s: it takes 0.7 s of voice, and what comes then is fresh', () => {
    const isStill = between(FROM_MS, FROM_MS + 3_000);
    const it = call({ untilMs: 14_000, upBytesPerMs: (nowMs) => (isStill(nowMs) ? 0 : 1_000) });
    expect(it.told('lost')).toEqual([]);
    expect(it.handedOver.filter(({ atMs }) => isStill(atMs)).length * 60).toBeLessThanOrEqual(720);
    const fresh = it.received.filter(({ firstMs }) => firstMs > FROM_MS + 1_000);
    expect(fresh[0]?.atMs).toBeLessThan(FROM_MS + 3_000 + 2 * ONE_WAY_MS + 60);
    expect(Math.max(...fresh.map(({ atMs, firstMs }) => atMs - firstMs))).toBeLessThanOrEqual(300 + 3 * ONE_WAY_MS + 20);
  });

  test('for good is given up after some five seconds, once: the next session’s answers are waited for no longer', () => {
    const it = call({ untilMs: 39_000, answersPings: (nowMs) => nowMs % 12_000 < FROM_MS });
    const [lost, ...others] = it.told('lost').map(({ atMs }) => atMs);
    expect(lost).toBeGreaterThan(FROM_MS + 5_000);
    expect(lost).toBeLessThan(FROM_MS + 5_800);
    expect(others).toEqual([]);
    // After that it is known that they say nothing, and the voice goes on.
    expect(arrivedMs(it, 26_000, 38_000)).toBeGreaterThanOrEqual(11_900);
  });

  test('for good a second time, a healthy minute later, is given up as soon as the first time', () => {
    const deadFromMs = [FROM_MS, 75_000];
    let opened = 0;
    const it = simulateCall({
      createResampler,
      kernelBytes: KERNEL_BYTES,
      oneWayMs: ONE_WAY_MS,
      untilMs: 90_000,
      meanwhile: (_nowMs, { service }) => (opened = service.opened.length),
      upBytesPerMs: (nowMs) => (nowMs >= (deadFromMs[opened - 1] ?? Number.POSITIVE_INFINITY) ? 0 : 1_000),
    });
    const tookMs = it.told('lost').map(({ atMs }, index) => atMs - (deadFromMs[index] ?? 0));
    expect(tookMs).toHaveLength(2);
    expect(Math.min(...tookMs)).toBeGreaterThan(5_000);
    expect(Math.max(...tookMs)).toBeLessThan(5_800);
    const arrived = it.received.filter(({ atMs }) => atMs >= 82_000 && atMs < 89_000);
    expect(arrived.length * 60).toBeGreaterThanOrEqual(6_900);
    expect(Math.max(...arrived.map(({ atMs, firstMs }) => (atMs % 40_000) - firstMs))).toBeLessThanOrEqual(USUAL_MS);
  });
});

describe('both directions that stand still together', () => {
  test.each([25, 250])('over a way of %i ms cost no more than the queue of what is spoken meanwhile can bridge', (oneWayMs) => {
    const stillMs = 700;
    const it = call({ untilMs: 14_000, oneWayMs, isDown: between(FROM_MS, FROM_MS + stillMs) });
    expect(it.told('lost')).toEqual([]);
    expect(7_000 - arrivedMs(it, 4_000, 11_000)).toBeLessThanOrEqual(stillMs - 420); // 300 ms that the system took, two frames and more that waited
  });
});

test('somebody else who fills the way down makes answers late, and costs our voice a second at most', () => {
  const it = call({ untilMs: 30_000, downLateMs: (nowMs) => (nowMs < FROM_MS ? 0 : 500) });
  expect(it.told('lost')).toEqual([]);
  expect(arrivedMs(it, FROM_MS, 29_000)).toBeGreaterThan(22_000);
  expect(arrivedMs(it, FROM_MS + 3_000, 29_000)).toBeGreaterThanOrEqual(19_900);
});

test.each([250, 350, 450])('a long way, of %i ms, costs the agent nothing while the customer pauses', (oneWayMs) => {
  const it = call({ untilMs: 39_000, oneWayMs, pauses: (nowMs) => nowMs % 9_000 > 5_000 });
  expect(it.told('lost')).toEqual([]);
  expect(droppedFrames(it)).toBe(0);
});
