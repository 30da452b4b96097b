import { transform, type Spectrum } from './fourier.ts';

/**
 * How far the best shift must stand out above all shifts together. Of noise alone the highest of 24,000 shifts stands out
 * four to five times; a chirp 20 dB below the noise about twelve times.
 */
const CLEAR = 7;

/** The sample at which the chirp begins in `heard`, at `shifts` - 1 at the latest; null where it is not in there. */
export type FindChirp = (heard: Float32Array, shifts: number) => number | null;

/**
 * Finds a known sound in what a microphone heard, by cross-correlation. Takes some 20 ms of work: call it when no
 * sound depends on this thread.
 */
export function createChirpFinder(chirp: Float32Array, longestHeard: number): FindChirp {
  const size = 2 ** Math.ceil(Math.log2(longestHeard + chirp.length));
  const wanted = spectrumOf(chirp, size);

  return (heard, shifts) => {
    const { real, imaginary } = spectrumOf(heard, size);
    for (let index = 0; index < size; index += 1) {
      // heard × conjugate of wanted, and conjugated once more: transforming that forwards is transforming back.
      const [a, b, c, d] = [real[index] ?? 0, imaginary[index] ?? 0, wanted.real[index] ?? 0, wanted.imaginary[index] ?? 0];
      real[index] = a * c + b * d;
      imaginary[index] = -(b * c - a * d);
    }
    transform({ real, imaginary });
    let best = 0;
    let energy = 0;
    for (let shift = 0; shift < shifts; shift += 1) {
      const likeness = real[shift] ?? 0;
      energy += likeness * likeness;
      // A loudspeaker that is wired the wrong way round turns it upside down.
      if (Math.abs(likeness) > Math.abs(real[best] ?? 0)) best = shift;
    }
    const usual = Math.sqrt(energy / shifts);
    return usual > 0 && Math.abs(real[best] ?? 0) > CLEAR * usual ? best : null;
  };
}

function spectrumOf(samples: Float32Array, size: number): Spectrum {
  const spectrum = { real: new Float64Array(size), imaginary: new Float64Array(size) };
  spectrum.real.set(samples);
  transform(spectrum);
  return spectrum;
}
