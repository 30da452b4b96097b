import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';
import type { RemoteCall } from '../core/events/observation.ts';
import type { Clock } from '../core/ports.ts';

/** A read that began longer ago tells how things were before what the asker has just heard, or before the machine slept. */
const JUST_NOW_MS = 1_000;

type Answer = Promise<Result<RemoteCall, AppError>>;

/** A question of which the answer is still on its way. `askedAt`: what it tells is at least as new as this. */
export interface SharedRead {
  readonly askedAt: UnixMs;
  readonly answer: Answer;
}

/**
 * Reads of single calls with their media description. A call that begins to ring is read by its feed, which confirms
 * it, and by whoever is to answer it, in the same moment: one request serves both.
 */
export interface SharedReads {
  /** Whether a read of the call is under way that may be shared. */
  has(remoteId: string): boolean;
  /** Joins the read that is under way, or begins one by `ask`. */
  read(remoteId: string, ask: () => Answer): SharedRead;
}

export function sharedReads(clock: Clock): SharedReads {
  const underWay = new Map<string, SharedRead>();

  function shareable(remoteId: string): SharedRead | null {
    const read = underWay.get(remoteId) ?? null;
    return read !== null && clock.now() - read.askedAt < JUST_NOW_MS ? read : null;
  }

  return {
    has: (remoteId) => shareable(remoteId) !== null,
    read(remoteId, ask) {
      const shared = shareable(remoteId);
      if (shared !== null) return shared;
      const read: SharedRead = { askedAt: clock.now(), answer: ask() };
      const over = (): void => {
        if (underWay.get(remoteId) === read) underWay.delete(remoteId);
      };
      underWay.set(remoteId, read);
      // What it fails with is told to those who asked.
      read.answer.then(over, over);
      return read;
    },
  };
}
