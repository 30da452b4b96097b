import { isFinal } from '../calls/call-machine.ts';
import type { PracticeCall } from '../calls/practice-call.ts';
import { durationSeconds } from '../calls/wire-call.ts';
import { metaErrorText } from '../http/meta-errors.ts';
import type { PracticeWorld } from '../practice-world.ts';

/** Meta's native `calls` event for the start of a call: carries its offer (inbound) or Meta's answer (outbound). */
export function connectEvent(call: PracticeCall, world: PracticeWorld): Record<string, unknown> {
  const inbound = call.direction === 'INBOUND';
  return wrap(call, world, {
    contacts: [{ profile: { name: call.customer.name }, wa_id: call.customer.number.slice(1) }],
    calls: [
      {
        ...common(call, world),
        event: 'connect',
        session: { sdp_type: inbound ? 'offer' : 'answer', sdp: inbound ? call.sdpOffer : call.sdpAnswer },
      },
    ],
  });
}

/** Meta's native `calls` event for the end of a call. Times and duration only when it was answered; `errors` only when it failed. */
export function terminateEvent(call: PracticeCall, world: PracticeWorld): Record<string, unknown> {
  const { state } = call;
  const answered = isFinal(state) && state.connectedAtMs !== null;
  return wrap(call, world, {
    calls: [
      {
        ...common(call, world),
        event: 'terminate',
        status: state.status === 'COMPLETED' ? 'COMPLETED' : 'FAILED',
        ...(answered
          ? { start_time: unixSeconds(state.connectedAtMs ?? 0), end_time: unixSeconds(state.endedAtMs), duration: durationSeconds(call) }
          : {}),
        ...opaque(call),
      },
    ],
    ...(call.mediaFault === null
      ? {}
      : {
          errors: [
            {
              code: call.mediaFault,
              message: metaErrorText(call.mediaFault),
              href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
              error_data: { details: metaErrorText(call.mediaFault) },
            },
          ],
        }),
  });
}

/** Meta's status line of an outbound call. */
export function statusEvent(
  call: PracticeCall,
  world: PracticeWorld,
  status: 'RINGING' | 'ACCEPTED' | 'REJECTED',
): Record<string, unknown> {
  return wrap(call, world, {
    statuses: [
      {
        id: call.externalCallId,
        type: 'call',
        status,
        timestamp: unixSeconds(world.clock.now()),
        recipient_id: call.customer.number.slice(1),
        ...opaque(call),
      },
    ],
  });
}

function common(call: PracticeCall, world: PracticeWorld): Record<string, unknown> {
  const inbound = call.direction === 'INBOUND';
  const [customer, business] = [call.customer.number.slice(1), call.number.number.slice(1)];
  return {
    id: call.externalCallId,
    from: inbound ? customer : business,
    to: inbound ? business : customer,
    timestamp: unixSeconds(world.clock.now()),
    direction: inbound ? 'USER_INITIATED' : 'BUSINESS_INITIATED',
  };
}

function opaque(call: PracticeCall): Record<string, unknown> {
  return call.bizOpaqueCallbackData === null ? {} : { biz_opaque_callback_data: call.bizOpaqueCallbackData };
}

function wrap(call: PracticeCall, world: PracticeWorld, members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { phone_number_id: call.number.id, display_phone_number: call.number.number.slice(1) },
    ...members,
  };
  switch (world.switches.nativeCallsShape) {
    case 'value':
      return { event: 'calls', ...value };
    case 'data':
      return { event: 'calls', data: value };
    case 'entry':
      return { object: 'whatsapp_business_account', entry: [{ id: 'waba_practice', changes: [{ field: 'calls', value }] }] };
  }
}

function unixSeconds(unixMs: number): string {
  return String(Math.floor(unixMs / 1_000));
}
