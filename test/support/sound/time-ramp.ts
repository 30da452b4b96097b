/**
 * Sound that tells when it was spoken: a slow rise over forty seconds, far above silence, which resamplers and
 * 16-bit samples leave as it is. Then it begins anew: in a longer call it tells the time within those forty seconds.
 */
const SPAN_MS = 40_000;
const LOWEST = 0.15;
const RISE = 0.8;

export function rampAt(spokenMs: number): number {
  return LOWEST + (RISE * (spokenMs % SPAN_MS)) / SPAN_MS;
}

/** When a sample was spoken; null where it is no sound of the ramp. */
export function spokenAt(sample: number): number | null {
  return sample < LOWEST - 0.02 || sample > LOWEST + RISE ? null : ((sample - LOWEST) * SPAN_MS) / RISE;
}

/** When the first sample of a stretch was spoken; null where it is not one straight piece of the ramp, but a seam or invented. */
export function spokenFrom(samples: Float32Array, rateHz: number): number | null {
  const first = spokenAt(samples[0] ?? 0);
  const last = spokenAt(samples.at(-1) ?? 0);
  if (first === null || last === null) return null;
  const spanMs = ((samples.length - 1) * 1_000) / rateHz;
  const straight = (RISE * spanMs) / SPAN_MS;
  const tolerance = straight * 0.2 + 2 / 32_768;
  const isStraight = samples.every((sample, index) => {
    const due = (samples[0] ?? 0) + (straight * index) / (samples.length - 1);
    return Math.abs(sample - due) < tolerance;
  });
  return isStraight ? first : null;
}
