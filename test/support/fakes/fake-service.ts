import { type AppError, appError } from '#contract/errors.ts';
import type { Direction } from '#contract/call.ts';
import type { LineKind } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { type UnixMs } from '#contract/time.ts';
import type { Observation, ObservationSource, RemoteCall, RemoteOutcome, RemoteStatus } from '../../../main/core/events/observation.ts';
import type { Clock, LineApi, NumberState } from '../../../main/core/ports.ts';
import { createGate, type Gate } from './gate.ts';

export type Verb = keyof LineApi;

/**
 * Pilot Status as one number sees it: it keeps the service's rules and notes who breaks one. Calls and realtime sessions:
 * https://docs.pilotstatus.com.br/guides/voice-calls; SDP and media of Meta numbers:
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/calling
 */
export interface FakeService {
  readonly api: LineApi;
  /** Each request as `verb` or `verb callId`, in order. */
  readonly requests: readonly string[];
  /** Addresses of clips that were to be played, in order. */
  readonly played: readonly string[];
  /** Rules that the client broke. Empty in every good test. */
  readonly violations: readonly string[];
  /** A customer calls; returns the service's id of the call. */
  ring(from: PhoneNumber | null): string;
  /** The customer, or another station, moves a call on. */
  move(remoteId: string, status: RemoteStatus, outcome?: RemoteOutcome): void;
  /** Meta's SDP answer of an outbound call. */
  relayAnswer(remoteId: string): void;
  remote(remoteId: string): RemoteCall;
  newest(): RemoteCall;
  /** The call as a webhook, list or read would tell it. */
  news(remoteId: string, source?: ObservationSource): Observation;
  /** The next request of this kind fails; `carriedOut`: only its answer is lost. */
  failNext(verb: Verb, error: AppError, carriedOut?: boolean): void;
  /** Replies to this kind of request wait; the request itself is carried out at once. Returns what lets them go. */
  readonly hold: Gate<Verb>['hold'];
  count(verb: Verb): number;
}

interface Kept {
  call: RemoteCall;
  preAccepted: string | null;
  /** What was sent on accept. */
  acceptedWith: string | null;
}

