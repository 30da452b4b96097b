import type { Direction } from '#contract/call.ts';
import { firstMember, member, shortText } from './json-reader.ts';
import { nativeCallObservations } from './native-calls-payload.ts';
import type { Observation } from './observation.ts';
import { serviceTime } from './service-time.ts';
import { type CallProgress, serviceNumber, wordDirection, wordProgress } from './service-words.ts';

/** The events that are asked for. `calls` is Meta's own, which alone carries SDP. */
export const CALL_EVENTS = ['call.ringing', 'call.connected', 'call.ended', 'call.missed', 'call.permission_updated', 'calls'] as const;

/** Without these the feed would miss the start or the end of a call; the others are extras that not every number has. */
export const NEEDED_EVENTS = [
  'call.ringing',
  'call.connected',
  'call.ended',
  'call.missed',
] as const satisfies readonly (typeof CALL_EVENTS)[number][];

/** Ids of Meta; the service takes either id in a path, but they name different things to the call book. */
const META_ID = /^wacid\./;

/** What the name of the event says, which is what happened; `status` beside it only adds why a call ended. */
function progressOf(event: string, told: CallProgress | null): CallProgress | null {
  switch (event) {
    case 'call.ringing':
      return { status: 'ringing', outcome: null };
    case 'call.connected':
      return { status: 'accepted', outcome: null };
    case 'call.missed':
      return { status: 'ended', outcome: 'missed' };
    case 'call.ended':
      return { status: 'ended', outcome: told?.outcome ?? 'unknown' };
    case 'call.permission_updated':
      return null; // about a customer, not about a call
    default:
      return told; // an event of a later day: its status is all we understand of it
  }
}

function peerOf(call: unknown, direction: Direction | null): Observation['peer'] {
  const named = serviceNumber(member(call, 'peerNumber'));
  if (named !== null || direction === null) return named;
  return serviceNumber(member(call, direction === 'inbound' ? 'from' : 'to'));
}

/** The members of a call, where the documentation leaves open whether they lie: beside `event`, in `data` or in a `call`. */
function callIn(payload: unknown): unknown {
  const outer = firstMember(payload, 'data') ?? payload;
  return firstMember(outer, 'callId', 'id', 'externalCallId') === undefined ? (firstMember(outer, 'call') ?? outer) : outer;
}

function normalisedObservation(event: string, payload: unknown): Observation | null {
  const call = callIn(payload);
  const progress = progressOf(event, wordProgress(member(call, 'status')));
  const named = shortText(firstMember(call, 'callId', 'id'));
  const external = shortText(firstMember(call, 'externalCallId', 'wacid'));
  const isMetaId = named !== null && META_ID.test(named);
  const remoteId = isMetaId ? null : named;
  const externalId = external ?? (isMetaId ? named : null);
  if (progress === null || (remoteId === null && externalId === null)) return null;
  const direction = wordDirection(member(call, 'direction'));
  const duration = firstMember(call, 'duration', 'durationSeconds');
  const talked = typeof duration === 'number' && Number.isFinite(duration) && duration >= 0 ? duration : null;
  return {
    source: 'webhook',
    remoteId,
    externalId,
    direction,
    ...progress,
    peer: peerOf(call, direction),
    durationSeconds: progress.status === 'ended' ? talked : null,
    // The time in these events is that of the event, which is the call's own only when it begins.
    createdAt: progress.status === 'ringing' ? serviceTime(firstMember(call, 'createdAt', 'timestamp')) : null,
    sdpOffer: null,
    sdpAnswer: null,
  };
}

/**
 * What the body of a webhook tells of calls; empty where it tells nothing. A hint, to be confirmed by reading the
 * call: the payloads are documented in part only, so every member may be missing, and anyone who learns the
 * address can send one. Takes any value, never throws, and copies no member by a name it did not choose.
 */
export function webhookObservations(payload: unknown): readonly Observation[] {
  const event = shortText(member(payload, 'event'));
  if (event !== null && event.startsWith('call.')) {
    const observation = normalisedObservation(event, payload);
    return observation === null ? [] : [observation];
  }
  return event === null || event === 'calls' ? nativeCallObservations(payload) : [];
}

/**
 * The body that a line of the service's delivery log speaks of. The documentation shows neither whether `payload` is
 * an object or its text, nor whether the name of the event is in it or only beside it: each is understood.
 */
export function deliveredBody({ event, payload }: { readonly event: string; readonly payload: unknown }): unknown {
  const body = typeof payload === 'string' ? parsed(payload) : payload;
  if (event === '' || member(body, 'event') !== undefined || nativeCallObservations(body).length > 0) return body;
  return { event, data: body };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a text that is no JSON tells nothing of calls
  }
}
