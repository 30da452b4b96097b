import { customerAt, type Customer } from '../customers/customers.ts';
import { instanceNotConnected, type ApiReply } from '../http/api-reply.ts';
import { metaRefusal } from '../http/meta-errors.ts';
import { checkBusinessSdp } from '../media/business-sdp.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import { connectEvent } from '../webhooks/native-calls-event.ts';
import type { Exchange } from './exchange.ts';
import { newCall } from './new-call.ts';
import type { PracticeCall } from './practice-call.ts';
import type { WhatsappPeers } from './whatsapp-peers.ts';

export interface PlaceCallInput {
  readonly exchange: Exchange;
  readonly peers: WhatsappPeers;
  readonly number: PracticeNumber;
  /** E.164 with `+`. */
  readonly to: string;
  readonly sdp: string | undefined;
  readonly bizOpaqueCallbackData: string | undefined;
}

/** Places an outbound call: the call, or what Pilot Status answers instead. */
export function placeCall(input: PlaceCallInput): { readonly call: PracticeCall } | { readonly refused: ApiReply } {
  const { exchange, number } = input;
  const customer = customerAt(input.to);
  const refused = number.kind === 'meta' ? metaObjection(input, customer) : webObjection(number);
  if (refused !== null) return { refused };
  const call = newCall({
    world: exchange.world,
    number,
    customer,
    direction: 'OUTBOUND',
    ...(number.kind === 'meta' && input.sdp !== undefined ? { sdpOffer: input.sdp } : {}),
    ...(input.bizOpaqueCallbackData === undefined ? {} : { bizOpaqueCallbackData: input.bizOpaqueCallbackData }),
  });
  exchange.book.add(call);
  if (exchange.world.switches.statusAfterPlacing === 'RINGING') exchange.step(call, { type: 'ring' });
  if (number.kind === 'meta') answerOffer(input, call);
  reachCustomer(exchange, call);
  return { call };
}

/** The customer picks up. On META its audio starts a moment before the ACCEPTED status, as on the real service. */
export function customerPicksUp(exchange: Exchange, call: PracticeCall): void {
  call.customerListens = true;
  const lagMs = call.number.kind === 'meta' ? exchange.world.times.acceptedStatusLagMs : 0;
  exchange.later(call, lagMs, () => {
    exchange.step(call, { type: 'answer' });
  });
}

function reachCustomer(exchange: Exchange, call: PracticeCall): void {
  const { times } = exchange.world;
  const { onCalled } = call.customer;
  if (onCalled === 'unreachable') {
    exchange.later(call, times.unreachableAfterMs, () => {
      exchange.step(call, { type: 'break' });
    });
    return;
  }
  exchange.later(call, times.ringAfterMs, () => {
    exchange.step(call, { type: 'ring' });
    exchange.later(call, times.outboundRingMs, () => {
      exchange.step(call, { type: 'give-up' });
    });
    if (onCalled === 'never-answers') return;
    exchange.later(call, onCalled === 'declines' ? times.customerDeclinesAfterMs : times.customerAnswersAfterMs, () => {
      if (call.state.status !== 'RINGING' || call.customerListens) return;
      if (onCalled === 'declines') exchange.step(call, { type: 'decline' });
      else customerPicksUp(exchange, call);
    });
  });
}

/** Meta's answer comes before anybody picks up. */
function answerOffer(input: PlaceCallInput, call: PracticeCall): void {
  const { exchange, peers } = input;
  exchange.later(call, exchange.world.times.answerSdpAfterMs, () => {
    peers.answer(call, call.sdpOffer ?? '').then(
      (answer) => {
        if (typeof answer !== 'string') {
          call.mediaFault = 138_004;
          exchange.step(call, { type: 'break' });
          return;
        }
        call.sdpAnswer = answer;
        call.updatedAtMs = exchange.world.clock.now();
        exchange.office.publish(call.number, 'calls', connectEvent(call, exchange.world));
      },
      (cause: unknown) => {
        exchange.world.report('answer an outbound call', cause);
        call.mediaFault = 138_004;
        exchange.step(call, { type: 'break' });
      },
    );
  });
}

function webObjection(number: PracticeNumber): ApiReply | null {
  return number.state === 'OPEN' ? null : instanceNotConnected();
}

function metaObjection(input: PlaceCallInput, customer: Customer): ApiReply | null {
  const { exchange, number } = input;
  const { switches } = exchange.world;
  const code = metaObjectionCode(exchange, number, customer);
  if (code !== null) return metaRefusal(code, { switches });
  const fault = checkBusinessSdp(input.sdp ?? '', { role: 'offer', setup: switches.outboundSetup });
  return fault === null ? null : metaRefusal(100, { switches, details: fault.details });
}

function metaObjectionCode(exchange: Exchange, number: PracticeNumber, customer: Customer): number | null {
  if (number.metaRefusal !== null) return number.metaRefusal;
  if (number.callingSettings['status'] !== 'ENABLED') return 138_000;
  if (customer.onCalled === 'unreachable') return 138_001;
  if (exchange.permissions.status(number, customer) === 'no_permission') return 138_006;
  if (!exchange.permissions.mayCall(number, customer)) return 138_012;
  return exchange.book.liveWith(number, customer.number) === undefined ? null : 138_003;
}
