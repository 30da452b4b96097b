import type { TunnelProviderFor } from '../../../main/core/events/tunnel.ts';
import { chanceOf } from './chance.ts';
import type { SimulatedMachine, SimulatedProcess } from './simulated-machine.ts';
import type { SimulatedNumber } from './simulated-number.ts';
import type { SimulatedReceiver } from './simulated-receiver.ts';
import type { SimulatedTime } from './simulated-time.ts';

export const API_BASE = 'https://pilotstatus.com.br/v1';

/**
 * What lies between the app and the rest of the world.
 * `well`: everything comes through. `hanging`: the tunnel says it is open, and nothing comes through, nor an error.
 * `refusing`: its edge answers 502.
 */
export type TunnelHealth = 'well' | 'hanging' | 'refusing';

export interface SimulatedNetwork {
  tunnel: TunnelHealth;
  /** False: no cable. Nothing goes out or comes in. */
  connected: boolean;
  /** What the service uses to post: resolves with the status, null where nothing came back. Never rejects. */
  post(url: string, body: string): Promise<number | null>;
  /** What a process of the app uses. Requests of a process that died are never answered. */
  fetchOf(process: SimulatedProcess): typeof globalThis.fetch;
  tunnelFor(process: SimulatedProcess): TunnelProviderFor;
  /** Where posts to the tunnel's address end; null while no app runs. */
  receiver: SimulatedReceiver | null;
  numbers: readonly SimulatedNumber[];
  /** Stands at the service's door: lets a request be carried out and gives its answer, or gives null for none at all. */
  onRequest: (carryOut: () => Response) => Response | null;
}

const POST_TIMEOUT_MS = 10_000;
const OPENS_AFTER_MS = 1_500;

export function simulatedNetwork(time: SimulatedTime, machine: SimulatedMachine, seed: number): SimulatedNetwork {
  const chance = chanceOf(seed, 'network');
  const open = new Set<string>();
  let addresses = 0;

  const later = (milliseconds: number): Promise<void> => new Promise((resolve) => void time.after(milliseconds, resolve));
  const latencyMs = (): number => chance.whole(20, 150);
  const comesThrough = (): boolean => self.connected && !machine.isAsleep() && self.receiver !== null;

  /** A post to the tunnel's address: by the service, and by ourselves when we send something round. */
  const throughTunnel = async (url: URL, body: string): Promise<number | null> => {
    await later(latencyMs());
    if (!open.has(url.origin) || self.tunnel === 'refusing' || !comesThrough()) return self.tunnel === 'hanging' ? null : 502;
    if (self.tunnel === 'hanging') return null;
    return (await self.receiver?.take(url.pathname, body)) ?? 502;
  };

  const answerOf = (number: SimulatedNumber | undefined, url: URL, init: RequestInit | undefined): Response => {
    const headers = { 'content-type': 'application/json', date: new Date(time.nowMs()).toUTCString() };
    if (number === undefined) return new Response('{"error":"Unauthorized"}', { status: 401, headers });
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    const answer = number.answer({ method: init?.method ?? 'GET', path: `${url.pathname.replace('/v1', '')}${url.search}`, body });
    return new Response(JSON.stringify(answer.body), { status: answer.status, headers });
  };

  const self: SimulatedNetwork = {
    tunnel: 'well',
    connected: true,
    receiver: null,
    numbers: [],
    onRequest: (carryOut) => carryOut(),
    async post(url, body) {
      const status = await throughTunnel(new URL(url), body);
      if (status === null) await later(POST_TIMEOUT_MS);
      return status;
    },
    fetchOf: (process) => (input, init) =>
      new Promise((resolve, reject) => {
        if (!process.isAlive()) return;
        const url = new URL(input instanceof Request ? input.url : input);
        const settle = (work: () => void): void =>
          machine.whenAwake(() => {
            if (process.isAlive()) work();
          });
        const refused = (): void => settle(() => reject(new TypeError('fetch failed')));
        if (url.origin !== new URL(API_BASE).origin) {
          const signal = init?.signal ?? null;
          signal?.addEventListener('abort', () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted')));
          const round = throughTunnel(url, typeof init?.body === 'string' ? init.body : '');
          round.then((status) => {
            if (status !== null) settle(() => resolve(new Response(status === 204 ? null : '{}', { status })));
          }, reject);
          return;
        }
        // Its deadline is counted in real time, which means nothing here: every request to the service is answered or refused.
        const key = new Headers(init?.headers).get('x-api-key');
        const sent = latencyMs();
        time.after(sent, () => {
          if (!self.connected || machine.isAsleep()) return refused();
          const number = self.numbers.find(({ apiKey }) => apiKey === key);
          const answer = self.onRequest(() => answerOf(number, url, init));
          if (answer === null) return;
          time.after(latencyMs(), () => (self.connected && !machine.isAsleep() ? settle(() => resolve(answer)) : refused()));
        });
      }),
    tunnelFor: (process) => (settings) => {
      if (settings.provider === 'none') return null;
      return {
        localPort: null,
        open({ listener }) {
          let address: string | null = null;
          let cancel = (): void => undefined;
          const dial = (): void => {
            cancel();
            if (address !== null) open.delete(address);
            listener({ state: 'opening' });
            cancel = process.clock.after(OPENS_AFTER_MS, () => {
              addresses += 1;
              address = `https://tunnel-${String(addresses)}.example`;
              open.add(address);
              listener({ state: 'open', publicUrl: address });
            });
          };
          // As a real one: the first news come after the opener has returned.
          cancel = process.clock.after(0, dial);
          return {
            reopen: dial,
            stop() {
              cancel();
              if (address !== null) open.delete(address);
              return Promise.resolve();
            },
          };
        },
      };
    },
  };
  return self;
}
