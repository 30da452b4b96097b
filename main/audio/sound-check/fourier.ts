/** Complex numbers, the real parts apart from the imaginary ones. */
export interface Spectrum {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** Fourier transform in place, forwards; the length is a power of two (Cooley and Tukey, 1965). */
export function transform({ real, imaginary }: Spectrum): void {
  const size = real.length;
  const swap = (part: Float64Array, one: number, other: number): void => {
    const kept = part[one] ?? 0;
    part[one] = part[other] ?? 0;
    part[other] = kept;
  };
  for (let index = 1, mirrored = 0; index < size; index += 1) {
    let bit = size >> 1;
    for (; (mirrored & bit) !== 0; bit >>= 1) mirrored ^= bit;
    mirrored ^= bit;
    if (index >= mirrored) continue;
    swap(real, index, mirrored);
    swap(imaginary, index, mirrored);
  }
  for (let span = 2; span <= size; span *= 2) {
    const half = span / 2;
    const turn = (-2 * Math.PI) / span;
    for (let step = 0; step < half; step += 1) {
      const cosine = Math.cos(turn * step);
      const sine = Math.sin(turn * step);
      for (let even = step; even < size; even += span) {
        const odd = even + half;
        const oddReal = (real[odd] ?? 0) * cosine - (imaginary[odd] ?? 0) * sine;
        const oddImaginary = (real[odd] ?? 0) * sine + (imaginary[odd] ?? 0) * cosine;
        real[odd] = (real[even] ?? 0) - oddReal;
        imaginary[odd] = (imaginary[even] ?? 0) - oddImaginary;
        real[even] = (real[even] ?? 0) + oddReal;
        imaginary[even] = (imaginary[even] ?? 0) + oddImaginary;
      }
    }
  }
}
