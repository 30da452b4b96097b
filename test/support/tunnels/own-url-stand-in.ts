import { freePort } from './free-port.ts';
import { openLoopbackProxy, type LoopbackProxy } from './loopback-proxy.ts';
import type { BareStandIn } from './stand-in-order.ts';
import type { Carriage } from './stand-in.ts';

/** A reverse proxy that somebody runs, whatever the app does. */
export async function openOwnUrlStandIn(): Promise<BareStandIn> {
  let carriage: Carriage = { way: 'deliver' };
  const [publicPort, localPort] = [await freePort(), await freePort()];
  const open = (): Promise<LoopbackProxy> => openLoopbackProxy({ port: publicPort, localPort, carriage });
  let proxy: LoopbackProxy | null = await open();
  let starts = 1;
  const die = async (): Promise<void> => {
    const last = proxy;
    proxy = null;
    await last?.close();
  };
  return {
    settings: { provider: 'own-url', url: proxy.url, localPort },
    token: null,
    forkNgrok: () => {
      throw new Error('this stand-in is no ngrok');
    },
    carry(changed) {
      carriage = changed;
      proxy?.carry(changed);
      return Promise.resolve();
    },
    async comeUp({ start }) {
      if (start !== 'at-once') {
        await die();
      } else if (proxy === null) {
        proxy = await open();
        starts += 1;
      }
    },
    die,
    connect: () => Promise.resolve(),
    starts: () => starts,
    running: () => (proxy === null ? 0 : 1),
    publicUrl: () => proxy?.url ?? null,
    close: die,
  };
}
