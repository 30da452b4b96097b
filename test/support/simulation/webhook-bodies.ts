import type { RemoteCall } from '../../../main/core/events/observation.ts';
import { BUSINESS } from '../fakes/people.ts';

/** How this service writes its webhooks; the documentation leaves all of it open. */
export interface WebhookStyle {
  readonly envelope: 'flat' | 'data';
  /** Which ids a `call.*` event names. Meta's native events name Meta's alone. */
  readonly ids: 'both' | 'own' | 'provider';
  /** Whether it says who calls; else only the read that follows tells. */
  readonly namesPeer: boolean;
  readonly native: 'value' | 'data' | 'entry';
}

const digits = (number: string | null): string => (number ?? '').slice(1);

/** `call.ringing` and its kin: https://docs.pilotstatus.com.br/api/webhooks/events */
export function callEventBody(event: CallEventName, call: RemoteCall, at: number, style: WebhookStyle): unknown {
  const ids = {
    ...(style.ids === 'provider' ? { id: call.externalId } : { callId: call.remoteId }),
    ...(style.ids === 'both' ? { externalCallId: call.externalId } : {}),
  };
  const who = style.namesPeer ? { direction: call.direction.toUpperCase(), peerNumber: call.peer } : {};
  const word = event === 'call.missed' ? 'MISSED' : (WORDS[call.outcome ?? call.status] ?? 'COMPLETED');
  const members = {
    ...ids,
    ...who,
    status: word,
    ...(call.durationSeconds === null ? {} : { duration: call.durationSeconds }),
    createdAt: new Date(at).toISOString(),
  };
  return style.envelope === 'flat' ? { event, ...members } : { event, data: members };
}

export type CallEventName = 'call.ringing' | 'call.connected' | 'call.ended' | 'call.missed';

const WORDS: Readonly<Record<string, string>> = {
  initiated: 'INITIATED',
  ringing: 'RINGING',
  accepted: 'ACCEPTED',
  completed: 'COMPLETED',
  rejected: 'REJECTED',
  missed: 'MISSED',
  failed: 'FAILED',
};

/** Which `call.*` event tells that a call has come this far; null where none does. */
export function callEventName({ status, outcome, direction }: RemoteCall): CallEventName | null {
  switch (status) {
    case 'initiated':
      return null;
    case 'ringing':
      return 'call.ringing';
    case 'accepted':
      return 'call.connected';
    case 'ended':
      return outcome === 'missed' && direction === 'inbound' ? 'call.missed' : 'call.ended';
  }
}

/**
 * Meta's own events that tell it: https://developers.facebook.com/documentation/business-messaging/whatsapp/calling.
 * A call that was not completed ends with FAILED there, whoever ended it; `statuses` are for calls that we placed.
 */
export function nativeBodies(call: RemoteCall, at: number, style: WebhookStyle): readonly unknown[] {
  const inbound = call.direction === 'inbound';
  const [customer, business] = [digits(call.peer), digits(BUSINESS)];
  const timestamp = String(Math.floor(at / 1_000));
  const one = {
    id: call.externalId,
    from: inbound ? customer : business,
    to: inbound ? business : customer,
    timestamp,
    direction: inbound ? 'USER_INITIATED' : 'BUSINESS_INITIATED',
  };
  const connect = {
    ...one,
    event: 'connect',
    session: { sdp_type: inbound ? 'offer' : 'answer', sdp: inbound ? call.sdpOffer : call.sdpAnswer },
  };
  const terminate = {
    ...one,
    event: 'terminate',
    status: call.outcome === 'completed' ? 'COMPLETED' : 'FAILED',
    ...(call.durationSeconds === null ? {} : { duration: call.durationSeconds }),
  };
  const status = (word: string): unknown => ({
    statuses: [{ id: call.externalId, type: 'call', status: word, timestamp, recipient_id: customer }],
  });
  const values = (): readonly unknown[] => {
    switch (call.status) {
      case 'initiated':
        return [];
      case 'ringing':
        return inbound ? [{ calls: [connect] }] : [{ calls: [connect] }, status('RINGING')];
      case 'accepted':
        return inbound ? [] : [status('ACCEPTED')];
      case 'ended':
        return !inbound && call.outcome === 'rejected' ? [status('REJECTED'), { calls: [terminate] }] : [{ calls: [terminate] }];
    }
  };
  return values().map((value) => inNativeShape(value, style.native));
}

function inNativeShape(value: unknown, shape: WebhookStyle['native']): unknown {
  const whole = { messaging_product: 'whatsapp', metadata: { phone_number_id: 'num_1' }, ...(value as object) };
  switch (shape) {
    case 'value':
      return { event: 'calls', ...whole };
    case 'data':
      return { event: 'calls', data: whole };
    case 'entry':
      return { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'calls', value: whole }] }] };
  }
}
