import type { ServerResponse } from 'node:http';
import type { ApiReply } from './api-reply.ts';
import type { Fault } from './faults.ts';

/** Sends an answer, spoilt when a fault says so. Resolves true when a complete answer went out. */
export async function writeReply(
  response: ServerResponse,
  reply: ApiReply,
  spoil: { readonly fault: Fault | undefined; readonly wait: (ms: number) => Promise<void> },
): Promise<boolean> {
  const what = spoil.fault?.what;
  switch (what?.kind) {
    case 'hang':
      return false;
    case 'die':
      return dieMidResponse(response, reply);
    case 'malformed-json':
      send(response, { status: reply.status, text: textOf(reply).slice(0, -1) || '{', headers: reply.headers });
      return true;
    case 'status':
      send(response, { status: what.status, text: JSON.stringify({ error: 'Internal error', code: what.code }) });
      return true;
    case 'rate-limit':
      send(response, {
        status: 429,
        text: JSON.stringify({ error: 'Too many requests', code: 'RATE_LIMITED' }),
        headers: { 'retry-after': String(what.retryAfterSeconds) },
      });
      return true;
    case 'delay':
      await spoil.wait(what.delayMs);
      if (response.destroyed) return false;
      break;
    case undefined:
      break;
  }
  send(response, { status: reply.status, text: textOf(reply), headers: reply.headers });
  return true;
}

function textOf(reply: ApiReply): string {
  return reply.body === undefined ? '' : JSON.stringify(reply.body);
}

function send(
  response: ServerResponse,
  answer: { readonly status: number; readonly text: string; readonly headers?: Readonly<Record<string, string>> | undefined },
): void {
  response.writeHead(answer.status, {
    ...(answer.text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    'content-length': String(Buffer.byteLength(answer.text)),
    'cache-control': 'no-store',
    ...answer.headers,
  });
  response.end(answer.text);
}

function dieMidResponse(response: ServerResponse, reply: ApiReply): Promise<boolean> {
  const text = textOf(reply);
  response.writeHead(reply.status, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text) + 1) });
  return new Promise((resolve) => {
    response.write(text.slice(0, Math.floor(text.length / 2)) || '{', () => {
      response.socket?.destroy();
      resolve(false);
    });
  });
}
