import type { LineId } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import type { EventLog } from '../core/events/event-log.ts';
import type { Observation } from '../core/events/observation.ts';
import type { Clock, Log } from '../core/ports.ts';
import { newsEventId } from './log/event-id.ts';

/** The name that the service gives to an event of this kind. */
function eventName({ status, outcome }: Observation): string {
  if (status === 'ended') return outcome === 'missed' ? 'call.missed' : 'call.ended';
  return status === 'accepted' ? 'call.connected' : 'call.ringing';
}

/** What polling found, in the words of a webhook that would have told it. Its media description stays out: it is read when it is wanted. */
function bodyOf(news: Observation): string {
  return JSON.stringify({
    event: eventName(news),
    callId: news.remoteId,
    externalCallId: news.externalId,
    direction: news.direction === null ? null : news.direction.toUpperCase(),
    status: news.outcome === null ? null : news.outcome.toUpperCase(),
    peerNumber: news.peer,
    ...(news.durationSeconds === null ? {} : { duration: news.durationSeconds }),
    createdAt: news.createdAt,
  });
}

/**
 * Keeps what polling found beside what webhooks told, under the id that a webhook of the same news has: one that comes
 * later is a duplicate. There is no event of a call's beginning at the service (`initiated`).
 *
 * @param since calls that began before are history, and no news
 */
export function polledNews(tools: {
  readonly lineId: LineId;
  readonly since: UnixMs;
  readonly eventLog: Pick<EventLog, 'append'>;
  readonly clock: Clock;
  readonly log: Log;
}): (news: readonly Observation[]) => Promise<void> {
  const { lineId, since, eventLog, clock, log } = tools;
  return async (found) => {
    for (const news of found) {
      if (news.status === 'initiated' || (news.createdAt !== null && news.createdAt < since)) continue;
      const body = bodyOf(news);
      const kept = await eventLog.append({ eventId: newsEventId(lineId, news), lineId, source: 'polling', receivedAt: clock.now(), body });
      // Nothing is lost by it: what polling found is told all the same, and can be polled again.
      if (!kept.ok) log.warn('news that polling found is not kept', { line: lineId, code: kept.error.code });
    }
  };
}
