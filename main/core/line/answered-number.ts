import type { Line } from '#contract/line.ts';
import type { LineAccess } from '../ports.ts';

/**
 * Whether a number is answered by one of the lines already, with another key of it: each of its calls would ring on both. A line whose
 * key the service refuses rings for none; one of the other kind is another way into the same telephone, with calls of its own.
 */
export function isAnswered(
  lines: Iterable<{ readonly line: Line; readonly access: LineAccess }>,
  { kind, number }: Pick<Line, 'kind' | 'number'>,
  { apiBase }: LineAccess,
): boolean {
  const isSame = (line: Line): boolean => line.number === number && line.kind === kind;
  return (
    number !== null && [...lines].some(({ line, access }) => isSame(line) && access.apiBase === apiBase && line.health.key !== 'rejected')
  );
}
