import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { requestBucket, type Urgency } from '../core/events/request-bucket.ts';
import { metNoService } from '../core/network/met-no-service.ts';
import type { Clock, LineAccess } from '../core/ports.ts';
import { type SharedReads, sharedReads } from './shared-reads.ts';

/** Who waits longer than this is better told so: it will ask again, knowing more. */
const LONGEST_WAIT_MS = 10_000;
/** After a 429 that names no time. */
const LEAST_QUIET_MS = 2_000;

/**
 * Sends a request when its turn has come, and lets the gate hear what became of it. Fails with `rate-limited` where its
 * turn is too far off, or when `signal` aborts before it.
 */
export type RequestInTurn = <Value>(
  ask: () => Promise<Result<Value, AppError>>,
  how: { readonly urgency: Urgency; readonly signal?: AbortSignal | undefined },
) => Promise<Result<Value, AppError>>;

/** The one gate that every request for a number passes: its feed, its webhook, the agent's clicks. */
export interface RequestGate {
  /** Milliseconds until a request of this urgency may be sent; 0 where it may at once. */
  waitMs(urgency: Urgency): number;
  /** Lets a request through where it may be sent now, and counts it. */
  enter(urgency: Urgency): boolean;
  /** Counts a request that is sent whatever the bucket says; the instant it is sent at. */
  count(): number;
  /** Waits for its turn, and counts it. Fails with `rate-limited` where that takes too long, or when `signal` aborts. */
  turn(urgency: Urgency, signal?: AbortSignal): Promise<Result<null, AppError>>;
  readonly request: RequestInTurn;
  /** What a request that was sent at `askedAt` failed with: where the service asks for quiet, nothing but clicks is sent until then. */
  heard(error: AppError, askedAt: number): void;
  /** Told of every failure that is heard, whoever asked: a click may be the first to learn that calls are switched off. */
  onFailure(listener: (error: AppError) => void): () => void;
  /** Milliseconds of the quiet that the service asked for. */
  heldMs(): number;
  overdrawn(): boolean;
  /** The reads of single calls that are under way, whoever asked. */
  readonly reads: SharedReads;
  /** Requests sent in the last minute. */
  lastMinute(): number;
}

export function requestGate(clock: Clock): RequestGate {
  const bucket = requestBucket();
  const listeners = new Set<(error: AppError) => void>();

  function enter(urgency: Urgency): boolean {
    const now = clock.now();
    if (bucket.waitMs(urgency, now) > 0) return false;
    bucket.spend(now);
    return true;
  }

  /** Resolves after the time, or at once when aborted. */
  function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const finish = (): void => {
        cancel();
        signal?.removeEventListener('abort', finish);
        resolve();
      };
      const cancel = clock.after(milliseconds, finish);
      signal?.addEventListener('abort', finish);
    });
  }

  async function turn(urgency: Urgency, signal?: AbortSignal): Promise<Result<null, AppError>> {
    const giveUpAt = clock.now() + LONGEST_WAIT_MS;
    for (;;) {
      const wait = bucket.waitMs(urgency, clock.now());
      if (signal?.aborted === true || clock.now() + wait > giveUpAt) {
        return fail({ ...appError('rate-limited', 'our own limit'), retryAfterMs: wait });
      }
      if (enter(urgency)) return ok(null);
      await pause(wait, signal);
    }
  }

  function heard(error: AppError, askedAt: number): void {
    const { code, retryAfterMs } = error;
    // A network that is gone must not use up what its return needs: whatever rings then is to be confirmed at once.
    if (metNoService(error)) bucket.giveBack(askedAt);
    if (code === 'rate-limited' || retryAfterMs !== undefined) bucket.hold(clock.now() + (retryAfterMs ?? LEAST_QUIET_MS));
    for (const listener of listeners) listener(error);
  }

  return {
    waitMs: (urgency) => bucket.waitMs(urgency, clock.now()),
    enter,
    count() {
      const now = clock.now();
      bucket.spend(now);
      return now;
    },
    turn,
    async request(ask, { urgency, signal }) {
      const passed = await turn(urgency, signal);
      if (!passed.ok) return passed;
      const askedAt = clock.now();
      const answer = await ask();
      if (!answer.ok) heard(answer.error, askedAt);
      return answer;
    },
    heard,
    onFailure(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    heldMs: () => bucket.heldMs(clock.now()),
    overdrawn: () => bucket.overdrawn(clock.now()),
    reads: sharedReads(clock),
    lastMinute: () => bucket.lastMinute(clock.now()),
  };
}

/** One gate for each key: whoever asks for a number shares it. */
export interface RequestGates {
  of(access: LineAccess): RequestGate;
}

export function requestGates(clock: Clock): RequestGates {
  const gates = new Map<string, RequestGate>();
  return {
    of({ apiBase, apiKey }) {
      const key = `${apiBase} ${apiKey}`;
      const gate = gates.get(key) ?? requestGate(clock);
      gates.set(key, gate);
      return gate;
    },
  };
}
