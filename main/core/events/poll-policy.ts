import type { AppErrorCode } from '#contract/errors.ts';
import type { FeedStake } from '../ports.ts';

/** How often to look where webhooks reach us: only to catch what they lost. */
const LIVE_MS: Readonly<Record<FeedStake, number>> = { idle: 30_000, ringing: 9_500, talking: 30_000 };
/** How often to look where looking is all there is. */
const POLLING_MS = 2_000;
/** At the beginning of a ring, when it is most likely that somebody else answers it. What comes after it is 40 requests a minute. */
const RING_BEGINS_MS = 10_000;
const RING_BEGINS_EVERY_MS = 1_000;
const RINGS_ON_EVERY_MS = 1_500;
const FIRST_BACKOFF_MS = 2_000;
const LONGEST_BACKOFF_MS = 30_000;
/** No service recovers in less, and chance alone might say none at all. */
const LEAST_BACKOFF_MS = 500;
/** After a 429 that names no time. */
const LEAST_QUIET_MS = 2_000;

/** Failures that a later look will not mend by itself: the agent has to act first. */
const LASTING: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  'key-rejected',
  'tenant-key-given',
  'number-key-given',
  'not-supported',
  'plan-required',
  'payment-required',
  'number-restricted',
  'tier-too-low',
  'country-not-served',
  'quality-paused',
  'calling-disabled',
  'api-address-wrong',
]);

/** Whether a failure stays until the agent has done something. */
export function isLasting(code: AppErrorCode): boolean {
  return LASTING.has(code);
}

export interface PollSituation {
  /** Webhooks are proven to reach us. */
  readonly webhookLive: boolean;
  readonly stake: FeedStake;
  /** Since when a call rings; null where none does. */
  readonly ringingForMs: number | null;
  readonly lastAnswer: LookAnswer;
  /** 0 to 1, by chance: keeps many softphones from asking in step. */
  readonly spread: number;
}

/** What the last look brought. `failures`: looks that failed one after another, this one counted. */
export type LookAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: AppErrorCode; readonly failures: number; readonly retryAfterMs: number | null };

/**
 * Milliseconds from one look to the next, whatever the situation; never less than the service asked for.
 *
 *                      idle      rings, first 10 s   rings on   talking
 *   webhooks live      27–33 s   9–10 s              9–10 s     27–33 s
 *   polling alone      2–2.4 s   1–1.1 s             1.5–1.6 s  2–2.4 s
 *   failed             0.5 s to 2, 4, 8, 16, 30 s by chance (full jitter); what only the agent mends: 15–30 s
 */
export function pollDelayMs({ webhookLive, stake, ringingForMs, lastAnswer, spread }: PollSituation): number {
  if (!lastAnswer.ok) return failedDelayMs(lastAnswer, spread);
  if (webhookLive) {
    // Around the mean: half of the softphones would do better with less, half with more.
    const width = stake === 'ringing' ? 0.1 : 0.2;
    return Math.round(LIVE_MS[stake] * (1 + width * (spread - 0.5)));
  }
  if (stake !== 'ringing') return Math.round(POLLING_MS * (1 + spread / 5));
  const begins = ringingForMs !== null && ringingForMs < RING_BEGINS_MS;
  return Math.round((begins ? RING_BEGINS_EVERY_MS : RINGS_ON_EVERY_MS) * (1 + spread / 10));
}

function failedDelayMs({ code, failures, retryAfterMs }: Extract<LookAnswer, { readonly ok: false }>, spread: number): number {
  if (isLasting(code)) return Math.max(retryAfterMs ?? 0, Math.round(LONGEST_BACKOFF_MS * (0.5 + spread / 2)));
  const doubled = FIRST_BACKOFF_MS * 2 ** Math.min(10, Math.max(0, failures - 1));
  const jitter = Math.round(Math.min(LONGEST_BACKOFF_MS, doubled) * spread);
  const least = code === 'rate-limited' ? LEAST_QUIET_MS : LEAST_BACKOFF_MS;
  return Math.max(retryAfterMs ?? 0, least, jitter);
}
