import { setTimeout as delay } from 'node:timers/promises';
import type { PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';

const LOG_TRIES = 50;

/** From now on: resolves with the instant at which the incoming card is on the screen, drawn, with a call in it. */
export function cardShownAt(bench: PhoneOnPractice): Promise<number> {
  const drawn = bench.phone.incoming.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector('.incoming-card button') === null) requestAnimationFrame(look);
          // The frame after this one carries it to the screen.
          else requestAnimationFrame(() => resolve(Date.now()));
        };
        look();
      }),
  );
  return Promise.all([drawn, windowShownAt(bench)]).then((instants) => Math.max(...instants));
}

async function windowShownAt({ phone }: PhoneOnPractice): Promise<number> {
  while (!(await phone.cardIsVisible())) await delay(2);
  return Date.now();
}

/** When the service began to send the first webhook about the call, from its delivery log. */
export async function firstWebhookAt({ practice }: PhoneOnPractice, apiKey: string, callId: string): Promise<number> {
  const ask = async (path: string): Promise<unknown> =>
    (await fetch(`${practice.apiBase}${path}`, { headers: { 'x-api-key': apiKey } })).json();
  const hooks = (await ask('/webhooks')) as readonly { readonly id: string }[];
  for (let tries = 0; tries < LOG_TRIES; tries += 1) {
    const times: number[] = [];
    for (const { id } of hooks) {
      const logs = (await ask(`/webhooks/${id}/logs`)) as readonly { readonly createdAt: string; readonly payload: unknown }[];
      for (const { createdAt, payload } of logs) {
        if (JSON.stringify(payload).includes(callId)) times.push(Date.parse(createdAt));
      }
    }
    if (times.length > 0) return Math.min(...times);
    await delay(50);
  }
  throw new Error('the service has no log of the webhook');
}
