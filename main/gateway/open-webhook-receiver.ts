import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { LineId } from '#contract/line.ts';
import { inBackground } from '../core/in-background.ts';
import type { Log } from '../core/ports.ts';
import { hookPaths } from './hook-paths.ts';
import { receiveBody } from './receive-body.ts';

/** Node's own limits are minutes long, which lets a handful of slow senders hold every socket. */
const LIMITS = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000, maxHeaderSize: 8 * 1024 } as const;
const MOST_CONNECTIONS = 64;
const KEEP_ALIVE_MS = 5_000;

/** Takes a parsed body over. Whatever it holds, it must come back at once and not throw: the sender waits for its 2xx. */
export type TakeWebhook = (body: unknown) => void;

export interface WebhookReceiver {
  /** Opens an address for one line, on this machine. `url` is a secret: knowing it is the right to ring. */
  receive(lineId: LineId, take: TakeWebhook): { readonly url: string; close(): void };
  /** Ends every connection. */
  close(): Promise<void>;
}

function answer(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-length': '0', ...headers }).end();
}

async function serve(request: IncomingMessage, response: ServerResponse, take: TakeWebhook | null): Promise<void> {
  // After a refusal the rest of the body is not wanted, so the connection ends with the answer.
  const refuse = (status: number, headers: Readonly<Record<string, string>> = {}): void =>
    answer(response, status, { connection: 'close', ...headers });
  if (take === null) return refuse(404);
  if (request.method !== 'POST') return refuse(405, { allow: 'POST' });
  const received = await receiveBody(request);
  if (!received.ok) return refuse(received.status);
  take(received.body);
  answer(response, 204);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('no port was given'));
    });
  });
}

/**
 * One HTTP receiver of webhooks for all lines, on 127.0.0.1 only. An unknown path is a 404 whatever else is wrong
 * with the request; a known one is answered 2xx after its body was handed on. Rejects where the port is taken.
 */
export async function openWebhookReceiver({ log, port = 0 }: { readonly log: Log; readonly port?: number }): Promise<WebhookReceiver> {
  const paths = hookPaths<TakeWebhook>();
  const server = createServer(LIMITS, (request, response) => {
    const take = paths.find((request.url ?? '').replace(/\?.*$/, ''));
    const served = serve(request, response, take).catch((cause: unknown) => {
      answer(response, 500, { connection: 'close' });
      if (request.complete) throw cause; // else the sender broke off, which is its own affair
    });
    inBackground('taking a webhook', served, log);
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const chosen = await listen(server, port);

  return {
    receive(lineId, take) {
      const { path, remove } = paths.add(lineId, take);
      return { url: `http://127.0.0.1:${String(chosen)}${path}`, close: remove };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
