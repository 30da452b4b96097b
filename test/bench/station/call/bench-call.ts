import { setTimeout as delay } from 'node:timers/promises';
import { type CallId, callId } from '#contract/call.ts';
import type { BenchPage } from '../page/bench-page.ts';
import { type BenchCustomer, openBenchCustomer } from './bench-customer.ts';

/** A call that is up. */
export interface BenchCall {
  readonly id: CallId;
  readonly customer: BenchCustomer;
  /** The click on *Atender* and accept's 2xx: the service takes no time here. Of performance.now(). */
  readonly answeredMs: number;
  end(): Promise<void>;
}

/** A call that rings. */
export interface RingingBenchCall {
  answer(): Promise<BenchCall>;
  end(): Promise<void>;
}

export interface RingOrder {
  readonly page: BenchPage;
  readonly roundTripMs: number;
  /** Whether the way to the customer is opened while it rings. */
  readonly preAccept: boolean;
}

/** ICE and DTLS take some five. */
const HANDSHAKE_ROUND_TRIPS = 8;

let calls = 0;

export async function ringBenchCall({ page, roundTripMs, preAccept }: RingOrder): Promise<RingingBenchCall> {
  const id = nextCall();
  const customer = await openBenchCustomer({ roundTripMs });
  const end = (): Promise<void> => endCall({ page, id, customer });
  const prepare = async (): Promise<void> => {
    const answer = await page.ask({ type: 'answer-offer', orderId: `${id} answer`, callId: id, offerSdp: customer.sdp });
    await customer.take(answer ?? '');
  };
  if (preAccept) await prepare();
  return {
    end,
    async answer() {
      const answeredMs = performance.now();
      if (!preAccept) await prepare();
      customer.answered();
      await page.ask({ type: 'release-media', orderId: `${id} release`, callId: id });
      return { id, customer, answeredMs, end };
    },
  };
}

/** A customer rings for so long, beyond what the handshakes take, and is answered. */
export async function answerBenchCall(order: RingOrder & { readonly ringMs: number }): Promise<BenchCall> {
  const ringing = await ringBenchCall(order);
  await delay(order.ringMs + (order.preAccept ? HANDSHAKE_ROUND_TRIPS * order.roundTripMs : 0));
  return ringing.answer();
}

/** We call, and the customer answers at once. */
export async function placeBenchCall(page: BenchPage): Promise<BenchCall> {
  const id = nextCall();
  const offer = (await page.ask({ type: 'make-offer', orderId: `${id} offer`, callId: id })) ?? '';
  const customer = await openBenchCustomer({ roundTripMs: 0, offer });
  await page.ask({ type: 'apply-answer', orderId: `${id} answer`, callId: id, answerSdp: customer.sdp });
  customer.answered();
  return { id, customer, answeredMs: performance.now(), end: () => endCall({ page, id, customer }) };
}

function nextCall(): CallId {
  calls += 1;
  return callId(`bench-${String(calls)}`);
}

async function endCall({ page, id, customer }: { page: BenchPage; id: CallId; customer: BenchCustomer }): Promise<void> {
  await page.give({ type: 'close', callId: id });
  await customer.close();
}
