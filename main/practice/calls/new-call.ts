import type { Customer } from '../customers/customers.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import type { PracticeWorld } from '../practice-world.ts';
import type { Direction } from './call-machine.ts';
import type { PracticeCall } from './practice-call.ts';

/** A call that has just been made, with ids in the shape of its provider. */
export function newCall(input: {
  readonly world: PracticeWorld;
  readonly number: PracticeNumber;
  readonly customer: Customer;
  readonly direction: Direction;
  readonly sdpOffer?: string;
  readonly bizOpaqueCallbackData?: string;
}): PracticeCall {
  const { world, number, customer, direction } = input;
  const nowMs = world.clock.now();
  return {
    id: `call_${world.randomHex(24)}`,
    externalCallId: number.kind === 'meta' ? wacid(customer.number, world.randomHex(32)) : world.randomHex(8).toUpperCase(),
    number,
    customer,
    direction,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    bizOpaqueCallbackData: input.bizOpaqueCallbackData ?? null,
    state: { status: 'INITIATED' },
    sdpOffer: input.sdpOffer ?? null,
    sdpAnswer: null,
    preAcceptedSdp: null,
    rtpBeforeAccept: 0,
    mediaFault: null,
    audio: null,
    leg: null,
    customerListens: false,
    playQueue: [],
    cancelTimers: new Set(),
  };
}

/** Meta's ids are base64 behind a prefix, padding included: a client that does not URL-encode them breaks here too. */
function wacid(customerNumber: string, random: string): string {
  return `wacid.${Buffer.from(`${customerNumber.slice(1)}/${random.toUpperCase()}/AA`).toString('base64')}`;
}
