import { randomUUID } from 'node:crypto';
import { inBackground } from '../../core/in-background.ts';
import type { Log } from '../../core/ports.ts';
import type { WebhookReceiver } from '../receiver/webhook-receiver.ts';

/** Sends events of our own round the whole way. A probe has come round when the receiver heard its nonce, whatever was answered. */
export interface Prober {
  /** Sends a probe of a round; `heard` or `failed` follows, or neither. Ends what is left of other rounds. */
  send(probe: { readonly round: number; readonly publicUrl: string; readonly heard: () => void; readonly failed: () => void }): void;
  /** Gives up on all that are under way: none of them is heard of any more. */
  drop(): void;
  stop(): Promise<void>;
}

export function openProber({
  receiver,
  fetch,
  log,
}: {
  readonly receiver: Pick<WebhookReceiver, 'probePath' | 'onProbe'>;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
}): Prober {
  const awaited = new Map<string, () => void>();
  const running = new Map<AbortController, Promise<void>>();
  let current = 0;
  const stopListening = receiver.onProbe((nonce) => {
    const heard = awaited.get(nonce);
    awaited.delete(nonce);
    heard?.();
  });

  async function post(url: string, nonce: string, signal: AbortSignal): Promise<void> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ nonce }),
        // Whoever redirects is not our receiver, and must not be followed with the secret path.
        redirect: 'error',
        signal,
      });
      await response.body?.cancel();
    } catch {
      // Refused, cut, redirected, not HTTP: why is not told, because the reasons of fetch may repeat the secret path.
    }
  }

  function drop(): void {
    awaited.clear();
    for (const cut of running.keys()) cut.abort();
  }

  return {
    send({ round, publicUrl, heard, failed }) {
      if (round !== current) drop();
      current = round;
      const nonce = randomUUID();
      const cut = new AbortController();
      awaited.set(nonce, heard);
      const sent = post(`${publicUrl}${receiver.probePath}`, nonce, cut.signal).then(() => {
        running.delete(cut);
        // Answered or not: what we did not hear did not come round. It may still be heard, in this round.
        if (awaited.has(nonce)) failed();
      });
      running.set(cut, sent);
      inBackground('probing the tunnel', sent, log);
    },
    drop,
    async stop() {
      stopListening();
      drop();
      await Promise.allSettled(running.values());
    },
  };
}
