import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import type { Log } from '../../core/ports.ts';
import { LARGEST_BODY_BYTES } from './received-body.ts';

/** Node's own limits are minutes long, which lets slow senders hold every socket. Together: gone within ten seconds. */
const LIMITS = { headersTimeout: 5_000, connectionsCheckingInterval: 1_000, maxHeaderSize: 8 * 1024 } as const;
const REQUEST_TIMEOUT_MS = 7_500;
const KEEP_ALIVE_MS = 5_000;
/** More than a tunnel ever opens, so that a flood of slow senders leaves room for it. */
const MOST_CONNECTIONS = 2_000;

export interface Answer {
  readonly status: number;
  readonly retryAfterSeconds?: number;
}

export interface HookFile {
  readonly bytes: Buffer;
  readonly type: string;
  /** The whole of it has left. */
  readonly fetched: () => void;
}

/** What the server leaves to whoever knows the paths. Neither may throw; a thrown error is answered 500. */
export interface HookRequests<Target> {
  /** What a GET of the path is answered with; null where there is nothing to fetch. */
  file(path: string): HookFile | null;
  find(path: string): Target | null;
  /** The whole body is there, and no larger than allowed. */
  take(target: Target, delivery: { readonly headers: IncomingHttpHeaders; readonly body: Buffer }): Promise<Answer> | Answer;
  /** It was refused before its body was read. */
  refused(status: 413 | 415): void;
}

function isJsonType(header: string | undefined): boolean {
  return header !== undefined && /^application\/(?:[a-z0-9.-]+\+)?json\s*(?:;|$)/i.test(header);
}

/** Why a request is refused by its head alone; null where its body may be read. */
function refusalByHead({ method, headers }: FastifyRequest): 405 | 413 | 415 | null {
  if (method !== 'POST') return 405;
  if (!isJsonType(headers['content-type'])) return 415;
  return Number(headers['content-length'] ?? 0) > LARGEST_BODY_BYTES ? 413 : null;
}

/** The rest of what was refused is not wanted, so the connection ends with the answer. */
function refuse(reply: FastifyReply, status: number): void {
  if (status === 405) reply.header('allow', 'POST');
  reply.code(status).header('connection', 'close').send();
}

function give(reply: FastifyReply, { bytes, type, fetched }: HookFile, isHead: boolean): void {
  if (!isHead) reply.raw.once('finish', fetched);
  reply
    .code(200)
    .headers({ 'content-type': type, 'content-length': bytes.length, 'cache-control': 'no-store' })
    .send(isHead ? '' : bytes);
}

function statusOf(error: unknown): number {
  const told = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  return typeof told === 'number' && told >= 400 && told < 500 ? told : 500;
}

/** An HTTP server that listens nowhere yet. An unknown path is a 404 before anything else is looked at. */
export function hookServer<Target extends object>(requests: HookRequests<Target>, log: Log): FastifyInstance {
  const server = Fastify({
    http: LIMITS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    bodyLimit: LARGEST_BODY_BYTES,
    logger: false,
    // One route: our paths are found in constant time, which a router's tree is not.
    rewriteUrl: () => '/',
  });
  server.server.maxConnections = MOST_CONNECTIONS;
  const targets = new WeakMap<FastifyRequest, Target>();

  server.addHook('onRequest', (request, reply, next) => {
    const path = request.originalUrl.replace(/\?.*$/s, '');
    const file = request.method === 'GET' || request.method === 'HEAD' ? requests.file(path) : null;
    if (file !== null) {
      give(reply, file, request.method === 'HEAD');
      return;
    }
    const target = requests.find(path);
    const refusal = target === null ? 404 : refusalByHead(request);
    if (target === null || refusal !== null) {
      if (refusal === 413 || refusal === 415) requests.refused(refusal);
      refuse(reply, refusal ?? 404);
      return;
    }
    targets.set(request, target);
    next();
  });

  // The bytes as they came: a signature is over them, and nothing is parsed before it was looked at.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  server.post('/', async (request, reply) => {
    const target = targets.get(request);
    const { body, headers } = request;
    if (target === undefined) return reply.code(404).send();
    const answer = await requests.take(target, { headers, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) });
    if (answer.retryAfterSeconds !== undefined) reply.header('retry-after', answer.retryAfterSeconds);
    return reply.code(answer.status).send();
  });
  server.setNotFoundHandler((_request, reply) => refuse(reply, 404)); // methods the router does not know are refused by the hook

  server.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status === 413) requests.refused(413);
    if (status === 500)
      log.error('taking a webhook failed', { cause: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    if (!request.raw.destroyed || !reply.raw.destroyed) refuse(reply, status);
  });
  return server;
}
