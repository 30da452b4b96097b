import { hash } from 'node:crypto';
import type { ApiReply } from './api-reply.ts';
import type { ApiRequest } from './router.ts';

/** The answer with its `ETag`, or 304 where the asker has it already (RFC 9110 §13.1.2). */
export function withEtag(reply: ApiReply, request: ApiRequest): ApiReply {
  const etag = `"${hash('sha256', JSON.stringify(reply.body), 'hex').slice(0, 32)}"`;
  if (request.headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
  return { ...reply, headers: { ...reply.headers, etag } };
}
