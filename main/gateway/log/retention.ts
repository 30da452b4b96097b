import { unixMs } from '#contract/time.ts';
import type { EventLog } from '../../core/events/event-log.ts';
import type { Clock, Log } from '../../core/ports.ts';

const HOUR_MS = 3_600_000;
/** A telephone number is personal: nobody needs yesterday week's events. */
export const KEPT_FOR_MS = 7 * 24 * HOUR_MS;

/** Drops what is older than `keptForMs`, now and every hour. Returns what stops it. */
export function keepRetention(order: {
  readonly eventLog: Pick<EventLog, 'trim'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly keptForMs?: number;
}): () => void {
  const { eventLog, clock, log, keptForMs = KEPT_FOR_MS } = order;
  let cancel = (): void => undefined;

  function trim(): void {
    try {
      const dropped = eventLog.trim(unixMs(clock.now() - keptForMs));
      if (dropped > 0) log.info('old events were dropped', { events: dropped });
    } catch (cause) {
      // A full disk may refuse even this; the next hour tries again.
      log.error('old events could not be dropped', { why: cause instanceof Error ? cause.message : String(cause) });
    }
    cancel = clock.after(HOUR_MS, trim);
  }
  trim();
  return () => cancel();
}
