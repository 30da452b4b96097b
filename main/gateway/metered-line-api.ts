import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';
import type { Urgency } from '../core/events/request-bucket.ts';
import type { LineApi } from '../core/ports.ts';
import type { RequestGate } from './request-gate.ts';

/**
 * The calls API of a number behind its gate. What acts on a call is a click and goes out at once; the rest waits for
 * its turn as `urgency` says, and fails with `rate-limited` where that takes too long. Reading a call does not wait
 * unless the service asked for it: somebody waits for what it tells, sound that was lost or the answer to a click. With
 * the media description it may be read again and again, so it waits once so many of them were sent that looking for
 * calls would suffer; where the feed is reading the same call, that read serves both.
 */
export function meteredLineApi(
  api: LineApi,
  gate: RequestGate,
  { urgency, signal }: { readonly urgency: Exclude<Urgency, 'click' | 'offer'>; readonly signal?: AbortSignal },
): LineApi {
  /** Sent before this comes back: nothing is to come between a click and its request. */
  async function click<Value>(ask: () => Promise<Result<Value, AppError>>): Promise<Result<Value, AppError>> {
    const askedAt = gate.count();
    const answer = await ask();
    if (!answer.ok) gate.heard(answer.error, askedAt);
    return answer;
  }
  function inTurn<Value>(ask: () => Promise<Result<Value, AppError>>, as: Urgency = urgency): Promise<Result<Value, AppError>> {
    return gate.request(ask, { urgency: as, signal });
  }
  return {
    detectKind: () => click(() => api.detectKind()),
    readNumber: () => inTurn(() => api.readNumber()),
    readCalling: () => inTurn(() => api.readCalling()),
    list: (limit, before) => inTurn(() => api.list(limit, before)),
    read(remoteId, withSdp) {
      if (!withSdp) return inTurn(() => api.read(remoteId, false), 'offer');
      return gate.reads.read(remoteId, () => inTurn(() => api.read(remoteId, true), gate.overdrawn() ? urgency : 'offer')).answer;
    },
    mayCall: (to) => click(() => api.mayCall(to)),
    place: (order) => click(() => api.place(order)),
    preAccept: (remoteId, sdpAnswer) => click(() => api.preAccept(remoteId, sdpAnswer)),
    accept: (remoteId, sdpAnswer) => click(() => api.accept(remoteId, sdpAnswer)),
    reject: (remoteId) => click(() => api.reject(remoteId)),
    terminate: (remoteId) => click(() => api.terminate(remoteId)),
    play: (remoteId, mediaUrl) => click(() => api.play(remoteId, mediaUrl)),
    realtimeSession: (remoteId, mode) => click(() => api.realtimeSession(remoteId, mode)),
  };
}
