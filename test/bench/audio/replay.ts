import type { Trace } from '../../support/traces/read-traces.ts';
import { PULL_MS, PULL_SAMPLES, SAMPLES_PER_MS, type Receiver, type ReceiverStats } from './receiver.ts';

/** What one pull did: for pictures. */
export interface Moment {
  readonly atMs: number;
  /** Playout − send of what begins to play now. */
  readonly delayMs: number;
  readonly targetMs: number;
  readonly concealedMs: number;
  readonly acceleratedMs: number;
  readonly expandedMs: number;
}

/** One call. */
export interface Replay {
  /** Playout of each frame's first sample − its send time, the one-way base being 0. Frames that were dropped are not in it. */
  readonly delaysMs: Float64Array;
  /** From the arrival of the first frame until it sounds. */
  readonly firstAudioMs: number;
  /** Samples of output from the first audio on. */
  readonly heard: number;
  /** Of these, what was neither in the stream nor stretched from it: what the receiver owns up to, and silence it does not count. */
  readonly concealed: number;
  readonly stats: ReceiverStats;
}

export interface Listening {
  moment(moment: Moment): void;
  sound(block: Float32Array): void;
}

/**
 * Plays a trace to a receiver that is pulled every 10 ms from `phaseMs` on, until the last frame arrived. Frame `i` is whole,
 * and sent, at `i` frame lengths. Within a pull, a frame begins where its first sample lies among the samples consumed.
 */
export function replay({
  trace: { frameMs, lateMs },
  phaseMs,
  receiver,
  listening,
}: {
  readonly trace: Trace;
  readonly phaseMs: number;
  readonly receiver: Receiver;
  readonly listening?: Listening;
}): Replay {
  const frameSamples = frameMs * SAMPLES_PER_MS;
  const delaysMs: number[] = [];
  const arrivalMs = (frame: number): number => frame * frameMs + (lateMs[frame] ?? Number.POSITIVE_INFINITY);
  const untilMs = arrivalMs(lateMs.length - 1);
  let arrived = 0;
  let begun = 0;
  let heard = 0;
  let firstAudioMs = Number.NaN;
  let was = { ...receiver.stats };

  for (let nowMs = phaseMs; nowMs <= untilMs; nowMs += PULL_MS) {
    for (; arrivalMs(arrived) <= nowMs; arrived += 1) receiver.arrive(arrived, arrivalMs(arrived));
    const from = receiver.stats.consumed;
    // What a full buffer dropped on arrival never plays.
    while (begun * frameSamples < from) begun += 1;
    const block = receiver.pull(nowMs);
    const { stats } = receiver;
    const consumed = stats.consumed - from;
    for (; begun * frameSamples < stats.consumed; begun += 1) {
      const withinMs = (PULL_MS * (begun * frameSamples - from)) / consumed;
      delaysMs.push(nowMs + withinMs - begun * frameMs);
      if (begun === 0) firstAudioMs = nowMs + withinMs - arrivalMs(0);
    }
    if (begun > 0) heard += PULL_SAMPLES;
    if (listening === undefined) continue;
    if (block !== null) listening.sound(block);
    listening.moment({
      atMs: nowMs,
      delayMs: begun === 0 ? Number.NaN : nowMs - from / SAMPLES_PER_MS,
      targetMs: receiver.targetMs,
      concealedMs: (stats.concealed - was.concealed) / SAMPLES_PER_MS,
      acceleratedMs: (stats.accelerated - was.accelerated) / SAMPLES_PER_MS,
      expandedMs: (stats.expanded - was.expanded) / SAMPLES_PER_MS,
    });
    was = { ...stats };
  }
  const stats = { ...receiver.stats };
  const concealed = heard - (stats.consumed - stats.accelerated - stats.dropped) - stats.expanded;
  return { delaysMs: Float64Array.from(delaysMs), firstAudioMs, heard, concealed, stats };
}
