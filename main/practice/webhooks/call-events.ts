import type { PracticeCall } from '../calls/practice-call.ts';
import { durationSeconds, isoTime, wireStatus } from '../calls/wire-call.ts';
import type { PracticeWorld } from '../practice-world.ts';

export type CallEventName = 'call.ringing' | 'call.connected' | 'call.ended' | 'call.missed';

/** A normalised `call.*` event. Documented members: `event`, `status`, `duration`; the others are assumed. */
export function callEventPayload(event: CallEventName, call: PracticeCall, world: PracticeWorld): Record<string, unknown> {
  const peer = webhookPhone(call.customer.number, world);
  const own = webhookPhone(call.number.number, world);
  const duration = durationSeconds(call);
  const members = {
    callId: call.id,
    externalCallId: call.externalCallId,
    numberId: call.number.id,
    direction: call.direction,
    status: wireStatus(call, world.switches),
    peerNumber: peer,
    from: call.direction === 'INBOUND' ? peer : own,
    to: call.direction === 'INBOUND' ? own : peer,
    ...(duration === undefined ? {} : { duration }),
    createdAt: isoTime(world.clock.now()),
  };
  return world.switches.callEventEnvelope === 'flat' ? { event, ...members } : { event, data: members };
}

/** The answer of a customer to a permission request. */
export function permissionEventPayload(
  change: { readonly numberId: string; readonly customerNumber: string; readonly status: 'NO_PERMISSION' | 'TEMPORARY' | 'PERMANENT' },
  world: PracticeWorld,
): Record<string, unknown> {
  const event = 'call.permission_updated';
  const members = {
    numberId: change.numberId,
    peerNumber: webhookPhone(change.customerNumber, world),
    status: change.status,
    createdAt: isoTime(world.clock.now()),
  };
  return world.switches.callEventEnvelope === 'flat' ? { event, ...members } : { event, data: members };
}

function webhookPhone(number: string, world: PracticeWorld): string {
  return world.switches.webhookPhoneFormat === 'plus' ? number : number.slice(1);
}
