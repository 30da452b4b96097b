import type { Line } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { LineAccess } from '../ports.ts';

/**
 * Whether a number is answered by one of the lines already, with another key of it: each of its calls would ring on both. A line whose
 * key the service refuses rings for none.
 */
export function isAnswered(
  lines: Iterable<{ readonly line: Line; readonly access: LineAccess }>,
  number: PhoneNumber | null,
  { apiBase }: LineAccess,
): boolean {
  return (
    number !== null &&
    [...lines].some(({ line, access }) => line.number === number && access.apiBase === apiBase && line.health.key !== 'rejected')
  );
}
