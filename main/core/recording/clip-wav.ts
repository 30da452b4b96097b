import { RECORDING_RATE_HZ } from '#contract/recording.ts';

const HEAD_BYTES = 44;

/** A clip as a WAV file, mono, 16 bits. */
export function clipWav(pcm: Int16Array): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES + pcm.length * 2);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string): void => {
    for (let index = 0; index < text.length; index += 1) bytes[at + index] = text.charCodeAt(index);
  };
  word(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RECORDING_RATE_HZ, true);
  view.setUint32(28, RECORDING_RATE_HZ * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, pcm.length * 2, true);
  for (const [index, sample] of pcm.entries()) view.setInt16(HEAD_BYTES + index * 2, sample, true);
  return bytes;
}

/** The samples of such a file; null where it is no file of ours. */
export function clipOfWav(bytes: Uint8Array): Int16Array | null {
  if (bytes.length < HEAD_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isOurs = view.getUint32(24, true) === RECORDING_RATE_HZ && view.getUint16(22, true) === 1 && view.getUint16(34, true) === 16;
  if (!isOurs) return null;
  return Int16Array.from({ length: (bytes.length - HEAD_BYTES) >> 1 }, (_, index) => view.getInt16(HEAD_BYTES + index * 2, true));
}
