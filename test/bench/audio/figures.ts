import { rankOf } from '../../support/nearest-rank.ts';
import type { Replay } from './replay.ts';
import { SAMPLES_PER_MS } from './receiver.ts';

/** What a receiver made of a trace, over all phases. Delays in milliseconds, shares in per cent of what was heard. */
export interface Figures {
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly concealedPercent: number;
  /** Per minute. */
  readonly concealmentEvents: number;
  readonly acceleratedPercent: number;
  readonly expandedPercent: number;
  /** Of what came: too old to be played. */
  readonly droppedPercent: number;
  /** Per call. */
  readonly restarts: number;
  /** The longest of any phase. */
  readonly firstAudioMs: number;
}

export function figuresOf(replays: readonly Replay[]): Figures {
  const delaysMs = Float64Array.from(replays.flatMap((replay) => [...replay.delaysMs])).toSorted();
  const heard = sum(replays.map((replay) => replay.heard));
  const percent = (of: (replay: Replay) => number): number => (100 * sum(replays.map(of))) / heard;
  const minutes = heard / SAMPLES_PER_MS / 60_000;
  return {
    meanMs: sum(delaysMs) / delaysMs.length,
    p50Ms: rankOf(delaysMs, 0.5),
    p95Ms: rankOf(delaysMs, 0.95),
    p99Ms: rankOf(delaysMs, 0.99),
    concealedPercent: percent(({ concealed }) => concealed),
    concealmentEvents: sum(replays.map(({ stats }) => stats.concealmentEvents)) / minutes,
    acceleratedPercent: percent(({ stats }) => stats.accelerated),
    expandedPercent: percent(({ stats }) => stats.expanded),
    droppedPercent: (100 * sum(replays.map(({ stats }) => stats.dropped))) / sum(replays.map(({ stats }) => stats.consumed)),
    restarts: sum(replays.map(({ stats }) => stats.restarts)) / replays.length,
    firstAudioMs: Math.max(...replays.map(({ firstAudioMs }) => firstAudioMs)),
  };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
