import { createHash } from 'node:crypto';

const LETTERS = 'abcdefghijklmnop';

/**
 * 64 bits of SHA-256 in letters alone, for the reason `newId` has. The same for the same text at every start; a key
 * is far too long to be found by trying.
 */
export function stableId(text: string): string {
  const digest = createHash('sha256').update(text).digest();
  return [...digest.subarray(0, 8)].flatMap((byte) => [LETTERS[byte >> 4], LETTERS[byte & 15]]).join('');
}
