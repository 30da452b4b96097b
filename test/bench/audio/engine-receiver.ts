import { createJitterBuffer } from '../../../main/audio/downlink/jitter-buffer.ts';
import type { JitterTuning } from '../../../main/audio/downlink/jitter-tuning.ts';
import { PULL_SAMPLES, RATE_HZ, SAMPLES_PER_MS, type Receiver } from './receiver.ts';

/** The app's own jitter buffer, fed with `sound` over and over. The one place that knows its interface. */
export function createEngineReceiver(shape: {
  readonly frameMs: number;
  readonly sound: Float32Array;
  readonly tuning?: Partial<JitterTuning>;
}): Receiver {
  const buffer = createJitterBuffer(RATE_HZ, shape.tuning);
  const frameSamples = shape.frameMs * SAMPLES_PER_MS;
  const frames = Math.floor(shape.sound.length / frameSamples);
  const block = new Float32Array(PULL_SAMPLES);
  return {
    arrive(frame, nowMs) {
      const from = (frame % frames) * frameSamples;
      buffer.push(shape.sound.subarray(from, from + frameSamples), nowMs);
    },
    pull(nowMs) {
      buffer.pull(block, nowMs);
      return block;
    },
    get stats() {
      return buffer.stats;
    },
    get targetMs() {
      return buffer.targetMs;
    },
  };
}
