import { createSampleHistory } from '../dsp/sample-history.ts';
import { createSeam } from '../dsp/seam.ts';
import { createConcealment } from './concealment.ts';
import { createInventedSound } from './invented-sound.ts';
import { createDelayTarget } from './delay-target.ts';
import type { JitterStats } from './jitter-stats.ts';
import { JITTER_TUNING, type JitterTuning } from './jitter-tuning.ts';
import { nextPlayoutStep, SURPLUS_MS, type PlayoutStep } from './playout-policy.ts';
import { createPullClock } from './pull-clock.ts';
import { createSpeechPause } from './speech-pause.ts';
import { createSoundReturn } from './sound-return.ts';
import { createSpliceSearch, LONGEST_PERIOD_MS } from './splice.ts';
import { createSplicedPlayout } from './spliced-playout.ts';

/** A silence of the network longer than this is no stall that could be caught up with. */
export const AFRESH_AFTER_MS = 2_000;
/** Of what a new session brings at once, what is older than this is not played. */
const STALE_MS = 300;
/** How long after a new beginning a backlog is still a backlog of that beginning. */
const FRESH_MS = 500;
/** Voices are repeated to stretch them, and to invent: so much of the past is kept. */
const PAST_MS = 80;
const LONGEST_SPLICE_MS = 20;
const RAMP_MS = 5;
/** The first sound may wait this long for more, and no longer: a lone short word has to be heard as well. */
const LONGEST_START_MS = 50;

export interface JitterBuffer {
  /** Sound arrived from the network, any number of samples. Allocates no buffer. */
  push(samples: Float32Array, nowMs: number): void;
  /** Fills `out`, the device's next block of at most 20 ms, with what should sound now. Allocates no buffer, throws nothing. */
  pull(out: Float32Array, nowMs: number): void;
  /** The session is over, and until there is a new one nothing can come. What came so far is played to its end. */
  sessionLost(nowMs: number): void;
  /** What comes now belongs to another session. */
  newSession(nowMs: number): void;
  /** The same object at every reading, with the sums as they are then. */
  readonly stats: JitterStats;
  readonly bufferedMs: number;
  readonly targetMs: number;
  /** Delay of the sound that is played now, over the fastest way of the network. */
  readonly delayMs: number;
}

/**
 * A jitter buffer for TCP: nothing is lost or reordered there, late sound is only postponed. So the playout is stretched
 * while sound is overdue, goes on inventing when it runs out, and catches up when the backlog comes.
 *
 *   waiting ──first sound old enough──▶ playing ──ran out──▶ concealing ──sound came──▶ playing
 *      ▲                                                        │
 *      └────────────────── faded to silence ────────────────────┘
 */
