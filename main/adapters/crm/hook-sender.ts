import { createHmac, randomBytes } from 'node:crypto';
import { hookProblem } from '#contract/outside-address.ts';
import type { HookAnswer, SendHook } from '../../core/crm/hook-port.ts';

const DEADLINE_MS = 5_000;
/** A server that is busy or broken may take it later; one that says no will say no again. */
const MAY_CHANGE = new Set([408, 425, 429]);

/**
 * Sends an event once. Signed as `HMAC-SHA256(secret, "<timestamp>.<body>")`, hexadecimal, in `X-Pilot-Signature: sha256=…`; the time
 * is signed along, so that a letter cannot be sent again later by somebody else. Redirects are not followed: they would carry it elsewhere.
 */
export function hookSender(fetch: typeof globalThis.fetch): SendHook {
  return async ({ id, event, at, body }, { url, secret }) => {
    const problem = hookProblem(url);
    if (problem !== null) return { isArrived: false, answer: problem, mayRetry: false };
    const signature = createHmac('sha256', secret)
      .update(`${String(at)}.${body}`)
      .digest('hex');
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(DEADLINE_MS),
        headers: {
          'Content-Type': 'application/json',
          'User-Agent': 'pilot-softphone',
          'X-Pilot-Delivery': id,
          'X-Pilot-Event': event,
          'X-Pilot-Timestamp': String(at),
          'X-Pilot-Signature': `sha256=${signature}`,
        },
        body,
      });
      // Nothing of the answer is used; unread it would keep the connection.
      await response.body?.cancel();
      return answerOf(response);
    } catch (cause) {
      return { isArrived: false, answer: reasonOf(cause), mayRetry: true };
    }
  };
}

/** 256 bits, in signs that survive being pasted anywhere. */
export function makeHookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64url')}`;
}

function answerOf({ ok, status, type }: Response): HookAnswer {
  if (ok) return { isArrived: true, answer: String(status), mayRetry: false };
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) return { isArrived: false, answer: 'redirect', mayRetry: false };
  return { isArrived: false, answer: String(status), mayRetry: status >= 500 || MAY_CHANGE.has(status) };
}

/** The kind of failure alone: messages repeat addresses. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unreachable';
  if (cause.name === 'TimeoutError' || cause.name === 'AbortError') return 'timeout';
  return cause.cause instanceof Error && 'code' in cause.cause && typeof cause.cause.code === 'string' ? cause.cause.code : 'unreachable';
}
