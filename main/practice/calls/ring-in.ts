import type { Customer } from '../customers/customers.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import { connectEvent } from '../webhooks/native-calls-event.ts';
import type { Exchange } from './exchange.ts';
import { grantPermission } from './grant-permission.ts';
import { newCall } from './new-call.ts';
import type { PracticeCall } from './practice-call.ts';
import type { WhatsappPeers } from './whatsapp-peers.ts';

/** A customer calls one of the numbers. Resolves when the call rings. */
export async function ringIn(input: {
  readonly exchange: Exchange;
  readonly peers: WhatsappPeers;
  readonly number: PracticeNumber;
  readonly customer: Customer;
}): Promise<PracticeCall> {
  const { exchange, peers, number, customer } = input;
  const call = newCall({ world: exchange.world, number, customer, direction: 'INBOUND' });
  if (number.kind === 'meta') call.sdpOffer = await peers.offer(call);
  exchange.book.add(call);
  exchange.step(call, { type: 'ring' });
  exchange.permissions.noteCustomerCall(number, customer);
  allowCallingBack(exchange, call);
  if (number.kind === 'meta') exchange.office.publish(number, 'calls', connectEvent(call, exchange.world));
  exchange.later(call, exchange.world.times.inboundPatienceMs, () => {
    exchange.step(call, { type: 'give-up' });
  });
  return call;
}

/** META: a customer who calls may be called back, where the number's settings say so. */
function allowCallingBack(exchange: Exchange, { number, customer }: PracticeCall): void {
  if (number.kind !== 'meta' || number.callingSettings['callback_permission_status'] !== 'ENABLED') return;
  if (exchange.permissions.status(number, customer) === 'no_permission')
    grantPermission(exchange, { number, customer, status: 'temporary' });
}
