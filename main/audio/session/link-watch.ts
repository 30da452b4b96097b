import { createStreamContinuity } from './stream-continuity.ts';

/** Without sound for this long the link is suspect: it is asked, and nothing more is put into it. */
const SUSPECT_MS = 300;
/** … and for this long it is dead, where sound or an answer was due. TCP itself would notice after minutes. */
const DEAD_MS = 1_000;
/** An answer may take this long, and twice as long as the last one did. */
const ANSWER_WITHIN_MS = DEAD_MS - SUSPECT_MS;
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
  /** Sound of this length arrived. */
  sound(soundMs: number, nowMs: number): void;
  /** Anything else did. */
  sign(what: 'pong' | 'other', nowMs: number): void;
  /** Every 20 ms or so: what to do now. */
  look(nowMs: number): LinkDuty;
  /** Held up or broken: what is sent now would arrive old. */
  readonly isSuspect: boolean;
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
 */
export function createLinkWatch(): LinkWatch {
  const continuity = createStreamContinuity();
  let lookedMs: number | null = null;
  /** All in time that this process was awake, of this socket. */
  let silentMs = 0;
  let soundlessMs = 0;
  let sinceAskMs = 0;
  /** Since the first ping after the last sign of life; null where none was sent. */
  let unansweredMs: number | null = null;
  /** When the ping went out that the next pong answers. */
  let askedAtMs: number | null = null;
  let answersPings = false;
  let answerTookMs = 0;
  /** Something lives at the other end, but sends no sound. */
  let answeredInSilence = false;
  let gaveUp = false;

  const pass = (nowMs: number): void => {
    const passedMs = Math.min(LONGEST_LOOK_MS, nowMs - (lookedMs ?? nowMs));
    lookedMs = nowMs;
    silentMs += passedMs;
    soundlessMs += passedMs;
    sinceAskMs += passedMs;
    if (unansweredMs !== null) unansweredMs += passedMs;
  };
  const heard = (): void => {
    silentMs = 0;
    unansweredMs = null;
  };
  const ask = (nowMs: number): LinkDuty => {
    sinceAskMs = 0;
    unansweredMs ??= 0;
    askedAtMs ??= nowMs;
    return 'ping';
  };
  const isDead = (): boolean => {
    if (soundlessMs >= DEAD_MS && continuity.isSurelyContinuous) return true;
    if (silentMs < DEAD_MS) return false;
    if (continuity.isContinuous) return true;
    return answersPings && (unansweredMs ?? 0) >= Math.max(ANSWER_WITHIN_MS, 2 * answerTookMs);
  };
  const isAskDue = (): boolean => {
    if (sinceAskMs >= MEASURE_EVERY_MS) return true;
    // At once where sound stopped, then once a second.
    return soundlessMs >= SUSPECT_MS && (sinceAskMs >= ASK_EVERY_MS || sinceAskMs >= soundlessMs);
  };

  return {
    opened(nowMs) {
      lookedMs = nowMs;
      heard();
      soundlessMs = 0;
      answeredInSilence = false;
      askedAtMs = null;
      continuity.restart();
      ask(nowMs);
    },
    sound(soundMs, nowMs) {
      pass(nowMs);
      heard();
      soundlessMs = 0;
      answeredInSilence = false;
      gaveUp = false;
      continuity.arrived(soundMs, nowMs);
    },
    sign(what, nowMs) {
      pass(nowMs);
      if (what === 'pong') {
        answersPings = true;
        if (askedAtMs !== null) answerTookMs = nowMs - askedAtMs;
        askedAtMs = null;
      }
      if (soundlessMs >= SUSPECT_MS) {
        answeredInSilence = true;
        if (continuity.isContinuous && !continuity.isSurelyContinuous) continuity.paused();
      }
      heard();
    },
    look(nowMs) {
      pass(nowMs);
      if (isDead()) {
        gaveUp = true;
        // Right or wrong, it must not come again soon: sound in the next session tells nothing, a pause may be over by then.
        if (answeredInSilence) continuity.paused();
        return 'give-up';
      }
      if (gaveUp && soundlessMs >= DEAD_MS) {
        // The new socket is as silent as the old one was: it was the service, not the link.
        gaveUp = false;
        continuity.paused();
      }
      return isAskDue() ? ask(nowMs) : 'nothing';
    },
    get roundTripMs() {
      return answersPings ? answerTookMs : null;
    },
    get isSuspect() {
      if (silentMs < SUSPECT_MS) return false;
      return (continuity.isContinuous && !answeredInSilence) || (answersPings && unansweredMs !== null && unansweredMs >= SUSPECT_MS);
    },
  };
}
