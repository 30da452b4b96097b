import { type AppError, appError } from '#contract/errors.ts';
import type { LineHealth, PollingCause } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import type { Reach } from '../ports.ts';

/** Webhooks that are proven outlast a look that fails; a second one is the service's trouble, and nothing could be answered. */
const MOST_FAILURES_WHILE_LIVE = 1;

export interface ReachEvidence {
  /** The last look; null before the first since the line was opened or the machine woke. */
  readonly lastLook:
    | { readonly ok: true; readonly at: UnixMs }
    | { readonly ok: false; readonly error: AppError; readonly failures: number }
    | null;
  /** When a webhook was last proven to reach us, where one is now; else why none does. */
  readonly webhooks: { readonly provenAt: UnixMs } | { readonly cause: PollingCause };
  readonly connection: LineHealth['connection'];
  readonly calling: LineHealth['calling'];
}

/** Whether a ring would reach us; null while nothing says so or otherwise. */
export function lineReach({ lastLook, webhooks, connection, calling }: ReachEvidence): Reach | null {
  if (lastLook === null) return null;
  if (!lastLook.ok) {
    const holdsOut = 'provenAt' in webhooks && (lastLook.failures <= MOST_FAILURES_WHILE_LIVE || lastLook.error.code === 'rate-limited');
    if (!holdsOut || tellsOfKey(lastLook.error)) return { state: 'unreachable', error: lastLook.error };
  }
  // The service answers, and yet nobody can ring: WhatsApp does not know this number just now, or calls are off.
  if (connection === 'closed' || connection === 'connecting') return { state: 'unreachable', error: appError('line-disconnected') };
  if (calling === 'disabled') return { state: 'unreachable', error: appError('calling-disabled') };
  if ('provenAt' in webhooks) return { state: 'live', provenAt: webhooks.provenAt };
  return lastLook.ok ? { state: 'polling', provenAt: lastLook.at, cause: webhooks.cause } : null;
}

/** The key itself is refused: what still comes in by webhook could not be answered. */
export function tellsOfKey({ code }: AppError): boolean {
  return code === 'key-rejected' || code === 'tenant-key-given' || code === 'number-key-given';
}
