const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE = new Map(Array.from({ length: LETTERS.length }, (_, value) => [LETTERS.charCodeAt(value), value]));

/**
 * PCM of 16 bits as text, for messages that must be plain data: base64 (RFC 4648) of its samples, little-endian. Written out, because
 * main and windows share it and have no encoder in common.
 */
export function pcmText(pcm: Int16Array): string {
  const byteAt = (index: number): number => ((pcm[index >> 1] ?? 0) >> ((index & 1) * 8)) & 0xff;
  const bytes = pcm.length * 2;
  const out: string[] = [];
  for (let at = 0; at < bytes; at += 3) {
    const three = (byteAt(at) << 16) | ((at + 1 < bytes ? byteAt(at + 1) : 0) << 8) | (at + 2 < bytes ? byteAt(at + 2) : 0);
    for (let letter = 0; letter < 4; letter += 1) {
      out.push(at + letter > bytes ? '=' : (LETTERS[(three >> (18 - letter * 6)) & 63] ?? ''));
    }
  }
  return out.join('');
}

/** Half a sample at the end is none. What is no letter of base64 counts as the first one: check the text before. */
export function pcmOfText(text: string): Int16Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = Math.floor(text.length / 4) * 3 - padding;
  const letterAt = (index: number): number => VALUE.get(text.charCodeAt(index)) ?? 0;
  const byteAt = (index: number): number => {
    const first = Math.floor(index / 3) * 4;
    const three = (letterAt(first) << 18) | (letterAt(first + 1) << 12) | (letterAt(first + 2) << 6) | letterAt(first + 3);
    return (three >> (16 - (index % 3) * 8)) & 0xff;
  };
  return Int16Array.from({ length: bytes >> 1 }, (_, index) => byteAt(index * 2) | (byteAt(index * 2 + 1) << 8));
}
