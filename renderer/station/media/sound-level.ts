/** What digital silence is reported as: the logarithm itself has no number for it. */
export const SILENCE_DBFS = -100;
/** What is the least that is not silence. */
const FAINTEST_DBFS = -99.9;

/** Root mean square of samples in -1..1. */
export function rms(samples: Float32Array): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(energy / samples.length);
}

/** An RMS of 0..1 in dBFS, from -100 to 0. */
export function dbfs(level: number): number {
  return level <= 1e-5 ? SILENCE_DBFS : Math.min(0, 20 * Math.log10(level));
}

/** A level in dBFS with a gain. Silence stays silence, and nothing else becomes it: that would say the microphone is dead. */
export function amplifiedDbfs(level: number, gainDb: number): number {
  if (level <= SILENCE_DBFS || gainDb === 0) return level;
  return Math.min(0, Math.max(FAINTEST_DBFS, level + gainDb));
}
