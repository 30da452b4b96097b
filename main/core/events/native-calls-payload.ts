import type { Direction } from '#contract/call.ts';
import type { AppErrorCode } from '#contract/errors.ts';
import { items, member, shortText } from './json-reader.ts';
import { META_MEANING } from './meta-meaning.ts';
import type { Observation, RemoteOutcome } from './observation.ts';
import { serviceTime } from './service-time.ts';
import { serviceNumber, wordDirection, wordProgress } from './service-words.ts';

const MOST_ITEMS = 50;
const LONGEST_SDP = 64 * 1024;
const META: ReadonlyMap<unknown, AppErrorCode> = new Map(Object.entries(META_MEANING).map(([code, meaning]) => [Number(code), meaning]));

const NOTHING_KNOWN = {
  source: 'webhook',
  remoteId: null,
  direction: null,
  outcome: null,
  peer: null,
  durationSeconds: null,
  createdAt: null,
  sdpOffer: null,
  sdpAnswer: null,
} as const satisfies Partial<Observation>;

function duration(call: unknown): number | null {
  const seconds = member(call, 'duration');
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/** Meta ends a call that nobody took with COMPLETED too; only a duration tells that it was answered. */
function outcomeOfTerminate(call: unknown): RemoteOutcome {
  const outcome = wordProgress(member(call, 'status'))?.outcome ?? 'unknown';
  return outcome === 'completed' && duration(call) === null ? 'unknown' : outcome;
}

function peerOf(call: unknown, direction: Direction | null): Observation['peer'] {
  if (direction === 'inbound') return serviceNumber(member(call, 'from'));
  return direction === 'outbound' ? serviceNumber(member(call, 'to')) : null;
}

/** The first of Meta's numbers that means something to us. */
function faultOf(errors: unknown): AppErrorCode | undefined {
  return items(errors, MOST_ITEMS)
    .map((error) => META.get(member(error, 'code')))
    .find((meaning) => meaning !== undefined);
}

/** `errors` of the whole value: of this call, where it is the only one in it. */
function observedCall(call: unknown, errors: unknown): Observation | null {
  const externalId = shortText(member(call, 'id'));
  const event = member(call, 'event');
  if (externalId === null) return null;
  const session = member(call, 'session');
  const sdp = shortText(member(session, 'sdp'), LONGEST_SDP);
  const sdpType = member(session, 'sdp_type');
  // Some of Meta's samples of a customer's call name no direction; its session then tells: they offer, we offered.
  const told = wordDirection(member(call, 'direction'));
  const direction = told ?? (sdpType === 'offer' ? 'inbound' : sdpType === 'answer' ? 'outbound' : null);
  const known = { ...NOTHING_KNOWN, externalId, direction, peer: peerOf(call, direction), createdAt: null };
  if (event === 'connect') {
    // Outbound, Meta's answer comes before it rings: that is told by `statuses`.
    const status = direction === 'outbound' ? 'initiated' : 'ringing';
    return {
      ...known,
      status,
      createdAt: serviceTime(member(call, 'timestamp')),
      sdpOffer: sdpType === 'offer' ? sdp : null,
      sdpAnswer: sdpType === 'answer' ? sdp : null,
    };
  }
  if (event !== 'terminate') return null;
  const fault = faultOf(member(call, 'errors')) ?? faultOf(errors);
  return {
    ...known,
    status: 'ended',
    outcome: outcomeOfTerminate(call),
    ...(fault === undefined ? {} : { fault }),
    durationSeconds: duration(call),
  };
}

/** Only calls that we placed have these. */
function observedStatus(status: unknown): Observation | null {
  const externalId = shortText(member(status, 'id'));
  const progress = wordProgress(member(status, 'status'));
  const type = member(status, 'type');
  if (externalId === null || progress === null || (type !== undefined && type !== 'call')) return null;
  return { ...NOTHING_KNOWN, ...progress, externalId, direction: 'outbound', peer: serviceNumber(member(status, 'recipient_id')) };
}

function isValue(value: unknown): boolean {
  return Array.isArray(member(value, 'calls')) || Array.isArray(member(value, 'statuses'));
}

/** Meta's `value` objects in any of the shapes they may come in: bare, under `data`, or in Meta's `entry[].changes[]`. */
function values(payload: unknown): readonly unknown[] {
  const wrapped = member(payload, 'data');
  const inEntries = [payload, wrapped].flatMap((outer) =>
    items(member(outer, 'entry'), MOST_ITEMS).flatMap((entry) =>
      items(member(entry, 'changes'), MOST_ITEMS).map((change) => member(change, 'value')),
    ),
  );
  return [payload, wrapped, member(payload, 'value'), member(wrapped, 'value'), ...inEntries].filter(isValue);
}

function callsIn(value: unknown): readonly (Observation | null)[] {
  const calls = items(member(value, 'calls'), MOST_ITEMS);
  const errors = calls.length === 1 ? member(value, 'errors') : undefined;
  return calls.map((call) => observedCall(call, errors));
}

/**
 * What Meta's native `calls` event tells: it names calls by Meta's id alone, and is the only event that carries SDP.
 * Anything else in it is left out; never throws. Source: https://developers.facebook.com/docs/whatsapp/cloud-api/calling.
 */
export function nativeCallObservations(payload: unknown): readonly Observation[] {
  return values(payload)
    .flatMap((value) => [...callsIn(value), ...items(member(value, 'statuses'), MOST_ITEMS).map(observedStatus)])
    .filter((observation) => observation !== null)
    .slice(0, MOST_ITEMS);
}
