/** Quietest level reported; stands for silence. */
export const SILENCE_DBFS = -120;

/** RMS of one frequency's share of a signal, by Goertzel's recurrence, in dB relative to a full-scale square wave (a full-scale sine is −3). */
export function toneDbfs(samples: Float32Array, tone: { readonly frequencyHz: number; readonly sampleRateHz: number }): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * tone.frequencyHz) / tone.sampleRateHz);
  let before = 0;
  let last = 0;
  for (const sample of samples) {
    const next = sample + coefficient * last - before;
    before = last;
    last = next;
  }
  const energy = last * last + before * before - coefficient * last * before;
  return toDbfs((Math.sqrt(Math.max(0, energy)) * Math.SQRT2) / Math.max(1, samples.length));
}

/** RMS level of samples in −1..1. */
export function rmsDbfs(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return toDbfs(Math.sqrt(sum / Math.max(1, samples.length)));
}

function toDbfs(rms: number): number {
  return rms <= 1e-6 ? SILENCE_DBFS : Math.max(SILENCE_DBFS, 20 * Math.log10(rms));
}
