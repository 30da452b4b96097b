import { createPingClock } from './ping-clock.ts';
import { createStreamContinuity } from './stream-continuity.ts';
import { createUplinkWatch } from './uplink-watch.ts';

/** Without sound for this long the link is suspect: it is asked, and nothing more is put into it. */
const SUSPECT_MS = 300;
/** … and for this long it is dead, where sound or an answer was due. TCP itself would notice after minutes. */
const DEAD_MS = 1_000;
/** An answer may take this long, and twice as long as the last one did. */
const ANSWER_WITHIN_MS = DEAD_MS - SUSPECT_MS;
/** On a slow way it may be this much later than over the quickest one, before anything is made of it. */
const UNSTEADY_MS = 150;
/** Nothing at all for this long, where there once was something: asked by a new session, whatever was learnt of pauses. */
const NOTHING_MS = 10_000;
const LESS_OFTEN = 4;
/** A service that pauses owes no sound: while it is silent it is asked this often. */
const ASK_EVERY_MS = 1_000;
/** While sound comes: measures the way there and back, and keeps middleboxes from closing the connection. */
const MEASURE_EVERY_MS = 5_000;
/** A look that comes later than this means that this process stood still, or the machine slept: no silence of the link. */
const LONGEST_LOOK_MS = 100;

export type LinkDuty = 'nothing' | 'ping' | 'give-up';

export interface LinkWatch {
  /** A socket has opened, and is sent a ping. */
  opened(nowMs: number): void;
  /** So many bytes were put into it. */
  sent(bytes: number): void;
  /** Sound of this length arrived. A ping leaves at once or not at all, so that the one that a silence is asked by stands alone. */
  sound(soundMs: number, nowMs: number): Exclude<LinkDuty, 'give-up'>;
  /** The ping of this mark was answered. */
  pong(mark: number, nowMs: number): void;
  /** Anything else arrived. */
  sign(nowMs: number): void;
  /** Every 20 ms or so: what to do now. */
  look(nowMs: number): LinkDuty;
  /** The ping that is to leave carries it. */
  readonly mark: number;
  /** Held up or broken: what is sent now would arrive old. */
  readonly isSuspect: boolean;
  /** What was sent piles up on its way; only the newest of what is spoken is worth keeping until it is through. */
  readonly isNarrow: boolean;
  /** How long the last answered ping took; null before the first. */
  readonly roundTripMs: number | null;
}

/**
 * Tells a dead link from a quiet service, over all the sockets of a call:
 *
 *   fine ──300 ms without sound: a ping goes out──▶ suspect ──1 s, and sound or an answer was due──▶ dead
 *     ▲                                                │
 *     ├──────────────── sound ─────────────────────────┤
 *     └─ pausing ◀── a pong, text: the service lives ──┘   pausing: asked once a second
 *
 * TCP keeps the order, so an answer in the middle of silence shows that the service had no sound to send. Why not, it does
 * not tell: a proxy answers for a service whose sound has broken off. Where sound has come without a pause for long, a
 * second without any is therefore given up in spite of answers: once, and after four times as much sound the next time.
 *
 * A link whose way up alone is held up is told by `uplink-watch`.
 */
