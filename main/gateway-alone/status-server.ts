import { createServer } from 'node:http';
import { isLoopbackHost } from '#contract/api-base.ts';

/** Answers `GET /status` on 127.0.0.1, on a port of its own: that of the receiver is public, once a tunnel leads to it. */
export interface StatusServer {
  readonly port: number;
  close(): Promise<void>;
}

const LIMITS = { headersTimeout: 5_000, requestTimeout: 5_000, connectionsCheckingInterval: 1_000, maxHeaderSize: 8 * 1024 } as const;

/** `status` is asked at each request, and must hold no secret. Rejects where the port is taken. */
export async function openStatusServer(wanted: number, status: () => unknown): Promise<StatusServer> {
  const server = createServer(LIMITS, ({ method, url, headers }, response) => {
    // A page in a browser may be led here by a name of its own (DNS rebinding); it cannot lie about that name.
    const isForUs = isLoopbackHost((headers.host ?? '').replace(/:\d+$/, ''));
    const code = !isForUs ? 403 : url !== '/status' ? 404 : method !== 'GET' ? 405 : 200;
    response.writeHead(code, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(code === 200 ? `${JSON.stringify(status(), null, 2)}\n` : undefined);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : wanted,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
