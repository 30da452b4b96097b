import { createPowerSpectrum, hann } from './spectrum.ts';
import { toTenKilohertz } from './to-ten-kilohertz.ts';

const RATE_HZ = 10_000;
const FRAME = 256;
const HOP = FRAME / 2;
const SPECTRUM = 512;
const BANDS = 15;
const LOWEST_BAND_HZ = 150;
/** Frames whose short-time envelopes are compared: 384 ms. */
const SEGMENT = 30;
/** Frames so far below the loudest hold no speech. */
const SPEECH_RANGE_DB = 40;
/** Lowest signal-to-distortion ratio that still counts as worse. */
const CLIPPED_DB = -15;

/**
 * Short-time objective intelligibility, 0…1 (Taal, Hendriks, Heusdens and Jensen, "An algorithm for intelligibility prediction of
 * time-frequency weighted noisy speech", IEEE TASLP 19(7), 2011): how alike the envelopes of both run in 15 one-third octave
 * bands from 150 Hz, over stretches of 384 ms. Aligned in time; the shorter one's length counts. NaN for less speech than one
 * stretch.
 */
export function stoi(sounds: { readonly clean: Float32Array; readonly heard: Float32Array; readonly rateHz: number }): number {
  const length = Math.min(sounds.clean.length, sounds.heard.length);
  const [clean, heard] = withoutPauses(
    toTenKilohertz(sounds.clean.subarray(0, length), sounds.rateHz),
    toTenKilohertz(sounds.heard.subarray(0, length), sounds.rateHz),
  );
  const cleanBands = envelopes(clean);
  const heardBands = envelopes(heard);
  let sum = 0;
  let count = 0;
  for (let band = 0; band < BANDS; band += 1) {
    const [cleanBand, heardBand] = [cleanBands[band] ?? [], heardBands[band] ?? []];
    for (let to = SEGMENT; to <= cleanBand.length; to += 1) {
      sum += likeness(cleanBand.slice(to - SEGMENT, to), heardBand.slice(to - SEGMENT, to));
      count += 1;
    }
  }
  return sum / count;
}

/** Both sounds with those frames left out, by overlap and add, in which the clean one is silent. */
function withoutPauses(clean: Float64Array, heard: Float64Array): readonly [Float64Array, Float64Array] {
  const window = hann(FRAME);
  const frames = Array.from({ length: Math.max(0, Math.ceil((clean.length - FRAME) / HOP)) }, (_, frame) => frame * HOP);
  const energies = frames.map((from) => Math.hypot(...window.map((weight, index) => weight * (clean[from + index] ?? 0))));
  const least = Math.max(...energies) * 10 ** (-SPEECH_RANGE_DB / 20);
  const kept = frames.filter((_, frame) => (energies[frame] ?? 0) > least);
  const join = (samples: Float64Array): Float64Array => {
    const joined = new Float64Array(kept.length === 0 ? 0 : (kept.length - 1) * HOP + FRAME);
    kept.forEach((from, frame) => {
      for (let index = 0; index < FRAME; index += 1) {
        const at = frame * HOP + index;
        joined[at] = (joined[at] ?? 0) + (window[index] ?? 0) * (samples[from + index] ?? 0);
      }
    });
    return joined;
  };
  return [join(clean), join(heard)];
}

/** Per band the amplitude in each frame. */
function envelopes(samples: Float64Array): readonly (readonly number[])[] {
  const spectrum = createPowerSpectrum(SPECTRUM, hann(FRAME));
  const bands = Array.from({ length: BANDS }, (_, band): number[] => {
    const centre = LOWEST_BAND_HZ * 2 ** (band / 3);
    return [binOf(centre * 2 ** (-1 / 6)), binOf(centre * 2 ** (1 / 6))];
  });
  const rows = bands.map((): number[] => []);
  for (let from = 0; from < samples.length - FRAME; from += HOP) {
    const powers = spectrum(samples, from);
    bands.forEach(([low = 0, high = 0], band) => {
      let power = 0;
      for (let bin = low; bin < high; bin += 1) power += powers[bin] ?? 0;
      rows[band]?.push(Math.sqrt(power));
    });
  }
  return rows;
}

function binOf(hz: number): number {
  return Math.round((hz * SPECTRUM) / RATE_HZ);
}

/** Correlation of one stretch's envelopes, the heard one brought to the clean one's level and clipped where it is far too loud. */
function likeness(clean: readonly number[], heard: readonly number[]): number {
  const level = Math.hypot(...clean) / (Math.hypot(...heard) + Number.EPSILON);
  const most = 1 + 10 ** (-CLIPPED_DB / 20);
  return correlation(
    clean,
    heard.map((value, index) => Math.min(value * level, (clean[index] ?? 0) * most)),
  );
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const centred = (values: readonly number[]): readonly number[] => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const [left, right] = [centred(one), centred(other)];
  const product = left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
  return product / ((Math.hypot(...left) + Number.EPSILON) * (Math.hypot(...right) + Number.EPSILON));
}
