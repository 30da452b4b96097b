import { describe, expect, test } from 'vitest';
import { createJitterBuffer } from '../../../../main/audio/downlink/jitter-buffer.ts';
import { blendWeight } from '../../../../main/audio/downlink/splice.ts';
import { speech } from '../../../bench/audio/speech.ts';
import { logSpectralDistance } from '../../../support/sound/metrics/log-spectral-distance.ts';
import { rmsDbfs } from '../../../support/sound/tone-analysis.ts';

const RATE = 16_000;
const FRAME_MS = 20;
const FRAME = (RATE * FRAME_MS) / 1_000;
const PULL_MS = 10;
const PULL = (RATE * PULL_MS) / 1_000;
const RAMP = RATE / 200;
/** Before the gap, so that the buffer has settled. */
const LEAD_FRAMES = 50;
/** Without any reserve: what does not come in time is a gap as long as it is late. */
const NO_RESERVE = { firstMs: 4, shortestMs: 4 };
const PHASE_MS = 4;

interface HeardGap {
  readonly heard: Float32Array;
  /** Where in it the sound broke off, and where it went on. */
  readonly from: number;
  readonly to: number;
}

/** The app's jitter buffer on frames of `sound`, of which `lost` never come after the first fifty, or come `lateMs` late. */
function hearGap(sound: Float32Array, { lost = 0, lateMs = 0 }: { readonly lost?: number; readonly lateMs?: number }): HeardGap {
  const buffer = createJitterBuffer(RATE, NO_RESERVE);
  const frames = Math.floor(sound.length / FRAME);
  const block = new Float32Array(PULL);
  const heard: number[] = [];
  let [from, to] = [Number.NaN, Number.NaN];
  const arrivalMs = (frame: number): number => frame * FRAME_MS + (frame >= LEAD_FRAMES ? lateMs : 0);
  let next = 0;
  for (let nowMs = PHASE_MS; nowMs < frames * FRAME_MS; nowMs += PULL_MS) {
    for (; next < frames && arrivalMs(next) <= nowMs; next += 1) {
      const isLost = next >= LEAD_FRAMES && next < LEAD_FRAMES + lost;
      if (!isLost) buffer.push(sound.subarray(next * FRAME, (next + 1) * FRAME), arrivalMs(next));
    }
    const before = buffer.stats.consumed;
    buffer.pull(block, nowMs);
    const took = buffer.stats.consumed - before;
    if (Number.isNaN(from) && buffer.stats.consumed === LEAD_FRAMES * FRAME) from = heard.length + took;
    else if (!Number.isNaN(from) && Number.isNaN(to) && took > 0) to = heard.length + PULL - took;
    heard.push(...block);
  }
  return { heard: Float32Array.from(heard), from, to };
}

describe('a single frame of 20 ms that is lost in speech', async () => {
  const sound = await speech(25);
  const around = (at: number): Float32Array => sound.subarray(at - LEAD_FRAMES * FRAME, at + 4 * FRAME);
  const isLoud = (at: number): boolean => rmsDbfs(sound.subarray(at - FRAME, at + FRAME)) > -36;
  const places = Array.from({ length: sound.length / FRAME }, (_, frame) => frame * FRAME).filter(
    (at, frame) => frame % 3 === 0 && at >= LEAD_FRAMES * FRAME && at + 4 * FRAME <= sound.length && isLoud(at),
  );
  const distances = { ours: 0, repeated: 0, silence: 0 };
  let longestMs = 0;
  for (const at of places) {
    const { heard, from, to } = hearGap(around(at), { lost: 1 });
    longestMs = Math.max(longestMs, ((to - from) * 1_000) / RATE);
    const truth = sound.subarray(at - FRAME, at + 2 * FRAME);
    const window = (filled: Float32Array): number => logSpectralDistance(filled.subarray(from - FRAME, from + 2 * FRAME), truth);
    /** The same gap filled by another, which is blended into the sound after it as ours is. */
    const filledBy = (fill: (place: number) => number): Float32Array => {
      const filled = heard.slice();
      for (let place = 0; place < to - from + RAMP; place += 1) {
        const weight = place < to - from ? 0 : blendWeight(place - (to - from), RAMP);
        filled[from + place] = fill(place) * (1 - weight) + (sound[at + FRAME + place - (to - from)] ?? 0) * weight;
      }
      return filled;
    };
    distances.ours += window(heard) / places.length;
    distances.silence += window(filledBy(() => 0)) / places.length;
    distances.repeated += window(filledBy((place) => sound[at - FRAME + (place % FRAME)] ?? 0)) / places.length;
  }

  test('is told on enough places to mean something', () => {
    expect(places.length).toBeGreaterThan(150);
  });
  test('is filled until the sound goes on in phase, and no longer', () => {
    expect(longestMs).toBeLessThanOrEqual(FRAME_MS + 15); // the longest pitch period there is
  });
  test('sounds at least 3 dB nearer to the truth than silence does', () => {
    const { ours, repeated, silence } = distances;
    console.log(
      `20 ms gaps, log-spectral distance: ours ${ours.toFixed(2)}, repeated ${repeated.toFixed(2)}, silence ${silence.toFixed(2)} dB`,
    );
    expect(silence - ours).toBeGreaterThanOrEqual(3);
  });
  test('sounds at least 3 dB nearer to the truth than the last 20 ms said again', () => {
    expect(distances.repeated - distances.ours).toBeGreaterThanOrEqual(3);
  });
});

describe('a voice that is held up', () => {
  const HARMONICS = [0.22, 0.11, 0.07] as const;
  const vowel = (hz: number): Float32Array =>
    Float32Array.from({ length: 90 * FRAME }, (_, place) =>
      HARMONICS.reduce((sum, level, index) => sum + level * Math.sin((2 * Math.PI * hz * (index + 1) * place) / RATE), 0),
    );
  const steepest = (hz: number): number =>
    HARMONICS.reduce((sum, level, index) => sum + (level * 2 * Math.PI * hz * (index + 1)) / RATE, 0);
  const pitches = Array.from({ length: 60 }, (_, index) => 70 + index * 4.3);

  test.each([20, 40, 60])('by %i ms goes on where its pitch allows, whatever that is, without a step', (lateMs) => {
    for (const hz of pitches) {
      const { heard, from, to } = hearGap(vowel(hz), { lateMs });
      expect(((to - from) * 1_000) / RATE, `${hz} Hz`).toBeLessThanOrEqual(lateMs + 15);
      const steps = heard.subarray(from - RAMP, to + 2 * FRAME).map((sample, index, all) => Math.abs(sample - (all[index + 1] ?? sample)));
      expect(Math.max(...steps), `${hz} Hz`).toBeLessThan(steepest(hz) * 1.3);
    }
  });

  test('by 300 ms has faded to silence after 120', () => {
    const { heard, from } = hearGap(vowel(140), { lateMs: 300 });
    const at = (ms: number): number => from + (ms * RATE) / 1_000;
    const level = (fromMs: number, toMs: number): number => rmsDbfs(heard.subarray(at(fromMs), at(toMs)));
    expect(level(0, 20)).toBeGreaterThan(-18);
    expect(level(20, 60)).toBeLessThan(level(0, 20));
    expect(level(60, 110)).toBeLessThan(level(20, 60) - 3);
    expect(heard.subarray(at(120), at(300)).every((sample) => sample === 0)).toBe(true);
    expect(level(300, 320)).toBeGreaterThan(-18);
  });
});
