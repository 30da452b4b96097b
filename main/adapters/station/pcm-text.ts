/** PCM of 16 bits as it crosses the bridge: base64 of its samples, little-endian. The station has the same without `Buffer`. */
export function pcmText(pcm: Int16Array): string {
  const bytes = Buffer.alloc(pcm.length * 2);
  for (const [index, sample] of pcm.entries()) bytes.writeInt16LE(sample, index * 2);
  return bytes.toString('base64');
}

/** Half a sample at the end is none. */
export function pcmOfText(text: string): Int16Array {
  const bytes = Buffer.from(text, 'base64');
  return Int16Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readInt16LE(index * 2));
}