export function createFakeService(world: {
  readonly clock: Clock;
  readonly kind: LineKind;
  readonly number?: NumberState | null;
  readonly prefix?: string;
}): FakeService {
  const { clock, kind, prefix = kind } = world;
  const calls: Kept[] = [];
  const requests: string[] = [];
  const violations: string[] = [];
  const faults = new Map<Verb, { readonly error: AppError; readonly carriedOut: boolean }[]>();
  const gate = createGate<Verb>();
  let sessions = 0;
  const played: string[] = [];

  const add = (direction: Direction, peer: PhoneNumber | null, facts: Partial<RemoteCall>): RemoteCall => {
    const remoteId = `call_${prefix}_${calls.length + 1}`;
    const call: RemoteCall = {
      remoteId,
      externalId: `wacid.${remoteId}`,
      direction,
      status: 'ringing',
      outcome: null,
      peer,
      durationSeconds: null,
      createdAt: clock.now(),
      connectedAt: null,
      sdpOffer: null,
      sdpAnswer: null,
      ...facts,
    };
    calls.push({ call, preAccepted: null, acceptedWith: null });
    return call;
  };

  const kept = (id: string): Kept | null => calls.find(({ call }) => call.remoteId === id || call.externalId === id) ?? null;

  const must = (id: string): Kept => {
    const found = kept(id);
    if (found === null) throw new Error(`the test speaks of a call that is not there: ${id}`);
    return found;
  };

  const move = (one: Kept, status: RemoteStatus, outcome: RemoteOutcome = 'completed'): void => {
    const { call } = one;
    if (call.status === 'ended') return;
    const connectedAt: UnixMs | null = status === 'accepted' ? clock.now() : call.connectedAt;
    const isOver = status === 'ended';
    const durationSeconds = isOver && connectedAt !== null ? Math.max(1, Math.round((clock.now() - connectedAt) / 1_000)) : null;
    one.call = { ...call, status, outcome: isOver ? outcome : null, connectedAt, durationSeconds };
  };

  const rule = (kept_: boolean, what: string): boolean => {
    if (!kept_) violations.push(what);
    return kept_;
  };

  async function serve<Value>(verb: Verb, about: string, work: () => Result<Value, AppError>): Promise<Result<Value, AppError>> {
    requests.push(about === '' ? verb : `${verb} ${about}`);
    const fault = faults.get(verb)?.shift();
    const reply = fault === undefined || fault.carriedOut ? work() : null;
    await gate.pass(verb);
    return fault !== undefined || reply === null ? fail(fault?.error ?? appError('internal')) : reply;
  }

  /** Requests about one call that must be there and not be over. */
  const about = (verb: Verb, id: string, work: (one: Kept) => Result<null, AppError>): Promise<Result<null, AppError>> =>
    serve(verb, id, () => {
      const one = kept(id);
      return one === null || one.call.status === 'ended' ? fail(appError('call-gone')) : work(one);
    });

  const told = ({ call }: Kept, withSdp: boolean): RemoteCall => (withSdp ? call : { ...call, sdpOffer: null, sdpAnswer: null });

  const api: LineApi = {
    detectKind: () => serve('detectKind', '', () => ok(kind)),
    readNumber: () => serve('readNumber', '', () => ok(world.number ?? null)),
    readCalling: () => serve('readCalling', '', () => ok(kind === 'meta' ? true : null)),
    list: (limit, before) =>
      serve('list', '', () =>
        ok(
          calls
            .filter(({ call }) => before === undefined || (call.createdAt ?? before) < before)
            .slice(-limit)
            .toReversed()
            .map((one) => told(one, false)),
        ),
      ),
    read: (id, withSdp) =>
      serve('read', id, () => {
        const one = kept(id);
        return one === null ? fail(appError('call-gone')) : ok(told(one, withSdp));
      }),
    mayCall: (to) =>
      serve('mayCall', to, () => {
        rule(kind === 'meta', 'permission to call asked of a web number');
        return ok(null);
      }),
    place: ({ to, sdpOffer }) =>
      serve('place', to, () => {
        rule((sdpOffer !== null) === (kind === 'meta'), 'place: an offer is for Meta numbers, and only for them');
        const { remoteId, externalId } = add('outbound', to, { sdpOffer });
        return ok({ remoteId, externalId });
      }),
    preAccept: (id, sdp) =>
      about('preAccept', id, (one) => {
        rule(kind === 'meta' && one.call.direction === 'inbound' && one.call.status !== 'accepted', 'pre-accept of a call that cannot be');
        one.preAccepted = sdp;
        one.call = { ...one.call, sdpAnswer: sdp };
        return ok(null);
      }),
    accept: (id, sdp) =>
      about('accept', id, (one) => {
        rule((sdp !== null) === (kind === 'meta'), 'accept: an SDP answer is for Meta numbers, and only for them');
        rule(one.preAccepted === null || one.preAccepted === sdp, 'accept with another SDP than pre-accept');
        if (one.call.status === 'accepted') return fail(appError('call-setup-refused', 'already accepted'));
        one.acceptedWith = sdp;
        one.call = { ...one.call, sdpAnswer: sdp };
        move(one, 'accepted');
        return ok(null);
      }),
    reject: (id) =>
      about('reject', id, (one) => {
        rule(one.call.direction === 'inbound', 'reject of an outbound call');
        move(one, 'ended', 'rejected');
        return ok(null);
      }),
    terminate: (id) =>
      about('terminate', id, (one) => {
        move(one, 'ended', 'completed');
        return ok(null);
      }),
    play: (id, url) =>
      about('play', id, (one) => {
        rule(kind === 'web' && one.call.status === 'accepted', 'play into a call that is no connected one of a web number');
        played.push(url);
        return ok(null);
      }),
    realtimeSession: (id) =>
      serve('realtimeSession', id, () => {
        rule(kind === 'web', 'realtime session on a Meta number');
        const one = kept(id);
        if (one === null || one.call.status === 'ended') return fail(appError('call-gone'));
        if (one.call.status !== 'accepted') return fail(appError('call-setup-refused', 'call must be active'));
        sessions += 1;
        return ok({ wsUrl: `wss://media.example/${id}?token=${sessions}` });
      }),
  };

  return {
    api,
    requests,
    played,
    violations,
    ring: (from) => add('inbound', from, { sdpOffer: kind === 'meta' ? `offer of ${from ?? 'nobody'}` : null }).remoteId,
    move: (id, status, outcome) => move(must(id), status, outcome),
    relayAnswer(id) {
      const one = must(id);
      one.call = { ...one.call, sdpAnswer: `answer to ${one.call.sdpOffer ?? ''}` };
    },
    remote: (id) => must(id).call,
    newest() {
      const one = calls.at(-1);
      if (one === undefined) throw new Error('the service knows no call');
      return one.call;
    },
    news: (id, source = 'read') => ({ ...must(id).call, source }),
    failNext(verb, error, carriedOut = false) {
      faults.set(verb, [...(faults.get(verb) ?? []), { error, carriedOut }]);
    },
    hold: gate.hold,
    count: (verb) => requests.filter((request) => request.split(' ')[0] === verb).length,
  };
}
