/** PCM of 16 bits as text, for messages that must be plain data: base64 of its samples, least significant byte first. */
export function pcmText(pcm: Int16Array): string {
  let bytes = '';
  for (const sample of pcm) bytes += String.fromCharCode(sample & 0xff, (sample >> 8) & 0xff);
  return btoa(bytes);
}

/** The samples of such a text; half a sample at the end is none. */
export function pcmOfText(text: string): Int16Array {
  const bytes = atob(text);
  return Int16Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.charCodeAt(index * 2) | (bytes.charCodeAt(index * 2 + 1) << 8));
}