export function createJitterBuffer(rateHz: number, changes: Partial<JitterTuning> = {}): JitterBuffer {
  const tuning: JitterTuning = { ...JITTER_TUNING, ...changes };
  const samplesOf = (milliseconds: number): number => Math.round((milliseconds * rateHz) / 1_000);
  const msOf = (samples: number): number => (samples * 1_000) / rateHz;
  const blockSamples = samplesOf(10);
  const longestBlock = blockSamples * 2;
  const history = createSampleHistory(samplesOf(AFRESH_AFTER_MS + PAST_MS + 500));
  const search = createSpliceSearch(history, { rateHz, longestMs: LONGEST_SPLICE_MS + 20 });
  const spliced = createSplicedPlayout(history, longestBlock);
  const concealment = createConcealment(history, rateHz);
  const pause = createSpeechPause();
  const target = createDelayTarget(tuning);
  const pulls = createPullClock();
  const seam = createSeam(samplesOf(RAMP_MS));
  const comeback = createSoundReturn(history, concealment, { rampSamples: samplesOf(RAMP_MS), longestBlock });
  const stats = {
    received: 0,
    played: 0,
    consumed: 0,
    concealed: 0,
    concealmentEvents: 0,
    paused: 0,
    accelerated: 0,
    expanded: 0,
    dropped: 0,
    restarts: 0,
  };

  const invented = createInventedSound(stats);

  let phase: 'waiting' | 'playing' | 'concealing' = 'waiting';
  let read = 0;
  /** End of what an earlier session left; beyond it the sound is another. */
  let barrier = Number.POSITIVE_INFINITY;
  let lastArrivalMs = Number.NEGATIVE_INFINITY;
  let freshUntilMs = Number.NEGATIVE_INFINITY;
  /** Null while there is no session; the first one is there from the beginning. */
  let sessionSinceMs: number | null = Number.NEGATIVE_INFINITY;
  let firstArrivalMs = 0;
  let stretchedUntil = 0;
  let targetMs = tuning.firstMs;
  let delayMs = 0;
  const situation = {
    delayMs: 0,
    targetMs: 0,
    bufferedMs: 0,
    overdueMs: 0,
    usualLatenessMs: 0,
    isQuiet: false,
    surplusForMs: 0,
    isStretched: false,
  };

  const available = (): number => Math.min(history.end, barrier) - read;
  const leave = (count: number): void => {
    read += count;
    stats.consumed += count;
  };
  const beginInventing = (): void => {
    concealment.begin(read);
    comeback.reset();
    phase = 'concealing';
  };
  const invent = (out: Float32Array, from: number, to: number): void => {
    concealment.invent(out, from, to);
    invented.add(to - from);
  };
  const drop = (count: number): void => {
    leave(count);
    stats.dropped += count;
  };

  /** What an earlier session left is played, and the new one has sound: blend from the one into the other. */
  const passBarrier = (): void => {
    if (read < barrier || history.end <= barrier) return;
    barrier = Number.POSITIVE_INFINITY;
    if (phase !== 'playing') return;
    beginInventing();
  };
  /** Where far too much lies here, only the newest part is worth playing. Returns by how much the playout jumps. */
  const surplusToDrop = (nowMs: number): number => {
    const isFresh = nowMs <= freshUntilMs && delayMs > STALE_MS;
    if (!isFresh && msOf(available()) <= AFRESH_AFTER_MS) return 0;
    return Math.max(0, Math.min(samplesOf(delayMs - targetMs), available() - blockSamples));
  };

  const startIfDue = (nowMs: number): void => {
    if (available() <= 0) return;
    const surplus = surplusToDrop(nowMs);
    drop(surplus);
    delayMs -= msOf(surplus);
    if (delayMs < targetMs && nowMs - firstArrivalMs < Math.min(targetMs, LONGEST_START_MS)) return;
    phase = 'playing';
    seam.cut();
  };

  /** Nobody can say any more whether sound is due: nothing came for so long, although there was a way for it. */
  const isPausing = (nowMs: number): boolean =>
    sessionSinceMs !== null && nowMs - Math.max(lastArrivalMs, sessionSinceMs) > AFRESH_AFTER_MS;
  /** Silence where sound was due is concealed as well. */
  const keepSilent = (out: Float32Array, nowMs: number): void => {
    out.fill(0);
    if (stats.consumed > 0 && !isPausing(nowMs)) invented.add(out.length);
  };
  const loseSession = (nowMs: number): void => {
    invented.wayLost(isPausing(nowMs));
    sessionSinceMs = null;
  };

  const starve = (out: Float32Array): void => {
    const got = Math.max(0, available());
    history.copy(out, { from: read, count: got });
    leave(got);
    beginInventing();
    invent(out, got, out.length);
    stats.played += got;
    invented.ranOut();
  };

  const goOnInventing = (out: Float32Array): void => {
    invent(out, 0, out.length);
    if (!concealment.gone) return;
    phase = 'waiting';
    firstArrivalMs = Number.POSITIVE_INFINITY;
  };
  /** Invents on until the real sound fits, then blends over to it. */
  const comeBack = (out: Float32Array): void => {
    const wait = comeback.waitIn(out, available());
    if (wait === null) {
      goOnInventing(out);
      return;
    }
    invent(out, 0, wait);
    const isDone = comeback.blend(out, wait, read);
    leave(out.length - wait);
    stats.played += out.length - wait;
    if (isDone) phase = 'playing';
  };

  const accelerate = (out: Float32Array, step: Extract<PlayoutStep, { do: 'accelerate' }>): boolean => {
    const longest = Math.min(samplesOf(step.mostMs), available() - out.length);
    const shortest = samplesOf(step.leastMs);
    if (longest < shortest) return false;
    const { jump, likeness } = search.find({ at: read, overlap: out.length, shortest, longest, direction: 'later' });
    if (likeness < step.likeness) return false;
    spliced.play(out, { at: read, jump, overlap: out.length });
    leave(out.length + jump);
    stats.accelerated += jump;
    return true;
  };
  const stretch = (out: Float32Array, step: Extract<PlayoutStep, { do: 'stretch' }>): boolean => {
    const longest = Math.min(samplesOf(step.mostMs), read - history.start);
    const shortest = samplesOf(2.5);
    if (longest < shortest) return false;
    const { jump, likeness } = search.find({ at: read, overlap: out.length, shortest, longest, direction: 'earlier' });
    if (likeness < step.likeness) return false;
    spliced.play(out, { at: read, jump, overlap: out.length });
    stretchedUntil = read + samplesOf(LONGEST_PERIOD_MS);
    leave(out.length + jump);
    stats.expanded -= jump;
    return true;
  };

  const play = (out: Float32Array, nowMs: number): void => {
    stats.played += out.length;
    const surplus = surplusToDrop(nowMs);
    if (surplus > 0) {
      spliced.play(out, { at: read, jump: surplus, overlap: out.length });
      drop(surplus);
      leave(out.length);
      return;
    }
    history.copy(out, { from: read, count: out.length });
    situation.delayMs = delayMs;
    situation.targetMs = targetMs;
    situation.bufferedMs = msOf(available());
    situation.overdueMs = target.latenessMs(msOf(history.end), nowMs);
    situation.isQuiet = pause.isQuiet(out);
    situation.surplusForMs = delayMs - targetMs > SURPLUS_MS ? situation.surplusForMs + msOf(out.length) : 0;
    situation.isStretched = read < stretchedUntil;
    const step = nextPlayoutStep(situation, tuning);
    const isSpliced = (step.do === 'accelerate' && accelerate(out, step)) || (step.do === 'stretch' && stretch(out, step));
    if (!isSpliced) leave(out.length);
  };

  return {
    push(samples, nowMs) {
      if (samples.length === 0) return;
      if (nowMs - lastArrivalMs > AFRESH_AFTER_MS) {
        if (stats.received > 0) stats.restarts += 1;
        target.newSession();
        freshUntilMs = nowMs + FRESH_MS;
      }
      if (phase === 'waiting' && available() <= 0) firstArrivalMs = nowMs;
      const news = target.arrived({ mediaMs: msOf(history.end), durationMs: msOf(samples.length), nowMs });
      // The first of a session was due since that began, unless it takes so long to come that nobody can say.
      const isFirst = sessionSinceMs !== null && lastArrivalMs < sessionSinceMs && !isPausing(nowMs);
      invented.came(news.isAfterGap && !isFirst);
      if (news.gapLatenessMs !== null) invented.gapWasLate(samplesOf(news.gapLatenessMs));
      targetMs = target.targetMs;
      lastArrivalMs = nowMs;
      history.write(samples);
      stats.received += samples.length;
      if (history.start > 0) drop(Math.max(0, history.start + samplesOf(PAST_MS) - read));
    },
    pull(out, nowMs) {
      const evenMs = pulls.pulled(nowMs, msOf(out.length));
      passBarrier();
      delayMs = available() > 0 ? target.latenessMs(msOf(read), evenMs) : delayMs;
      if (phase === 'waiting') startIfDue(nowMs);
      if (phase === 'waiting') {
        keepSilent(out, nowMs);
      } else {
        if (phase === 'concealing') comeBack(out);
        else if (available() < out.length) starve(out);
        else play(out, nowMs);
      }
      seam.smooth(out, 0, out.length);
    },
    sessionLost: loseSession,
    newSession(nowMs) {
      loseSession(nowMs);
      invented.wayBack();
      sessionSinceMs = nowMs;
      barrier = history.end;
      target.newSession();
      freshUntilMs = nowMs + FRESH_MS;
    },
    stats,
    get bufferedMs() {
      return msOf(history.end - read);
    },
    get targetMs() {
      return targetMs;
    },
    get delayMs() {
      return delayMs;
    },
  };
}
