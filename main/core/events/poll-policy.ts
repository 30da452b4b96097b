import type { AppErrorCode } from '#contract/errors.ts';
import type { FeedStake } from '../ports.ts';

/** How often to look where webhooks reach us: only to catch what they lost. */
const LIVE_MS: Readonly<Record<FeedStake, number>> = { idle: 30_000, ringing: 10_000, talking: 30_000 };
/** How often to look where looking is all there is. 1.5 s is the budget's whole rate, kept for while it rings. */
const POLLING_MS: Readonly<Record<FeedStake, number>> = { idle: 2_000, ringing: 1_500, talking: 5_000 };
const FIRST_BACKOFF_MS = 2_000;
const LONGEST_BACKOFF_MS = 30_000;

/** Failures that a later look will not mend by itself: the agent has to act first. */
const LASTING: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  'key-rejected',
  'tenant-key-given',
  'number-key-given',
  'not-supported',
  'plan-required',
  'payment-required',
]);

export interface PollSituation {
  readonly webhookLive: boolean;
  readonly stake: FeedStake;
  /** The error of the last look; null after a good one. */
  readonly lastError: AppErrorCode | null;
  /** Looks that failed one after another. */
  readonly failures: number;
  /** What the service asked for with its last failure. */
  readonly retryAfterMs: number | null;
  /** 0 to 1, by chance: keeps many softphones from asking in step. */
  readonly spread: number;
}

/** Milliseconds from one look to the next. Never less than the service asked for. */
export function pollDelayMs(situation: PollSituation): number {
  const { webhookLive, stake, lastError, failures, retryAfterMs, spread } = situation;
  if (lastError === null) {
    const usual = (webhookLive ? LIVE_MS : POLLING_MS)[stake];
    return Math.round(usual * (1 + spread / 10));
  }
  const doubled = FIRST_BACKOFF_MS * 2 ** Math.min(10, Math.max(0, failures - 1));
  const ceiling = LASTING.has(lastError) ? LONGEST_BACKOFF_MS : Math.min(LONGEST_BACKOFF_MS, doubled);
  return Math.max(retryAfterMs ?? 0, Math.round(ceiling * (0.5 + spread / 2)));
}

/** The service publishes no limit; this is what we allow ourselves for one number in any minute. */
export const MOST_REQUESTS_A_MINUTE = 40;
const MINUTE_MS = 60_000;

/** What was asked of one number in the last minute. */
export interface RequestBudget {
  spend(now: number): void;
  /** Requests still allowed at `now`. */
  left(now: number): number;
  /** Milliseconds until one more request is allowed; 0 where it is at once. */
  waitMs(now: number): number;
}

export function requestBudget(most = MOST_REQUESTS_A_MINUTE): RequestBudget {
  let spent: readonly number[] = [];
  const recent = (now: number): readonly number[] => {
    spent = spent.filter((at) => at > now - MINUTE_MS);
    return spent;
  };
  return {
    spend(now) {
      spent = [...recent(now), now];
    },
    left: (now) => Math.max(0, most - recent(now).length),
    waitMs(now) {
      const oldest = recent(now).at(-most);
      return oldest === undefined ? 0 : oldest + MINUTE_MS - now;
    },
  };
}
