import type { PracticeSwitches } from '../practice-switches.ts';
import { isFinal } from './call-machine.ts';
import type { PracticeCall } from './practice-call.ts';

/** Status as Pilot Status spells it. */
export function wireStatus(call: PracticeCall, switches: PracticeSwitches): string {
  switch (call.state.status) {
    case 'MISSED':
      return switches.missedStatus;
    case 'UNANSWERED':
      return switches.unansweredStatus;
    default:
      return call.state.status;
  }
}

/** Whole seconds of conversation; `undefined` while it lasts or when nobody answered. */
export function durationSeconds(call: PracticeCall): number | undefined {
  if (!isFinal(call.state) || call.state.connectedAtMs === null) return undefined;
  return Math.max(0, Math.round((call.state.endedAtMs - call.state.connectedAtMs) / 1_000));
}

/** The `Call` object of `GET /v1/calls…`. Web calls never have SDP; META calls only when asked. */
export function wireCall(
  call: PracticeCall,
  view: { readonly switches: PracticeSwitches; readonly includeSdp: boolean },
): Record<string, unknown> {
  const { switches } = view;
  const duration = durationSeconds(call);
  const { state } = call;
  const answer = call.direction === 'OUTBOUND' && switches.sdpAnswerByPolling === 'absent' ? null : call.sdpAnswer;
  return {
    id: call.id,
    externalCallId: call.externalCallId,
    direction: call.direction,
    status: wireStatus(call, switches),
    peerNumber: switches.callPhoneFormat === 'plus' ? call.customer.number : call.customer.number.slice(1),
    startedAt: isoTime(call.createdAtMs),
    ...('connectedAtMs' in state && state.connectedAtMs !== null ? { connectedAt: isoTime(state.connectedAtMs) } : {}),
    ...(isFinal(state) ? { endedAt: isoTime(state.endedAtMs) } : {}),
    ...(duration === undefined ? {} : { durationSeconds: duration }),
    ...(view.includeSdp ? { sdpOffer: call.sdpOffer, sdpAnswer: answer } : {}),
    createdAt: isoTime(call.createdAtMs),
    updatedAt: isoTime(call.updatedAtMs),
  };
}

/** ISO 8601 of Unix milliseconds. */
export function isoTime(unixMs: number): string {
  return new Date(unixMs).toISOString();
}
