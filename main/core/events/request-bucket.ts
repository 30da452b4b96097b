/**
 * What a request is for. `click`: the agent has asked for it on a call, and waits. `offer`: the media description of
 * a call that rings, without which nobody can answer it. `ringing`: what becomes of a call that is not over.
 * `looking`: whether there is a call at all. `upkeep`: the number, the webhook.
 */
export type Urgency = 'click' | 'offer' | 'ringing' | 'looking' | 'upkeep';

/** The service publishes no limit; this is what we allow ourselves for one number in any minute. */
export const MOST_REQUESTS_A_MINUTE = 40;
const MINUTE_MS = 60_000;
/** One request more is allowed every so often: 33 a minute, three more than looking every two seconds takes. */
const REFILL_MS = 1_800;
/** So many at once after a quiet time. With the 33 of a minute and the overdraft they are the forty. */
const DEPTH = 5;
/** What clicks and offers may run up, so that many of them do not leave the line deaf for long. */
const OVERDRAFT = 2;
/** What must be left for the more urgent after a request of this kind. */
const LEAVES = { ringing: 0, looking: 1, upkeep: 2 } as const satisfies Partial<Record<Urgency, number>>;

/** The requests of one number: a token bucket, and the time that the service itself has asked for. */
export interface RequestBucket {
  /** Milliseconds until a request of this urgency may be sent; 0 where it may at once, as a `click` always may. */
  waitMs(urgency: Urgency, now: number): number;
  /** A request is sent. Told of every one, also of those that did not have to wait. */
  spend(now: number): void;
  /** The one that was sent at this instant met no service: from here on it is as if it had never been sent. */
  giveBack(sentAt: number): void;
  /** The service asked for quiet: only clicks are sent before this instant. Never made shorter. */
  hold(until: number): void;
  /** Milliseconds of the quiet that the service asked for; 0 where there is none. */
  heldMs(now: number): number;
  /** Whether clicks and offers have used up what they may run up. */
  overdrawn(now: number): boolean;
  /** Requests sent in the last minute. */
  lastMinute(now: number): number;
}

/** Requests allowed, in milliseconds of refill, so that whole numbers do; and when that was counted. */
interface Level {
  readonly credit: number;
  readonly at: number | null;
}

function refilled({ credit, at }: Level, now: number): Level {
  if (at === null || now <= at) return { credit, at: at ?? now };
  return { credit: Math.min(DEPTH * REFILL_MS, credit + now - at), at: now };
}
function lowered(level: Level, now: number): Level {
  const { credit, at } = refilled(level, now);
  return { credit: Math.max(-OVERDRAFT * REFILL_MS, credit - REFILL_MS), at };
}

/**
 * A bucket rather than a window that slides: after a burst there is one more look every 1.8 s, where a window
 * would be shut until the burst is a minute old, and a line that is polled deaf for as long.
 */
export function requestBucket(): RequestBucket {
  /** Before the oldest of `sent`. */
  let before: Level = { credit: DEPTH * REFILL_MS, at: null };
  /** After the newest. */
  let level = before;
  let heldUntil = 0;
  let sent: readonly number[] = [];

  const heldMs = (now: number): number => Math.max(0, heldUntil - now);

  return {
    waitMs(urgency, now) {
      if (urgency === 'click') return 0;
      if (urgency === 'offer') return heldMs(now);
      return Math.max(0, heldMs(now), (LEAVES[urgency] + 1) * REFILL_MS - refilled(level, now).credit);
    },
    spend(now) {
      before = sent.filter((at) => at <= now - MINUTE_MS).reduce(lowered, before);
      sent = [...sent.filter((at) => at > now - MINUTE_MS), now];
      level = lowered(level, now);
    },
    giveBack(sentAt) {
      const index = sent.findLastIndex((at) => at <= sentAt);
      if (index === -1) return;
      sent = sent.toSpliced(index, 1);
      // Counted anew rather than one more: what it took may have been refilled since, or it took nothing in the overdraft.
      level = sent.reduce(lowered, before);
    },
    hold(until) {
      heldUntil = Math.max(heldUntil, until);
    },
    heldMs,
    overdrawn(now) {
      return refilled(level, now).credit <= -OVERDRAFT * REFILL_MS;
    },
    lastMinute: (now) => sent.filter((at) => at > now - MINUTE_MS).length,
  };
}
