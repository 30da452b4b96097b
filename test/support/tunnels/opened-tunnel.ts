import { createServer, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished, vi } from 'vitest';
import type { OpenTunnel, TunnelNews, TunnelProvider } from '../../../main/core/events/tunnel.ts';
import { freePort } from './free-port.ts';
import type { TunnelStandIn } from './stand-in.ts';

/** A real start takes a Node process a fraction of a second, on a busy machine some seconds. */
const UP_WITHIN_MS = 15_000;

export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver on 127.0.0.1 that answers 204, closed after the test. */
export async function localReceiver(port: number): Promise<readonly Arrived[]> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      arrived.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      response.writeHead(204, { 'x-from': 'receiver' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return arrived;
}

export interface OpenedTunnel {
  readonly tunnel: OpenTunnel;
  readonly news: readonly TunnelNews[];
  readonly localPort: number;
  /** States alone, in order. */
  states(): readonly TunnelNews['state'][];
  /** Resolves with the address when it has been told `times` times in all. */
  opened(times?: number): Promise<string>;
  failed(times?: number): Promise<Extract<TunnelNews, { readonly state: 'failed' }>>;
}

/** Opens what the stand-in's settings say, writes down its news, and stops it after the test. */
export async function openTunnel(
  standIn: TunnelStandIn,
  change: Partial<Pick<TunnelStandIn, 'settings' | 'token'>> = {},
): Promise<OpenedTunnel> {
  const { settings, token } = { ...standIn, ...change };
  return openProvider(standIn.tunnelFor(settings, token));
}

export async function openProvider(provider: TunnelProvider | null): Promise<OpenedTunnel> {
  if (provider === null) throw new Error('these settings have no tunnel');
  const news: TunnelNews[] = [];
  const localPort = provider.localPort ?? (await freePort());
  const tunnel = provider.open({ localPort, listener: (told) => void news.push(told) });
  onTestFinished(() => tunnel.stop());
  const nth = <State extends TunnelNews['state']>(state: State, times: number): Promise<Extract<TunnelNews, { readonly state: State }>> =>
    vi.waitFor(
      () => {
        const found = news.filter((told): told is Extract<TunnelNews, { readonly state: State }> => told.state === state)[times - 1];
        if (found === undefined) throw new Error(`not ${state} ${times} times: ${JSON.stringify(news)}`);
        return found;
      },
      { timeout: UP_WITHIN_MS, interval: 5 },
    );
  return {
    tunnel,
    news,
    localPort,
    states: () => news.map(({ state }) => state),
    opened: async (times = 1) => (await nth('open', times)).publicUrl,
    failed: (times = 1) => nth('failed', times),
  };
}

/** The status of a POST through the tunnel; null where nothing answers in time. */
export async function postThrough(publicUrl: string, { body = '{}', withinMs = 5_000 } = {}): Promise<number | null> {
  try {
    const headers = { 'content-type': 'application/json', 'x-signature': 'abc' };
    const answer = await fetch(`${publicUrl}/hooks/line/token?x=1`, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(withinMs),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null; // refused, reset or silent: nothing came back
  }
}
