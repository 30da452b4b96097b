import { createDecoder } from 'libopus-wasm';

/** All of `packets`, in order and without a loss: s16 mono at 48 kHz as floats. */
export async function decodeOpus(packets: readonly Uint8Array[]): Promise<Float32Array> {
  const decoder = await createDecoder({ sampleRate: 48_000, channels: 1 });
  const frames = packets.map((packet) => decoder.decodeFloat(packet).slice());
  decoder.free();
  const samples = new Float32Array(frames.reduce((sum, frame) => sum + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    samples.set(frame, at);
    at += frame.length;
  }
  return samples;
}
