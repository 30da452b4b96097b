import { describe, expect, test } from 'vitest';
import { createJitterBuffer, type JitterBuffer } from '../../../../main/audio/downlink/jitter-buffer.ts';

const RATE = 16_000;
const PER_MS = RATE / 1_000;
const FRAME_MS = 20;

interface Course {
  readonly untilMs: number;
  readonly lostMs?: number;
  readonly openedMs?: number;
  /** Whether the frame that is whole at this time arrives. */
  readonly arrives: (nowMs: number) => boolean;
  readonly watch?: (buffer: JitterBuffer, nowMs: number) => void;
}

/** Frames of 20 ms that come as they are spoken, and a speaker that draws every ten milliseconds. */
function play({ untilMs, lostMs, openedMs, arrives, watch }: Course): JitterBuffer {
  const buffer = createJitterBuffer(RATE);
  const frame = Float32Array.from({ length: FRAME_MS * PER_MS }, (_, index) => 0.3 * Math.sin((2 * Math.PI * index) / 80));
  const block = new Float32Array(10 * PER_MS);
  for (let nowMs = 0; nowMs < untilMs; nowMs += 10) {
    if (nowMs === lostMs) buffer.sessionLost(nowMs);
    if (nowMs === openedMs) buffer.newSession(nowMs);
    if (nowMs % FRAME_MS === 0 && arrives(nowMs)) buffer.push(frame, nowMs);
    buffer.pull(block, nowMs);
    watch?.(buffer, nowMs);
  }
  return buffer;
}
const missed = ({ stats: { concealed, concealmentEvents, paused, played } }: JitterBuffer) => ({
  concealedMs: concealed / PER_MS,
  pausedMs: paused / PER_MS,
  share: concealed / played,
  events: concealmentEvents,
});

describe('sound that was due while there was no session is missing, all of it', () => {
  test.each([1_500, 3_000, 10_000])('for %i ms', (goneMs) => {
    const openedMs = 20_000 + goneMs;
    const { concealedMs, events, pausedMs } = missed(
      play({
        untilMs: 60_000,
        lostMs: 21_000, // a second of silence tells it
        openedMs,
        arrives: (nowMs) => nowMs < 20_000 || nowMs >= openedMs + 60,
      }),
    );
    // Less what lay in the buffer, more what it waits for at a beginning.
    expect(Math.abs(concealedMs - goneMs - 60)).toBeLessThan(60);
    expect([events, pausedMs]).toEqual([1, 0]);
  });

  test('ten seconds of a minute are a sixth of it', () => {
    const buffer = play({
      untilMs: 60_000,
      lostMs: 31_000,
      openedMs: 40_000,
      arrives: (nowMs) => nowMs < 30_000 || nowMs >= 40_060,
    });
    expect(missed(buffer).share).toBeCloseTo(10 / 60, 2);
  });

  test('while it is still going on, and where no session ever comes', () => {
    const atMs = new Map<number, number>();
    const buffer = play({
      untilMs: 30_000,
      lostMs: 21_000,
      arrives: (nowMs) => nowMs < 20_000,
      watch: ({ stats }, nowMs) => atMs.set(nowMs, stats.concealed / PER_MS),
    });
    expect((atMs.get(26_000) ?? 0) - (atMs.get(25_000) ?? 0)).toBe(1_000);
    expect(missed(buffer).concealedMs).toBeGreaterThan(9_900);
  });

  test('but none of what the sender was silent for, before the session was lost and after it was back', () => {
    const buffer = play({
      untilMs: 60_000,
      lostMs: 30_000,
      openedMs: 33_000,
      arrives: (nowMs) => nowMs < 20_000 || nowMs >= 45_000,
    });
    const { concealedMs, events, pausedMs } = missed(buffer);
    expect(concealedMs).toBeGreaterThanOrEqual(3_000);
    expect(concealedMs).toBeLessThan(3_050); // the first sound afterwards waits for more
    expect(events).toBe(1);
    expect(pausedMs).toBeGreaterThan(2_000);
  });
});

test('what an old session left is stretched near its end, and keeps its delay, until the new one has sound', () => {
  const delaysMs: number[] = [];
  let before = 0;
  const buffer = play({
    untilMs: 12_000,
    lostMs: 10_000,
    openedMs: 10_010,
    arrives: (nowMs) => nowMs < 10_000,
    watch({ delayMs, stats }, nowMs) {
      if (nowMs === 10_000) before = stats.expanded;
      if (nowMs >= 10_010) delaysMs.push(delayMs);
    },
  });
  expect(buffer.stats.expanded).toBeGreaterThan(before);
  expect(Math.min(...delaysMs)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...delaysMs)).toBeLessThan(100);
});
