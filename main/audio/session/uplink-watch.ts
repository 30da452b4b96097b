import type { PingClock } from './ping-clock.ts';

/** What has waited this long on its way up would be heard late for the rest of the call. */
const LATE_MS = 300;
/** … and where the way was too narrow not long ago, less shows that it still is. */
const LATE_WHERE_NARROW_MS = 100;
const NARROW_FOR_MS = 10_000;
const ASK_EVERY_MS = 240;
/** … and once an answer is so much later than the quickest one. */
const STRAINED_MS = 100;
const ASK_WHERE_STRAINED_MS = 60;
/** A way up that stood still hands over in a rush what was in it; one that is too narrow takes longer. */
const RUSH_MS = 100;
/** Sound missing for this long, and it is not the way up alone that stands still. */
const BOTH_WAYS_MS = 250;
/** After both directions stood still, an answer may come this much later than over the quickest way. */
const GRACE_MS = 100;
/** What was sent has not got up, or not all of it, for so long although sound comes down: something on the way does not pass it on. */
const DEAD_MS = 5_000;
/** Answers that came for so long, none of them later than that, show that the service means to give them. */
const PROVEN_MS = 60_000;
/** … twice as long after each time they had shown it, up to this: a service that stops again and again costs six sessions an hour. */
const MOST_PROVEN_MS = 600_000;

export interface UplinkWatch {
  /** A new socket. */
  restart(): void;
  /** Every 20 ms or so: what to do now. `soundlessMs`: for how long no sound has come. */
  look(awakeMs: number, soundlessMs: number): 'nothing' | 'ping' | 'give-up';
  /** Sound came, or a ping was answered. */
  sound(awakeMs: number): void;
  answered(awakeMs: number): void;
  /** Nothing should be put into the socket now. */
  readonly isHeld: boolean;
  /** … and what was put there comes out slowly: of what is spoken only the newest is worth keeping. */
  readonly isNarrow: boolean;
  /** While voice is sent, and the service answers. */
  readonly askEveryMs: number | null;
}

interface Hold {
  readonly sinceMs: number;
  /** The ping that was late, and the one that left after everything else. */
  readonly head: number;
  readonly tail: number;
  readonly inSilence: boolean;
  headAnsweredMs: number | null;
}

/**
 * Tells from unanswered pings that what is sent piles up on the way, in the system's own buffer to begin with, which takes
 * minutes of voice without a word:
 *
 *   fine ──a ping 300 ms later than over the quickest way──▶ held ──the ping behind all that was sent is answered──▶ fine
 *
 * What is spoken meanwhile waits in the send queue, where what is newer replaces it. A service that answers no pings is
 * never held; nor is one that stops answering, once a new session has shown that it is the service, until it has answered
 * for long.
 */
export function createUplinkWatch(clock: PingClock): UplinkWatch {
  let hold: Hold | null = null;
  let awakeNowMs = 0;
  let graceUntilMs = Number.NEGATIVE_INFINITY;
  let narrowUntilMs = Number.NEGATIVE_INFINITY;
  let gaveUp = false;
  let isTrusted = true;
  let answersSinceMs: number | null = null;
  let provenMs = PROVEN_MS;

  const forgiveWhereProven = (): void => {
    if ((clock.oldestMs(awakeNowMs) ?? 0) >= DEAD_MS) answersSinceMs = null;
    if (!gaveUp || answersSinceMs === null || awakeNowMs - answersSinceMs < provenMs) return;
    gaveUp = false;
    isTrusted = true;
    provenMs = Math.min(MOST_PROVEN_MS, 2 * provenMs);
  };
  const isLate = (): boolean => {
    const oldestMs = clock.oldestMs(awakeNowMs);
    if (clock.leastMs === null || oldestMs === null || clock.unansweredBytes === 0) return false;
    return oldestMs > clock.leastMs + (awakeNowMs < narrowUntilMs ? LATE_WHERE_NARROW_MS : LATE_MS);
  };
  const isNarrow = (): boolean => {
    const since = hold?.headAnsweredMs ?? null;
    return since !== null && awakeNowMs - since > RUSH_MS;
  };
  const whileHeld = (held: Hold, soundlessMs: number): 'nothing' | 'ping' | 'give-up' => {
    if (clock.isAnswered(held.tail)) {
      if (isNarrow()) narrowUntilMs = awakeNowMs + NARROW_FOR_MS;
      hold = null;
      // Nothing of ours is on the way: what is slow now is the way itself, and holding our voice back would not make it quicker.
      clock.measureAnew();
      return 'ping';
    }
    if (awakeNowMs - held.sinceMs < DEAD_MS || soundlessMs > BOTH_WAYS_MS) return 'nothing';
    hold = null;
    if (gaveUp) isTrusted = false;
    else gaveUp = true;
    return isTrusted ? 'give-up' : 'nothing';
  };

  return {
    restart() {
      hold = null;
      graceUntilMs = Number.NEGATIVE_INFINITY;
      narrowUntilMs = Number.NEGATIVE_INFINITY;
    },
    look(awakeMs, soundlessMs) {
      awakeNowMs = awakeMs;
      forgiveWhereProven();
      if (hold !== null) return whileHeld(hold, soundlessMs);
      if (!isTrusted || awakeMs < graceUntilMs || !isLate()) return 'nothing';
      hold = {
        sinceMs: awakeMs,
        head: clock.oldestMark,
        tail: clock.mark + 1,
        inSilence: soundlessMs >= BOTH_WAYS_MS,
        headAnsweredMs: null,
      };
      return 'ping';
    },
    sound(awakeMs) {
      if (hold?.inSilence !== true) return;
      // Both directions stood still, and are back: the answers are on their way.
      hold = null;
      graceUntilMs = awakeMs + (clock.leastMs ?? 0) + GRACE_MS;
    },
    answered(awakeMs) {
      awakeNowMs = awakeMs;
      answersSinceMs ??= awakeMs;
      if (hold !== null && clock.isAnswered(hold.head)) hold.headAnsweredMs ??= awakeMs;
    },
    get isHeld() {
      return hold !== null;
    },
    get isNarrow() {
      return isNarrow();
    },
    get askEveryMs() {
      if (hold !== null || clock.leastMs === null) return null;
      const isStrained = Math.max(clock.lastMs ?? 0, clock.oldestMs(awakeNowMs) ?? 0) > clock.leastMs + STRAINED_MS;
      return isStrained || awakeNowMs < narrowUntilMs ? ASK_WHERE_STRAINED_MS : ASK_EVERY_MS;
    },
  };
}
