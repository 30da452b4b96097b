import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { z } from 'zod';
import { boundedText } from '../../core/bounded-text.ts';
import type { ServiceOffsets } from '../../core/events/service-offset.ts';
import { outboundRefusal } from '../../core/network/outbound-refusal.ts';
import type { LineAccess, Log } from '../../core/ports.ts';
import type { Subject } from './error-table.ts';
import { refusalError } from './refusal.ts';
import { httpDate, retryAfterMs } from './retry-after.ts';

/** Far above any answer of this API (100 calls are about 60 KiB), far below what would hurt. */
const LARGEST_ANSWER_BYTES = 1024 * 1024;

export interface Order<Schema extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the API base, already encoded; shown in the log without its ids. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly deadlineMs: number;
  readonly subject: Subject;
  readonly answer: Schema;
  /** The answer that is known, so that the service may say that nothing has changed since (RFC 9110 §13.1.2). */
  readonly known?: KnownAnswer<z.output<Schema>>;
}
/** Remembers one answer with its `ETag`; forgets both where a newer answer has none. */
export interface KnownAnswer<Answer> {
  get(): { readonly etag: string; readonly answer: Answer } | null;
  set(known: { readonly etag: string; readonly answer: Answer } | null): void;
}
export type Send = <Schema extends z.ZodType>(order: Order<Schema>) => Promise<Result<z.output<Schema>, AppError>>;

export interface RequestTools {
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  /** Learns the service's clock from its answers; where left out, that clock is taken for ours. */
  readonly offsets?: ServiceOffsets;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // JSON has no `undefined`, so this is told apart from every answer
  }
}

function causeCode(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  if (!(cause instanceof Error)) return '';
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  if (cause.name === 'HTTPParserError') return 'HPE'; // its code is not always set
  return /redirect/i.test(cause.message) ? 'REDIRECT' : '';
}

/**
 * Why there is no answer. The texts of thrown errors are not passed on: they may repeat the address.
 * A connection that breaks after the first byte is the service's half answer, before it the network's.
 */
function silenceError(thrown: unknown, answered: boolean): AppError {
  if (thrown instanceof Error && thrown.name === 'TimeoutError') return appError('service-timeout', 'no answer in time');
  const code = causeCode(thrown);
  const refusal = outboundRefusal(code);
  if (refusal !== null) return refusal;
  if (code === 'REDIRECT') return appError('service-broken', 'a redirect, which is not followed');
  if (code.startsWith('HPE') || code.endsWith('_OVERFLOW') || code.endsWith('_MISMATCH'))
    return appError('service-broken', `not HTTP (${code})`);
  if (code.endsWith('_TIMEOUT') && code.startsWith('UND_ERR_')) return appError('service-timeout', code);
  if (answered) return appError('service-broken', 'the answer broke off');
  return appError('service-unreachable', code === '' ? 'no connection' : code);
}

async function exchange<Schema extends z.ZodType>(
  access: LineAccess,
  order: Order<Schema>,
  { fetch, offsets }: RequestTools,
): Promise<Result<z.output<Schema>, AppError>> {
  let answered = false;
  const known = order.known?.get() ?? null;
  const learnDate = offsets?.of(access.apiBase).asking();
  try {
    const response = await fetch(`${access.apiBase}${order.path}`, {
      method: order.method,
      headers: {
        accept: 'application/json',
        'x-api-key': access.apiKey,
        ...(known === null ? {} : { 'if-none-match': known.etag }),
        ...(order.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(order.body === undefined ? {} : { body: JSON.stringify(order.body) }),
      // A redirect would carry the key to an address nobody chose.
      redirect: 'error',
      signal: AbortSignal.timeout(order.deadlineMs),
    });
    answered = true;
    const date = httpDate(response.headers.get('date'));
    // An answer with an age was kept by somebody on the way, and its date with it.
    if (!response.headers.has('age')) learnDate?.(date);
    if (response.status === 304 && known !== null) return ok(known.answer);
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true }); // a mark in front is no part of JSON, and is not taken away
    const text = await boundedText(response.body ?? [], { largestBytes: LARGEST_ANSWER_BYTES, decoder });
    if (text === null) return fail(appError('service-broken', 'the answer is too long'));
    const body = parsed(text);
    if (!response.ok) {
      const wait = retryAfterMs(response.headers.get('retry-after'), date ?? Date.now());
      return fail(refusalError({ status: response.status, body: body ?? null, retryAfterMs: wait, subject: order.subject }));
    }
    const answer = order.answer.safeParse(response.status === 204 ? {} : body);
    if (answer.success) {
      order.known?.set(etagged(response.headers.get('etag'), answer.data));
      return ok(answer.data);
    }
    const why = body === undefined ? 'not JSON' : `not the agreed shape at ${answer.error.issues[0]?.path.join('.') ?? ''}`;
    return fail(appError('service-broken', `HTTP ${String(response.status)}, ${why}`));
  } catch (thrown) {
    return fail(silenceError(thrown, answered));
  }
}

/** An `ETag` as we would send it back; one that is no header value, or longer than any real one, is none. */
function etagged<Answer>(etag: string | null, answer: Answer): { readonly etag: string; readonly answer: Answer } | null {
  return etag !== null && /^(?:W\/)?"[\x21\x23-\x7e]{1,256}"$/.test(etag) ? { etag, answer } : null;
}

/** The path without what names a person or a call, for the log. */
function shownPath(path: string): string {
  return path.replace(/\?.*$/, '').replace(/^(\/(?:calls|webhooks))\/(?!settings)[^/]+/, '$1/{id}');
}

/**
 * One HTTP exchange per order, never a second one: whoever asks decides about trying again. Every failure is a
 * value; the key goes into one header of requests to the API base and nowhere else.
 */
export function openRequests(access: LineAccess, tools: RequestTools): Send {
  return async (order) => {
    const result = await exchange(access, order, tools);
    if (!result.ok) {
      const { code, detail } = result.error;
      tools.log.warn('the service did not do it', { request: `${order.method} ${shownPath(order.path)}`, code, detail: detail ?? '' });
    }
    return result;
  };
}
