import { createHmac, randomBytes } from 'node:crypto';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** A number for the log: the same number looks the same, and nobody can tell from it whose it is. */
export type MaskNumber = (number: PhoneNumber | null) => string;

/**
 * Six characters of a keyed hash and the last four digits, such as `a3f09c…0001`. The key is drawn at each start,
 * so two log files cannot be joined by it; a plain hash of a telephone number is undone in seconds by trying all.
 */
export function maskedNumbers(key: Uint8Array = randomBytes(32)): MaskNumber {
  return (number) => {
    if (number === null) return 'unknown';
    const digest = createHmac('sha256', key).update(number).digest('hex');
    return `${digest.slice(0, 6)}…${number.slice(-4)}`;
  };
}
