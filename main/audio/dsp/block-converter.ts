import { outputRoom, type CreateResampler, type ResamplerRates } from './resampler.ts';
import { createSampleRing } from './sample-ring.ts';

/** Room beside a block's usual length. */
const SPARE_SAMPLES = 8;
/**
 * Asked for beside what is missing, because the rate in use is rounded: who asks for a hair too little falls short by one sample
 * now and then, and would have to draw that one by itself.
 */
const ROUNDED_OFF = 0.01;

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
  /** Draws the source so much faster (positive) or slower than its rate says. */
  correct(ppm: number): void;
  dispose(): void;
}

/** The mirror image: who needs sound at one rate draws it from a source at another. */
export function createPullConverter(shape: {
  readonly rates: ResamplerRates;
  readonly sourceBlockSamples: number;
  /**
   * `whole`: the source gives blocks of exactly that length, and what is left of one waits here. `needed`: one block each time,
   * a sample more or less, as many as are needed now, so that hardly more than one of its samples waits.
   */
  readonly draws: 'whole' | 'needed';
  readonly longestOutput: number;
  readonly createResampler: CreateResampler;
}): PullConverter {
  const { fromHz, toHz } = shape.rates;
  const resampler = shape.createResampler(shape.rates);
  const room = new Float32Array(shape.sourceBlockSamples + SPARE_SAMPLES);
  const whole = room.subarray(0, shape.sourceBlockSamples);
  const blocks = new Map<number, Float32Array>();
  const converted = new Float32Array(outputRoom(room.length, shape.rates));
  const ring = createSampleRing(converted.length + shape.longestOutput);
  let perOutput = fromHz / toHz;

  /** A view is made once for each length there is: three or four. */
  const blockOf = (missing: number): Float32Array => {
    if (shape.draws === 'whole') return whole;
    const length = Math.min(room.length, Math.max(1, Math.ceil(missing * perOutput + ROUNDED_OFF)));
    const block = blocks.get(length) ?? room.subarray(0, length);
    blocks.set(length, block);
    return block;
  };
  return {
    fill(out, source) {
      while (ring.length < out.length) {
        const block = blockOf(out.length - ring.length);
        source(block);
        ring.push(converted, resampler.process(block, converted));
      }
      ring.take(out, 0, out.length);
    },
    correct(ppm) {
      resampler.correct(ppm);
      perOutput = (fromHz / toHz) * (1 + ppm / 1_000_000);
    },
    dispose: () => {
      resampler.dispose();
    },
  };
}
