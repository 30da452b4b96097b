import { RECORDING_RATE_HZ } from '#contract/recording.ts';
import { createPullConverter } from '../dsp/block-converter.ts';
import type { CreateResampler } from '../dsp/resampler.ts';
import { BLOCK_SAMPLES, INNER_RATE_HZ } from '../dsp/sound-format.ts';

const FULL_SCALE = 32_768;
const SOURCE_BLOCK = (BLOCK_SAMPLES * RECORDING_RATE_HZ) / INNER_RATE_HZ;
/** What lies between us and the customer's ear still has to pass before the clip was heard to its end. */
const TAIL_SAMPLES = RECORDING_RATE_HZ * 0.4;

/** A clip on its way into a call. */
export interface ClipSound {
  readonly playId: string;
  readonly loops: boolean;
  readonly isSent: boolean;
  /** It has been heard to its end. */
  readonly isOver: boolean;
  /** Adds the next ten milliseconds of it. Allocates nothing. */
  mix(block: Float32Array): void;
  dispose(): void;
}

export function createClipSound(order: {
  readonly playId: string;
  readonly pcm: Int16Array;
  readonly loops: boolean;
  readonly isSent: boolean;
  readonly createResampler: CreateResampler;
}): ClipSound {
  const { playId, pcm, loops, isSent } = order;
  const converter = createPullConverter({
    rates: { fromHz: RECORDING_RATE_HZ, toHz: INNER_RATE_HZ },
    sourceBlockSamples: SOURCE_BLOCK,
    draws: 'whole',
    longestOutput: BLOCK_SAMPLES,
    createResampler: order.createResampler,
  });
  const next = new Float32Array(BLOCK_SAMPLES);
  let at = 0;
  const draw = (block: Float32Array): void => {
    for (let index = 0; index < block.length; index += 1) {
      block[index] = (pcm[at] ?? 0) / FULL_SCALE;
      at += 1;
      if (loops && at >= pcm.length) at = 0;
    }
  };
  return {
    playId,
    loops,
    isSent,
    get isOver() {
      return !loops && at >= pcm.length + TAIL_SAMPLES;
    },
    mix(block) {
      converter.fill(next, draw);
      for (let index = 0; index < block.length; index += 1) block[index] = (block[index] ?? 0) + (next[index] ?? 0);
    },
    dispose: () => {
      converter.dispose();
    },
  };
}
