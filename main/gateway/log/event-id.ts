import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { LineId } from '#contract/line.ts';
import type { Observation } from '../../core/events/observation.ts';
import { webhookObservations } from '../../core/events/webhook-payload.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * Headers that name one event, the same at every attempt to deliver it. `x-webhook-id` is left out on purpose: with
 * some senders it names the subscription, and then every event after the first would pass for a repetition.
 */
const ID_HEADERS = ['webhook-id', 'svix-id', 'x-event-id'] as const;
const LONGEST_HEADER_ID = 200;

type CallNews = Pick<Observation, 'remoteId' | 'externalId' | 'status' | 'outcome'>;

function made(...parts: readonly (string | null)[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, 32);
}

/** The id of news about one call, from wherever they come: what polling found and the webhook that tells it later have the same. */
export function newsEventId(lineId: LineId, { remoteId, externalId, status, outcome }: CallNews): string {
  return made('news', lineId, remoteId ?? externalId, status, outcome);
}

/**
 * The id of a delivery: the sender's own where a header gives one; else of the news it tells; else of what it says,
 * whatever the order and spacing of its members. SDP is news that no status tells, so an event that carries it is
 * never taken for one that does not.
 */
export function webhookEventId(lineId: LineId, headers: IncomingHttpHeaders, body: unknown): string {
  for (const name of ID_HEADERS) {
    const given = headers[name];
    if (typeof given === 'string' && given.length > 0 && given.length <= LONGEST_HEADER_ID) return made('header', lineId, given);
  }
  const [news, ...more] = webhookObservations(body);
  if (news === undefined || more.length > 0 || news.sdpOffer !== null || news.sdpAnswer !== null) {
    return made('body', lineId, canonicalJson(body));
  }
  return newsEventId(lineId, news);
}
