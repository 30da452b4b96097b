export const RATE_HZ = 48_000;

/** A sine in -1..1 at 48 kHz, mono. */
export function sine({
  frequencyHz,
  seconds,
  amplitude = 0.3,
}: {
  frequencyHz: number;
  seconds: number;
  amplitude?: number;
}): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * RATE_HZ) },
    (_, index) => amplitude * Math.sin((2 * Math.PI * frequencyHz * index) / RATE_HZ),
  );
}

/** Amplitude in 0..1 of one frequency (a single bin of the Fourier transform). */
export function amplitudeAt(samples: Float32Array, frequencyHz: number, rateHz = RATE_HZ): number {
  let re = 0;
  let im = 0;
  samples.forEach((sample, index) => {
    const angle = (2 * Math.PI * frequencyHz * index) / rateHz;
    re += sample * Math.cos(angle);
    im += sample * Math.sin(angle);
  });
  return samples.length === 0 ? 0 : (2 * Math.hypot(re, im)) / samples.length;
}
