import { createPowerSpectrum, hann } from './spectrum.ts';

/** 32 ms at 16 kHz, half overlapping. */
const FRAME = 512;
const HOP = FRAME / 2;
/** So far below the reference's loudest bin nobody hears a difference. */
const FLOOR_DB = -60;

/**
 * Log-spectral distance in dB: the root mean square over frequency of the difference of both spectra in dB, averaged over
 * frames of 512 samples. 0 for equal sounds. Both aligned in time; the shorter one's length counts.
 */
export function logSpectralDistance(heard: Float32Array, reference: Float32Array): number {
  const spectrum = createPowerSpectrum(FRAME, hann(FRAME));
  const length = Math.min(heard.length, reference.length);
  const pairs: { readonly heard: Float64Array; readonly reference: Float64Array }[] = [];
  let loudest = 0;
  for (let from = 0; from + FRAME <= length; from += HOP) {
    const pair = { heard: spectrum(heard, from), reference: spectrum(reference, from) };
    for (const power of pair.reference) loudest = Math.max(loudest, power);
    pairs.push(pair);
  }
  const floor = Math.max(loudest * 10 ** (FLOOR_DB / 10), Number.MIN_VALUE);
  const distances = pairs.map((pair) => {
    let sum = 0;
    for (let bin = 0; bin < pair.heard.length; bin += 1)
      sum += (10 * Math.log10(Math.max(floor, pair.heard[bin] ?? 0) / Math.max(floor, pair.reference[bin] ?? 0))) ** 2;
    return Math.sqrt(sum / pair.heard.length);
  });
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}
