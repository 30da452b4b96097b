import { RECORDING_RATE_HZ, type RecordingFormat } from '#contract/recording.ts';
import { FRAME_SAMPLES } from './opus-pair.ts';
import { WAV_FRAME_BYTES } from './wav-head.ts';

/** What a sound record holds after its kind: PCM as a WAV file has it, or Opus packets, each after its length in two bytes. */
export function packetsContent(packets: readonly Buffer[]): Buffer {
  return Buffer.concat(
    packets.flatMap((packet) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(packet.length);
      return [length, packet];
    }),
  );
}

export function packetsIn(content: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  for (let at = 0; at + 2 <= content.length;) {
    const end = at + 2 + content.readUInt16BE(at);
    packets.push(content.subarray(at + 2, end));
    at = end;
  }
  return packets;
}

/** PCM as bytes of a file, whatever this machine's own order of bytes. */
export function pcmBytes(pcm: Int16Array): Buffer {
  const bytes = Buffer.alloc(pcm.length * 2);
  for (const [index, sample] of pcm.entries()) bytes.writeInt16LE(sample, index * 2);
  return bytes;
}

export function pcmIn(bytes: Buffer): Int16Array {
  return Int16Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readInt16LE(index * 2));
}

/** Samples of one side. */
export function samplesIn(content: Buffer, format: RecordingFormat): number {
  return format === 'wav' ? Math.floor(content.length / WAV_FRAME_BYTES) : packetsIn(content).length * FRAME_SAMPLES;
}

export function millisecondsOf(samples: number): number {
  return Math.round((samples * 1_000) / RECORDING_RATE_HZ);
}
