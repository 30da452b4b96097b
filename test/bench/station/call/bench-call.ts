import { setTimeout as delay } from 'node:timers/promises';
import { callId } from '#contract/call.ts';
import type { BenchPage } from '../page/bench-page.ts';
import { type BenchCustomer, openBenchCustomer } from './bench-customer.ts';

export interface BenchCallOrder {
  readonly page: BenchPage;
  readonly roundTripMs: number;
  /** Whether the way to the customer is opened while it rings. */
  readonly preAccept: boolean;
}

/** An inbound call, answered. */
export interface BenchCall {
  readonly customer: BenchCustomer;
  /** The click on *Atender* and accept's 2xx: the service takes no time here. Of performance.now(). */
  readonly answeredMs: number;
  end(): Promise<void>;
}

/** Handshakes take some five round trips; a customer's ring lasts longer. */
const RING_MS = 500;
const RING_ROUND_TRIPS = 8;

let calls = 0;

export async function answerBenchCall({ page, roundTripMs, preAccept }: BenchCallOrder): Promise<BenchCall> {
  calls += 1;
  const id = callId(`bench-${String(calls)}`);
  const orderId = (name: string): string => `${id} ${name}`;
  const customer = await openBenchCustomer(roundTripMs);
  const prepare = async (): Promise<void> => {
    const answer = await page.ask({ type: 'answer-offer', orderId: orderId('answer'), callId: id, offerSdp: customer.offer });
    await customer.take(answer ?? '');
  };
  if (preAccept) await prepare();
  await delay(RING_MS + (preAccept ? RING_ROUND_TRIPS * roundTripMs : 0));
  const answeredMs = performance.now();
  if (!preAccept) await prepare();
  customer.answered();
  await page.ask({ type: 'release-media', orderId: orderId('release'), callId: id });
  return {
    customer,
    answeredMs,
    async end() {
      await page.give({ type: 'close', callId: id });
      await customer.close();
    },
  };
}