export function createLinkWatch(): LinkWatch {
  const continuity = createStreamContinuity();
  const pings = createPingClock();
  const uplink = createUplinkWatch(pings);
  let lookedMs: number | null = null;
  /** All in time that this process was awake. */
  let awakeMs = 0;
  let silentMs = 0;
  let soundlessMs = 0;
  let sinceAskMs = 0;
  let answersPings = false;
  let hasSent = false;
  /** Something lives at the other end, but sends no sound. */
  let answeredInSilence = false;
  /** Something came since a link was last given up because nothing did. */
  let hasHeard = false;
  let nothingMs = NOTHING_MS;
  let gaveUp: 'not' | 'for-silence' | 'for-nothing-at-all' = 'not';

  const pass = (nowMs: number): void => {
    const passedMs = Math.min(LONGEST_LOOK_MS, nowMs - (lookedMs ?? nowMs));
    lookedMs = nowMs;
    awakeMs += passedMs;
    silentMs += passedMs;
    soundlessMs += passedMs;
    sinceAskMs += passedMs;
  };
  const ask = (nowMs: number): 'ping' => {
    sinceAskMs = 0;
    hasSent = false;
    pings.asked(nowMs, awakeMs);
    return 'ping';
  };
  const heard = (): void => {
    silentMs = 0;
    hasHeard = true;
  };
  /** … something that is no sound. */
  const lives = (): void => {
    if (soundlessMs >= SUSPECT_MS) {
      answeredInSilence = true;
      if (continuity.isContinuous && !continuity.isSurelyContinuous) continuity.paused();
    }
    heard();
  };
  const unansweredMs = (): number => (answersPings ? (pings.oldestMs(awakeMs) ?? 0) : 0);
  /** No answer can be here any sooner. */
  const answerDueMs = (): number => (answersPings ? (pings.leastMs ?? pings.lastMs ?? 0) + UNSTEADY_MS : 0);
  const hasNothingCome = (): boolean => hasHeard && silentMs >= nothingMs;
  const isDead = (): boolean => {
    if (soundlessMs >= DEAD_MS && continuity.isSurelyContinuous) return true;
    if (continuity.isContinuous && !answeredInSilence && soundlessMs >= Math.max(DEAD_MS, SUSPECT_MS + answerDueMs())) return true;
    if (silentMs < DEAD_MS) return false;
    return hasNothingCome() || (answersPings && unansweredMs() >= Math.max(ANSWER_WITHIN_MS, 2 * (pings.lastMs ?? 0)));
  };
  const buried = (): 'give-up' => {
    gaveUp = hasNothingCome() ? 'for-nothing-at-all' : answeredInSilence ? 'not' : 'for-silence';
    if (gaveUp === 'for-nothing-at-all') hasHeard = false;
    // Right or wrong, it must not come again soon: sound in the next session tells nothing, a pause may be over by then. Nor does
    // silence there make it count twice.
    if (answeredInSilence) continuity.misjudged();
    return 'give-up';
  };
  /** The new socket is as silent as the old one was: it was the service, not the link. */
  const learn = (): void => {
    if (gaveUp === 'for-nothing-at-all') nothingMs *= LESS_OFTEN;
    if (gaveUp === 'for-silence') continuity.misjudged();
    gaveUp = 'not';
  };
  const isSendingToAsk = (): boolean => hasSent && uplink.askEveryMs !== null && sinceAskMs >= uplink.askEveryMs;
  const isAskDue = (): boolean => {
    if (sinceAskMs >= MEASURE_EVERY_MS) return true;
    if (soundlessMs < SUSPECT_MS) return false;
    // At once where sound stopped, whenever a ping left before: its answer tells nothing of the silence. Then once a second, or as
    // while we send.
    const isAskedInSilence = sinceAskMs <= soundlessMs - SUSPECT_MS;
    return !isAskedInSilence || sinceAskMs >= ASK_EVERY_MS || isSendingToAsk();
  };

  return {
    opened(nowMs) {
      lookedMs = nowMs;
      silentMs = 0;
      soundlessMs = 0;
      answeredInSilence = false;
      continuity.restart();
      pings.restart();
      uplink.restart();
      ask(nowMs);
    },
    sent(bytes) {
      hasSent = true;
      pings.handedOver(bytes);
    },
    sound(soundMs, nowMs) {
      pass(nowMs);
      heard();
      uplink.sound(awakeMs);
      soundlessMs = 0;
      answeredInSilence = false;
      gaveUp = 'not';
      continuity.arrived(soundMs, nowMs);
      return isSendingToAsk() ? ask(nowMs) : 'nothing';
    },
    pong(mark, nowMs) {
      pass(nowMs);
      answersPings = true;
      pings.answered(mark, nowMs, awakeMs);
      uplink.answered(awakeMs);
      lives();
    },
    sign(nowMs) {
      pass(nowMs);
      lives();
    },
    look(nowMs) {
      pass(nowMs);
      if (isDead()) return buried();
      if (gaveUp !== 'not' && soundlessMs >= DEAD_MS) learn();
      const duty = uplink.look(awakeMs, soundlessMs);
      if (duty === 'give-up') return duty;
      return duty === 'ping' || isAskDue() ? ask(nowMs) : 'nothing';
    },
    get mark() {
      return pings.mark;
    },
    get roundTripMs() {
      return answersPings ? pings.lastMs : null;
    },
    get isSuspect() {
      if (uplink.isHeld && !uplink.isNarrow) return true;
      if (silentMs < SUSPECT_MS) return false;
      return (continuity.isContinuous && !answeredInSilence) || unansweredMs() >= Math.max(SUSPECT_MS, answerDueMs());
    },
    get isNarrow() {
      return uplink.isNarrow;
    },
  };
}
