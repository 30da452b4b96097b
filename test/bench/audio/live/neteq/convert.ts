import { outputRoom, type CreateResampler, type ResamplerRates } from '../../../../../main/audio/dsp/resampler.ts';

/** A whole recording at another rate, by the product's own resampler. */
export function convert(samples: Float32Array, rates: ResamplerRates, createResampler: CreateResampler): Float32Array {
  const resampler = createResampler(rates);
  const out = new Float32Array(outputRoom(samples.length, rates));
  const count = resampler.process(samples, out);
  resampler.dispose();
  return out.subarray(0, count);
}
