/** Points of the transform: 200 ms at 8 kHz, padded with zeros. */
const POINTS = 2_048;
/** Rate the signal is brought down to first: voices and test tones lie below 4 kHz. */
const ANALYSIS_RATE_HZ = 8_000;

/** The strongest frequency below 4 kHz in Hz, to about ±2 Hz; null for silence. Takes some 200 µs, so not for every frame. */
export function dominantFrequencyHz(samples: Float32Array, sampleRateHz: number): number | null {
  const step = Math.max(1, Math.round(sampleRateHz / ANALYSIS_RATE_HZ));
  const real = new Float64Array(POINTS);
  const imaginary = new Float64Array(POINTS);
  const count = Math.min(POINTS, Math.floor(samples.length / step));
  for (let index = 0; index < count; index += 1) {
    let sum = 0;
    for (let offset = 0; offset < step; offset += 1) sum += samples[index * step + offset] ?? 0;
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / count);
    real[index] = (sum / step) * window;
  }
  transform(real, imaginary);
  const power = (bin: number): number => (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2;
  let best = 1;
  for (let bin = 2; bin < POINTS / 2 - 1; bin += 1) if (power(bin) > power(best)) best = bin;
  if (power(best) < 1e-4) return null;
  const [left, middle, right] = [Math.sqrt(power(best - 1)), Math.sqrt(power(best)), Math.sqrt(power(best + 1))];
  const bend = left - 2 * middle + right;
  const shift = bend === 0 ? 0 : (0.5 * (left - right)) / bend;
  return ((best + shift) * (sampleRateHz / step)) / POINTS;
}

/** In-place radix-2 Fourier transform. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let index = 1, mirrored = 0; index < size; index += 1) {
    let bit = size >> 1;
    for (; (mirrored & bit) !== 0; bit >>= 1) mirrored ^= bit;
    mirrored ^= bit;
    if (index < mirrored) {
      [real[index], real[mirrored]] = [real[mirrored] ?? 0, real[index] ?? 0];
      [imaginary[index], imaginary[mirrored]] = [imaginary[mirrored] ?? 0, imaginary[index] ?? 0];
    }
  }
  for (let span = 2; span <= size; span *= 2) {
    const angle = (-2 * Math.PI) / span;
    for (let offset = 0; offset < span / 2; offset += 1) {
      const cosine = Math.cos(angle * offset);
      const sine = Math.sin(angle * offset);
      for (let start = offset; start < size; start += span) {
        const other = start + span / 2;
        const otherReal = (real[other] ?? 0) * cosine - (imaginary[other] ?? 0) * sine;
        const otherImaginary = (real[other] ?? 0) * sine + (imaginary[other] ?? 0) * cosine;
        real[other] = (real[start] ?? 0) - otherReal;
        imaginary[other] = (imaginary[start] ?? 0) - otherImaginary;
        real[start] = (real[start] ?? 0) + otherReal;
        imaginary[start] = (imaginary[start] ?? 0) + otherImaginary;
      }
    }
  }
}
