import type { LoggedEvent } from '../core/events/event-log.ts';
import { member, shortText } from '../core/events/json-reader.ts';
import { webhookObservations } from '../core/events/webhook-payload.ts';
import type { Log } from '../core/ports.ts';
import type { MaskNumber } from '../adapters/log/masked-number.ts';

function valueOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // appended by something that is not the receiver
  }
}

/** One line for each event: what happened, on which line, to whom as far as anybody may know. */
export function tellEvents(log: Log, mask: MaskNumber): (event: LoggedEvent) => void {
  return ({ lineId, source, cursor, body }) => {
    const value = valueOf(body);
    const [news] = webhookObservations(value);
    log.info('event', {
      seq: cursor.seq,
      line: lineId,
      source,
      event: shortText(member(value, 'event'), 40) ?? 'unnamed',
      status: news?.status ?? 'none',
      direction: news?.direction ?? 'unknown',
      peer: mask(news?.peer ?? null),
    });
  };
}
