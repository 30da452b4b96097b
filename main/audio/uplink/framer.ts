import type { SendFrame } from './frame-queue.ts';

/** Where no detector tells speech from noise: below this a listener misses nothing of it. −50 dBFS, as mean power. */
const QUIET_POWER = 10 ** (-50 / 10);
const FULL_SCALE = 32_768;

export interface Framer {
  /** Whether somebody speaks in the samples added from now on; null where only their level can tell. */
  speaks: boolean | null;
  /** Samples that follow the last ones, the first of which was spoken at `spokenMs`. Allocates nothing. */
  add(samples: Float32Array, count: number, spokenMs: number): void;
  /** Forgets a frame that is not whole: what follows does not continue it. So many of the next samples are made silent. */
  restart(silentSamples: number): void;
}

/** Cuts a row of samples into messages. A sample louder than full scale is clipped, one that is no number is silence. */
export function createFramer(order: {
  readonly frameSamples: number;
  readonly rateHz: number;
  /** The frame to write into. */
  readonly blank: () => SendFrame;
  /** That frame is whole. */
  readonly whole: () => void;
}): Framer {
  const { frameSamples } = order;
  const sampleMs = 1_000 / order.rateHz;
  let filled = 0;
  let power = 0;
  let toSilence = 0;
  let hasSpeech = false;
  const framer: Framer = {
    speaks: null,
    add(samples, count, spokenMs) {
      let frame = order.blank();
      const { speaks } = framer;
      let sum = power; // kept on the stack: each change of a number that outlives the call is a new one on the heap
      for (let index = 0; index < count; index += 1) {
        if (filled === 0) {
          frame.oldestMs = spokenMs + index * sampleMs;
          sum = 0;
          hasSpeech = false;
        }
        if (speaks === true) hasSpeech = true;
        const sample = toSilence > 0 ? 0 : pcm16Of(samples[index] ?? 0);
        if (toSilence > 0) toSilence -= 1;
        frame.pcm.writeInt16LE(sample, filled * 2);
        sum += sample * sample;
        filled += 1;
        if (filled < frameSamples) continue;
        filled = 0;
        frame.isQuiet = !hasSpeech && (speaks === false || sum / frameSamples < QUIET_POWER * FULL_SCALE * FULL_SCALE);
        order.whole();
        frame = order.blank();
      }
      power = sum;
    },
    restart(silentSamples) {
      filled = 0;
      toSilence = silentSamples;
    },
  };
  return framer;
}

function pcm16Of(sample: number): number {
  // `| 0` makes silence of what is no number.
  return Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, Math.round(sample * FULL_SCALE))) | 0;
}
