import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { PracticeClock } from '../practice-clock.ts';
import { invalid, notFound, refusal, type ApiReply } from './api-reply.ts';
import type { FaultList } from './faults.ts';
import { readBody } from './read-request.ts';
import type { RequestLog } from './request-log.ts';
import { findRoute, type Route } from './router.ts';
import { writeReply } from './write-reply.ts';

export interface PracticeHttpServer {
  readonly port: number;
  /** Stops listening and cuts every connection, answered or not. */
  stop(): Promise<void>;
}

export interface HttpServerInput {
  readonly port: number;
  readonly routes: readonly Route[];
  readonly faults: FaultList;
  readonly log: RequestLog;
  readonly clock: PracticeClock;
  readonly report: (what: string, cause: unknown) => void;
  readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** Serves `routes` on 127.0.0.1. Rejects when the port is taken. */
export async function startHttpServer(input: HttpServerInput): Promise<PracticeHttpServer> {
  const server = createServer((request, response) => {
    serve(input, request, response).catch((cause: unknown) => {
      input.report('serve a request', cause);
      response.destroy();
    });
  });
  server.on('upgrade', input.onUpgrade);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(input.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port');
  return {
    port: address.port,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function serve(input: HttpServerInput, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedMs = input.clock.now();
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const reachable = url.pathname.startsWith('/v1/');
  const key = request.headers['x-api-key'];
  const apiKey = typeof key === 'string' ? key : undefined;
  const fault = reachable ? input.faults.take({ method, path: url.pathname, apiKey }) : undefined;
  const skipsWork = fault !== undefined && !fault.afterWork && fault.what.kind !== 'delay' && fault.what.kind !== 'malformed-json';
  const reply = skipsWork ? { status: 200, body: {} } : await answer({ input, request, url, method });
  const complete = await writeReply(response, reply, { fault, wait: (ms) => new Promise((resolve) => input.clock.after(ms, resolve)) });
  if (!reachable) return;
  input.log.add({
    method,
    path: url.pathname,
    query: url.search,
    atMs: startedMs,
    durationMs: input.clock.now() - startedMs,
    status: complete ? response.statusCode : null,
  });
}

async function answer(asked: {
  readonly input: HttpServerInput;
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly method: string;
}): Promise<ApiReply> {
  const { input, request, url, method } = asked;
  if (!isLoopbackHost(request.headers.host))
    return refusal({ status: 403, code: 'FORBIDDEN_HOST', error: 'Only reachable as 127.0.0.1 or localhost' });
  const body = await readBody(request);
  if (body.kind === 'too-large') return refusal({ status: 413, code: 'PAYLOAD_TOO_LARGE', error: 'Body too large' });
  const found = findRoute(input.routes, method, url.pathname);
  if (found === undefined) return notFound();
  if (body.kind === 'not-json') return invalid('The body is not valid JSON');
  return found.route.handle({
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: body.kind === 'json' ? body.value : undefined,
    params: found.params,
  });
}

/** A page elsewhere whose name was made to resolve to 127.0.0.1 still sends its own name as Host. */
function isLoopbackHost(host: string | undefined): boolean {
  const name = host?.replace(/:\d+$/, '');
  return name === '127.0.0.1' || name === 'localhost';
}
