import { randomBytes } from 'node:crypto';
import type { NewId } from '../../core/ports.ts';

const LETTERS = 'abcdefghijklmnop';

/** 64 random bits in letters alone: a run of digits in a log would be taken for a telephone number and masked. */
export const newId: NewId = (prefix) => {
  const letters = [...randomBytes(8)].flatMap((byte) => [LETTERS[byte >> 4], LETTERS[byte & 15]]);
  return `${prefix}_${letters.join('')}`;
};
