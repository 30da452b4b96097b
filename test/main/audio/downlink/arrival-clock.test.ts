import { describe, expect, test } from 'vitest';
import { createArrivalClock, type Lateness } from '../../../../main/audio/downlink/arrival-clock.ts';
import { createDelayTarget } from '../../../../main/audio/downlink/delay-target.ts';
import { JITTER_TUNING } from '../../../../main/audio/downlink/jitter-tuning.ts';

const FRAME_MS = 20;

/** Frame after frame at the given times. */
function clockOf(timesMs: readonly number[]) {
  const seen: Lateness[] = [];
  const shifts: number[] = [];
  const clock = createArrivalClock({ observe: (lateness) => seen.push({ ...lateness }), shifted: ({ byMs }) => shifts.push(byMs) });
  timesMs.forEach((nowMs, index) => clock.arrived({ mediaMs: index * FRAME_MS, durationMs: FRAME_MS, nowMs }));
  return { clock, seen, shifts };
}
const even = (count: number, fromMs = 0): readonly number[] => Array.from({ length: count }, (_, index) => fromMs + index * FRAME_MS);

describe('lateness', () => {
  test('is told over the fastest message', () => {
    const { seen } = clockOf([5, 20, 52, 60]);
    expect(seen.at(-2)?.latenessMs).toBe(12);
    expect(seen.at(-1)?.latenessMs).toBe(0);
  });
  test('of sound that has not come grows with time', () => {
    const { clock } = clockOf(even(10, 100));
    expect(clock.latenessMs(200, 300)).toBe(0);
    expect(clock.latenessMs(200, 345)).toBe(45);
  });
  test('of a stall is told although it looked like a pause at first', () => {
    // 600 ms of nothing, then the backlog at once.
    const { seen } = clockOf([...even(50), ...Array.from({ length: 30 }, () => 1_580), ...even(40, 1_600)]);
    expect(Math.max(...seen.map(({ latenessMs }) => latenessMs))).toBeGreaterThan(500);
  });
  test('is none after a pause of the sender', () => {
    const { seen } = clockOf([...even(50), ...even(50, 4_000)]);
    expect(Math.max(...seen.map(({ latenessMs }) => latenessMs))).toBe(0);
  });
  test('is infinite before anything came, and told over the old way until something comes of the new one', () => {
    expect(clockOf([]).clock.latenessMs(0, 100)).toBe(Number.POSITIVE_INFINITY);
    const { clock } = clockOf(even(10, 100));
    clock.forget();
    clock.forget();
    expect(clock.latenessMs(200, 345)).toBe(45);
    clock.arrived({ mediaMs: 200, durationMs: FRAME_MS, nowMs: 1_000 });
    expect(clock.latenessMs(200, 1_010)).toBe(10);
  });
  test('of a way that stays longer is told for a second, and then taken back', () => {
    const { clock, shifts } = clockOf([...even(100), ...even(100, 2_080)]);
    expect(shifts).toEqual([80]);
    expect(clock.latenessMs(4_000, 4_080)).toBe(0);
  });
  test('does not grow with clocks that drift apart by 300 ppm', () => {
    const { seen } = clockOf(Array.from({ length: 30_000 }, (_, index) => index * FRAME_MS * 1.000_3));
    expect(Math.max(...seen.map(({ latenessMs }) => latenessMs))).toBeLessThan(7);
  });
});

describe('the delay that is worth its cost', () => {
  const targetAfter = (timesMs: readonly number[]): number => {
    const target = createDelayTarget(JITTER_TUNING);
    timesMs.forEach((nowMs, index) => target.arrived({ mediaMs: index * FRAME_MS, durationMs: FRAME_MS, nowMs }));
    return target.targetMs;
  };
  const stalled = (lengthMs: number, every: number, count: number): readonly number[] => {
    let latest = 0;
    return even(count).map((timeMs, index) => (latest = Math.max(latest, timeMs + (index % every === every - 1 ? lengthMs : 0))));
  };

  test('is the least there is on an even network', () => expect(targetAfter(even(500))).toBe(JITTER_TUNING.shortestMs));
  test('is the first guess before anything is known', () => expect(targetAfter([])).toBe(JITTER_TUNING.firstMs));
  test('covers a stall that comes every two seconds', () => {
    expect(targetAfter(stalled(80, 100, 3_000))).toBeGreaterThan(80 * JITTER_TUNING.coverage);
  });
  test('does not hold a second for a stall that comes once a minute', () => {
    expect(targetAfter(stalled(1_000, 2_900, 3_000))).toBeLessThan(250);
  });
  test('grows with what one is willing to pay', () => {
    const at = (exchangeMs: number): number => {
      const target = createDelayTarget({ ...JITTER_TUNING, exchangeMs });
      stalled(60, 400, 3_000).forEach((nowMs, index) => target.arrived({ mediaMs: index * FRAME_MS, durationMs: FRAME_MS, nowMs }));
      return target.targetMs;
    };
    expect(at(400)).toBeGreaterThan(at(20));
  });
});
