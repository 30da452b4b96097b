import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

const LARGEST_BYTES = 256 * 1_024;

/** The text of an administrator's file. Bounded, and of a plain file: a device or a pipe in its place would never end. Throws with a code. */
export function readSmallFile(path: string): string {
  // Not to wait for a writer where a pipe lies in its place; Windows knows neither.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { size } = fstatSync(file);
    if (!fstatSync(file).isFile()) throw Object.assign(new Error('no file'), { code: 'no plain file' });
    if (size > LARGEST_BYTES) throw Object.assign(new Error('too large'), { code: 'larger than 256 KiB' });
    const bytes = Buffer.alloc(size);
    const read = readSync(file, bytes, 0, size, 0);
    // Windows' editors put a mark in front, or write two bytes a character.
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return bytes.toString(isUtf16 ? 'utf16le' : 'utf8', 0, read).replace(/^\uFEFF/, '');
  } finally {
    closeSync(file);
  }
}
