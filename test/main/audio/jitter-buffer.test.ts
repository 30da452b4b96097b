import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJitterBuffer, LONGEST_BUFFER_MS } from '../../../main/audio/downlink/jitter-buffer.ts';

const RATE = 16_000;
const PER_MS = RATE / 1_000;

/** Sound whose every sample tells its place: a slow rise that a listener could order again. */
function counted(from: number, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => (from + index + 1) / 4_000_000);
}
const place = (sample: number): number => Math.round(sample * 4_000_000) - 1;

/** Pushes 60 ms messages at the given times and pulls 10 ms blocks from `pullFromMs` to `untilMs`. */
function play({
  arrivalsMs,
  untilMs,
  pullFromMs = 0,
  samples = counted,
  frameMs = 60,
}: {
  arrivalsMs: readonly number[];
  untilMs: number;
  pullFromMs?: number;
  samples?: (from: number, count: number) => Float32Array;
  frameMs?: number;
}) {
  const buffer = createJitterBuffer(RATE);
  const heard: number[] = [];
  const block = new Float32Array(10 * PER_MS);
  let next = 0;
  for (let nowMs = 0; nowMs < untilMs; nowMs += 1) {
    for (; (arrivalsMs[next] ?? Number.POSITIVE_INFINITY) <= nowMs; next += 1)
      buffer.push(samples(next * frameMs * PER_MS, frameMs * PER_MS), nowMs);
    if (nowMs < pullFromMs || nowMs % 10 !== 0) continue;
    buffer.pull(block, nowMs);
    heard.push(...block);
  }
  return { buffer, heard };
}
const every60 = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index * 60);

describe('the jitter buffer', () => {
  test('starts once 120 ms of 60 ms messages lie ready, and plays on without a gap', () => {
    const { buffer, heard } = play({ arrivalsMs: every60(50), untilMs: 2_900 });
    const first = heard.findIndex((sample) => sample !== 0);
    expect(first / PER_MS).toBeGreaterThanOrEqual(60);
    expect(first / PER_MS).toBeLessThanOrEqual(75);
    expect(buffer.counts.underruns).toBe(0);
    expect(buffer.counts.dropped).toBe(0);
  });

  test('plays a word shorter than its start delay', () => {
    const { heard } = play({ arrivalsMs: [0], untilMs: 400 });
    expect(heard.filter((sample) => sample !== 0).length).toBeGreaterThanOrEqual(60 * PER_MS);
  });

  test('keeps the first words that arrive before the speaker is open', () => {
    const { heard } = play({ arrivalsMs: every60(40), untilMs: 2_000, pullFromMs: 400 });
    const firstWhole = heard.slice(10 * PER_MS).map(place);
    expect(firstWhole[0]).toBe(10 * PER_MS); // from the very beginning, after the five-millisecond ramp
  });

  test('lets go of the oldest above 600 ms, never of the newest', () => {
    const { buffer, heard } = play({ arrivalsMs: every60(20), untilMs: 1_300, pullFromMs: 1_200 });
    expect(buffer.counts.dropped).toBe(20 * 60 * PER_MS - LONGEST_BUFFER_MS * PER_MS);
    expect(place(heard[10 * PER_MS] ?? 0)).toBeGreaterThanOrEqual((1_200 - LONGEST_BUFFER_MS) * PER_MS);
  });

  test('grows after a spike, so that the next one of its size does no harm', () => {
    const spiky = Array.from({ length: 200 }, (_, index) => index * 60 + (index % 40 === 20 ? 180 : 0));
    let latest = 0;
    const arrivalsMs = spiky.map((at) => (latest = Math.max(latest, at))); // TCP: what follows a late message waits with it
    const { buffer } = play({ arrivalsMs, untilMs: 11_900 });
    expect(buffer.counts.underruns).toBe(1);
    expect(buffer.targetMs).toBeGreaterThan(200);
  });

  test('gives back delay that nothing needs, in the quiet between words', () => {
    const silence = (_from: number, count: number): Float32Array => new Float32Array(count);
    const { buffer } = play({ arrivalsMs: every60(300), untilMs: 17_900, pullFromMs: 500, samples: silence });
    expect(buffer.bufferedMs).toBeLessThan(220);
    const { received, played, skipped, dropped } = buffer.counts;
    expect(skipped).toBeGreaterThan(0);
    expect(played + skipped + dropped + Math.round(buffer.bufferedMs * PER_MS)).toBe(received);
  });

  test('ends and returns without a click: no step larger than the sound itself makes', () => {
    const arrivalsMs = [...every60(10), ...every60(10).map((at) => at + 1_500)];
    const tone = (from: number, count: number): Float32Array =>
      Float32Array.from({ length: count }, (_, index) => 0.3 * Math.cos((from + index) / 5));
    const { heard, buffer } = play({ arrivalsMs, untilMs: 3_000, samples: tone });
    expect(buffer.counts.underruns).toBeGreaterThanOrEqual(1);
    expect(Math.abs(tone(10 * 60 * PER_MS - 1, 1)[0] ?? 0)).toBeGreaterThan(0.2); // it breaks off near a peak
    const steps = heard.slice(1).map((sample, index) => Math.abs(sample - (heard[index] ?? 0)));
    expect(Math.max(...steps)).toBeLessThan(0.3 / 5 + 0.01);
    expect(heard.slice(1_200 * PER_MS, 1_400 * PER_MS).every((sample) => sample === 0)).toBe(true);
  });

  test('whatever the network does: finite, in order, bounded, and nothing played twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ gapMs: fc.integer({ min: 0, max: 900 }), samples: fc.integer({ min: 0, max: 4_000 }) }), { maxLength: 60 }),
        (messages) => {
          const buffer = createJitterBuffer(RATE);
          const block = new Float32Array(10 * PER_MS);
          const whole: number[] = [];
          let nowMs = 0;
          let sent = 0;
          let steady = 0;
          for (const { gapMs, samples } of messages) {
            for (let waited = 0; waited < gapMs; waited += 10) {
              nowMs += 10;
              const skips = buffer.counts.skipped + buffer.counts.dropped + buffer.counts.underruns;
              buffer.pull(block, nowMs);
              expect(block.every(Number.isFinite)).toBe(true);
              // Ramps bend samples for 5 ms after a cut: compare places only well after one.
              steady =
                buffer.counts.skipped + buffer.counts.dropped + buffer.counts.underruns === skips && block.every((sample) => sample !== 0)
                  ? steady + 1
                  : 0;
              if (steady > 2) whole.push(...[...block].map(place));
            }
            buffer.push(counted(sent, samples), nowMs);
            sent += samples;
            expect(buffer.bufferedMs).toBeLessThanOrEqual(LONGEST_BUFFER_MS);
            if (buffer.counts.dropped > 0) steady = 0;
          }
          for (let index = 1; index < whole.length; index += 1) expect(whole[index]).toBeGreaterThan(whole[index - 1] ?? 0);
          const { played, dropped, skipped, received } = buffer.counts;
          expect(received).toBe(sent);
          expect(played + dropped + skipped + Math.round(buffer.bufferedMs * PER_MS)).toBe(sent);
        },
      ),
      { numRuns: 60 },
    );
  });
});
