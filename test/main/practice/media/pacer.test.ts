import { describe, expect, test } from 'vitest';
import { startPacer } from '../../../../main/practice/media/pacer.ts';
import { createSampleQueue } from '../../../../main/practice/media/sample-queue.ts';
import type { PracticeClock } from '../../../../main/practice/practice-clock.ts';

/** A clock that stands still until moved; `late` adds to every wait, as a busy machine does. */
function handClock(late = 0): PracticeClock & { advance(ms: number): void } {
  let nowMs = 0;
  let waits: { readonly atMs: number; readonly run: () => void }[] = [];
  return {
    now: () => nowMs,
    monotonicMs: () => nowMs,
    after(delayMs, run) {
      const wait = { atMs: nowMs + delayMs + late, run };
      waits.push(wait);
      return () => {
        waits = waits.filter((other) => other !== wait);
      };
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      for (;;) {
        const next = waits.toSorted((left, right) => left.atMs - right.atMs)[0];
        if (next === undefined || next.atMs > untilMs) break;
        waits = waits.filter((other) => other !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.run();
      }
      nowMs = untilMs;
    },
  };
}

describe('the pacer', () => {
  test('waits that come late do not slow the stream down', () => {
    const clock = handClock(7);
    let frames = 0;
    const stop = startPacer({ clock, frameMs: 20, onFrame: () => (frames += 1) });
    clock.advance(10_000);
    stop();
    expect(frames).toBeGreaterThanOrEqual(499);
    expect(frames).toBeLessThanOrEqual(500);
  });

  test('after a long stall five frames are made up for and the rest is skipped', () => {
    const clock = handClock(1_000);
    let frames = 0;
    const stop = startPacer({ clock, frameMs: 20, onFrame: () => (frames += 1) });
    clock.advance(1_020);
    stop();
    expect(frames).toBe(5);
  });

  test('a stopped pacer is silent', () => {
    const clock = handClock();
    let frames = 0;
    startPacer({ clock, frameMs: 20, onFrame: () => (frames += 1) })();
    clock.advance(1_000);
    expect(frames).toBe(0);
  });
});

describe('the queue of samples', () => {
  test('gives back what went in, in order, and silence when it is empty', () => {
    const queue = createSampleQueue(4);
    queue.push(Int16Array.of(1, 2, 3));
    const out = new Int16Array(2);
    expect([queue.pull(out), [...out]]).toEqual([2, [1, 2]]);
    queue.push(Int16Array.of(4, 5));
    const rest = new Int16Array(5);
    expect([queue.pull(rest), [...rest]]).toEqual([3, [3, 4, 5, 0, 0]]);
  });

  test('drops the oldest when it is full', () => {
    const queue = createSampleQueue(3);
    queue.push(Int16Array.of(1, 2, 3, 4));
    const out = new Int16Array(3);
    queue.pull(out);
    expect([...out]).toEqual([2, 3, 4]);
  });
});
