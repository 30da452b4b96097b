/**
 * The sound whose way through a device is timed: a rising chirp that starts at its full height, so that its first
 * sample can be told from silence. portaudio-loop.c plays the same.
 */
export const BURST_SAMPLES = 960;
const RATE_HZ = 48_000;
const AMPLITUDE = 0.5;
/** Above the dither of a sound server, far below the first sample. */
const ONSET = 0.1;

export function burst(): Float32Array {
  let phase = 0;
  return Float32Array.from({ length: BURST_SAMPLES }, (_, index) => {
    const sample = AMPLITUDE * Math.cos(phase);
    phase += (2 * Math.PI * (500 + (3_500 * index) / BURST_SAMPLES)) / RATE_HZ;
    return sample;
  });
}

/** Whether the burst begins in this block. */
export function hasOnset(block: Float32Array): boolean {
  return block.some((sample) => Math.abs(sample) > ONSET);
}
