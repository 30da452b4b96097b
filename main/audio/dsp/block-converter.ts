import { outputRoom, type CreateResampler, type ResamplerRates } from './resampler.ts';
import { createSampleRing } from './sample-ring.ts';

export interface BlockConverter {
  /** Hands `emit` whole blocks of `blockSamples` at the new rate, as they become complete. The block is reused. */
  push(samples: Float32Array, emit: (block: Float32Array) => void): void;
  dispose(): void;
}

/** Any rate and length in, fixed blocks at another rate out. */
export function createBlockConverter(shape: {
  readonly rates: ResamplerRates;
  readonly longestInput: number;
  readonly blockSamples: number;
  readonly createResampler: CreateResampler;
}): BlockConverter {
  const resampler = shape.createResampler(shape.rates);
  const converted = new Float32Array(outputRoom(shape.longestInput, shape.rates));
  const ring = createSampleRing(converted.length + shape.blockSamples);
  const block = new Float32Array(shape.blockSamples);
  return {
    push(samples, emit) {
      ring.push(converted, resampler.process(samples, converted));
      while (ring.length >= shape.blockSamples) {
        ring.take(block, 0, shape.blockSamples);
        emit(block);
      }
    },
    dispose: () => {
      resampler.dispose();
    },
  };
}

export interface PullConverter {
  /** Fills `out` at the new rate, asking `source` for blocks at the old one as needed. */
  fill(out: Float32Array, source: (block: Float32Array) => void): void;
  dispose(): void;
}

/** The mirror image: who needs sound at one rate draws it from a source at another. */
export function createPullConverter(shape: {
  readonly rates: ResamplerRates;
  readonly sourceBlockSamples: number;
  readonly longestOutput: number;
  readonly createResampler: CreateResampler;
}): PullConverter {
  const resampler = shape.createResampler(shape.rates);
  const block = new Float32Array(shape.sourceBlockSamples);
  const converted = new Float32Array(outputRoom(block.length, shape.rates));
  const ring = createSampleRing(converted.length + shape.longestOutput);
  return {
    fill(out, source) {
      while (ring.length < out.length) {
        source(block);
        ring.push(converted, resampler.process(block, converted));
      }
      ring.take(out, 0, out.length);
    },
    dispose: () => {
      resampler.dispose();
    },
  };
}
