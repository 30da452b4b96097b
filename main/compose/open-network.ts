import { app, session } from 'electron';
import { openOutboundFetch } from '../adapters/proxy/open-fetch.ts';
import { openProxyRules } from '../adapters/proxy/open-proxy-rules.ts';
import { readAuthorities } from '../adapters/proxy/read-authorities.ts';
import { openOutboundSocket } from '../audio/socket/outbound-socket.ts';
import { createNetworkDesk, type NetworkDesk, type NetworkPorts } from '../core/network/network-desk.ts';

export interface OpenedNetwork {
  readonly desk: NetworkDesk;
  /** For everything that Node asks outside. */
  readonly fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

/** The way out of this network for requests, for the sound of web numbers, and for Chromium, as it is set. Before anybody asks anything. */
export async function openNetwork(order: Omit<NetworkPorts, 'rules' | 'readAuthorities'>): Promise<OpenedNetwork> {
  const desk = createNetworkDesk({ ...order, rules: openProxyRules(session.defaultSession), readAuthorities });
  await desk.follow();
  const { fetch, close } = openOutboundFetch({
    wayTo: desk.wayTo,
    async openSocket(target, way) {
      try {
        const socket = await openOutboundSocket(target, way);
        if (way.proxy !== null) desk.loginAsked(true);
        return socket;
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'PROXY_LOGIN_NEEDED') desk.loginAsked(false);
        throw cause;
      }
    },
  });
  app.on('login', (event, _contents, _details, { isProxy, host, port }, answer) => {
    // Pages of ours ask no server for a password: only a proxy on the way may.
    if (!isProxy) return;
    event.preventDefault();
    const login = desk.loginFor({ host, port });
    if (login === null) desk.loginAsked(false);
    answer(login?.user, login?.password);
  });
  return { desk, fetch, close };
}
