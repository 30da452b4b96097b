import type { RemoteCall } from '../../../main/core/events/observation.ts';
import type { SimulatedCall } from './simulated-calls.ts';

const WORDS: Readonly<Record<string, string>> = { initiated: 'INITIATED', ringing: 'RINGING', accepted: 'ACCEPTED' };

function word({ status, outcome }: RemoteCall): string {
  return status === 'ended' ? (outcome ?? 'completed').toUpperCase() : (WORDS[status] ?? 'INITIATED');
}

function iso(instantMs: number | null | undefined): string | undefined {
  return instantMs === null || instantMs === undefined ? undefined : new Date(instantMs).toISOString();
}

/** The `Call` object: https://docs.pilotstatus.com.br/api/calls/endpoints. Members that are not there are left out by JSON. */
export function wireCallAnswer({ call, since }: SimulatedCall, withSdp: boolean): unknown {
  return {
    id: call.remoteId,
    externalCallId: call.externalId,
    direction: call.direction.toUpperCase(),
    status: word(call),
    peerNumber: (call.peer ?? '').slice(1),
    durationSeconds: call.durationSeconds ?? undefined,
    startedAt: iso(call.createdAt),
    connectedAt: iso(call.connectedAt),
    endedAt: iso(since.ended),
    createdAt: iso(call.createdAt),
    updatedAt: iso(since[call.status]),
    ...(withSdp ? { sdpOffer: call.sdpOffer, sdpAnswer: call.sdpAnswer } : {}),
  };
}
