import type { AppErrorCode } from '#contract/errors.ts';
import type { UnixMs } from '#contract/time.ts';

/** With these the service says that free text does not get through, whatever its words. */
const CLOSED: ReadonlySet<AppErrorCode> = new Set(['text-window-closed', 'conversation-needed']);

/** Whether free text reaches a customer. What the service has just refused counts for more than what calls tell; their messages we do not see. */
export function textWindow(known: {
  readonly textUntil: UnixMs | null;
  readonly refused: AppErrorCode | null;
  readonly now: UnixMs;
}): 'open' | 'closed' | 'unknown' {
  if (known.refused !== null && CLOSED.has(known.refused)) return 'closed';
  if (known.textUntil === null) return 'unknown';
  return known.textUntil > known.now ? 'open' : 'closed';
}
