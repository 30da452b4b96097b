import { RECORDING_RATE_HZ } from '#contract/recording.ts';

/** How loud a tone is in one side of interleaved sound of a recording, 0 to 1. */
export function toneIn(pcm: Int16Array, { side, hz }: { readonly side: 'agent' | 'customer'; readonly hz: number }): number {
  const first = side === 'agent' ? 0 : 1;
  const turn = (2 * Math.PI * hz) / RECORDING_RATE_HZ;
  let [real, imaginary] = [0, 0];
  const count = pcm.length / 2;
  for (let index = 0; index < count; index += 1) {
    const sample = (pcm[index * 2 + first] ?? 0) / 32_768;
    real += sample * Math.cos(turn * index);
    imaginary += sample * Math.sin(turn * index);
  }
  return (2 * Math.hypot(real, imaginary)) / count;
}
