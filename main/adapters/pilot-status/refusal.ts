import { appError, type AppError, type AppErrorCode } from '#contract/errors.ts';
import { META_MEANING } from '../../core/events/meta-meaning.ts';
import { CALL_IS_PAST, CODE_MEANING, CONFLICT, NOT_FOUND, REFUSED_INPUT, type Subject } from './error-table.ts';

/** An answer outside 2xx, as it came. `body` is null where it was not JSON. */
export interface Refusal {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterMs: number | null;
  readonly subject: Subject;
}

const CODES: ReadonlyMap<string, AppErrorCode> = new Map(Object.entries(CODE_MEANING));
const META: ReadonlyMap<string, AppErrorCode> = new Map(Object.entries(META_MEANING));
const MOST_TEXT_LENGTH = 16_384;
/** Six digits that stand alone, so that no part of a telephone number is taken for an error number. */
const META_NUMBER_IN_TEXT = /(?<![0-9])(13[18]0[0-9]{2})(?![0-9])/g;
/** The short numbers are looked for only where Meta itself writes them: `(#613)`, `META_613`, `"code":613`. */
const META_SHORT_NUMBER = /(?:\(#|META_|"code":"?)(100|613)(?![0-9])/;

function textOf(body: unknown): string {
  return body === null || body === undefined ? '' : JSON.stringify(body).slice(0, MOST_TEXT_LENGTH);
}

function codeOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  if ('code' in body && (typeof body.code === 'string' || typeof body.code === 'number')) return String(body.code);
  return 'error' in body ? codeOf(body.error) : null;
}

function metaMeaning(text: string): AppErrorCode | null {
  for (const match of text.matchAll(META_NUMBER_IN_TEXT)) {
    const meaning = META.get(match[1] ?? '');
    if (meaning !== undefined) return meaning;
  }
  return META.get(META_SHORT_NUMBER.exec(text)?.[1] ?? '') ?? null;
}

/** A META_ code that no page names yet: its words tell more than its status, which is Meta's and not the service's. */
function unlistedMetaMeaning(code: string): AppErrorCode | null {
  if (!code.startsWith('META_')) return null;
  if (code.includes('PERMISSION')) return code.includes('LIMIT') ? 'permission-request-limit' : 'permission-required';
  if (code.includes('PAYMENT')) return 'payment-required';
  if (code.includes('LIMIT')) return 'call-limit-reached';
  return 'number-restricted';
}

function statusMeaning({ status, subject }: Refusal, text: string): AppErrorCode {
  if (status === 401) return 'key-rejected';
  if (status === 402) return 'plan-required';
  if (status === 403) return 'key-rejected';
  if (status === 404 || status === 410) return NOT_FOUND[subject];
  if (status === 408 || status === 504) return 'service-timeout';
  if (status === 409) return CONFLICT[subject];
  if (status === 429) return 'rate-limited';
  if (status !== 400 && status !== 422) return 'service-broken';
  return subject === 'placing' && /\bsdp/i.test(text) ? 'call-setup-refused' : REFUSED_INPUT[subject];
}

/** Whether it is the call that was refused, rather than the key, the plan, the pace, or all of the service. */
function isRefusedCall({ status, subject }: Refusal): boolean {
  const isAboutCall = subject === 'placing' || subject === 'one-call' || subject === 'media-description';
  return isAboutCall && ([400, 404, 409, 410, 422].includes(status) || (status === 403 && subject === 'placing'));
}

function meaning(refusal: Refusal): AppErrorCode {
  const code = codeOf(refusal.body);
  const text = textOf(refusal.body);
  const listed = code === null ? undefined : CODES.get(code);
  if (listed !== undefined) return listed;
  const meta = metaMeaning(text);
  if (meta !== null) return meta;
  if (code?.startsWith('SUBSCRIPTION_') === true) return 'plan-required';
  if (code !== null && isRefusedCall(refusal)) {
    if (refusal.subject !== 'placing' && CALL_IS_PAST.has(code)) return 'call-gone';
    // CALL_IN_PROGRESS, CALL_NOT_ALLOWED: about this call, and about neither the key nor the line.
    if (refusal.subject === 'placing' && code.startsWith('CALL_'))
      return /IN_PROGRESS|BUSY/.test(code) ? 'peer-busy' : 'call-setup-refused';
  }
  // Meta answers a missing permission with 401: with a META_ code it says nothing about our key.
  const overloaded = refusal.status === 429 || refusal.status >= 500;
  if (code !== null && !overloaded) return unlistedMetaMeaning(code) ?? statusMeaning(refusal, text);
  return statusMeaning(refusal, text);
}

/**
 * What a refusal of the service means to the agent. The stable `code` rules, then Meta's number wherever it is
 * written, then the HTTP status. The detail holds status and code, never the service's free text, which may
 * repeat what we sent.
 */
export function refusalError(refusal: Refusal): AppError {
  const code = codeOf(refusal.body);
  const known = code !== null && /^[A-Z0-9_]{1,60}$/.test(code) ? ` ${code}` : '';
  const error = appError(meaning(refusal), `HTTP ${String(refusal.status)}${known}`);
  return refusal.retryAfterMs === null ? error : { ...error, retryAfterMs: refusal.retryAfterMs };
}
