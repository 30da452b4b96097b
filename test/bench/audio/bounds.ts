import type { Figures } from './figures.ts';
import { targetOf, type Price } from './targets.ts';

const P95_OVER_MEAN_MS = 60;
const P99_OVER_MEAN_MS = 140;
const FIRST_AUDIO_MS = 60;

/**
 * What our figures miss on a trace, in words; nothing where all is well. `netEq` are the figures of the model in the same run:
 * to be sooner or smoother is a choice, to be neither is a fault.
 */
export function missedBounds(trace: { readonly name: string; readonly frameMs: number }, ours: Figures, netEq: Figures): readonly string[] {
  const missed: string[] = [];
  const atMost = (name: string, value: number, most: number, unit: string): void => {
    if (!(value <= most)) missed.push(`${name} ${value.toFixed(2)} > ${most.toFixed(2)} ${unit}`);
  };
  atMost('first audio', ours.firstAudioMs, FIRST_AUDIO_MS, 'ms');
  if (isWorse(ours, netEq)) missed.push('worse than the NetEq model in delay and concealment');
  const target = targetOf(trace);
  if (target === null) return missed;
  atMost('mean', ours.meanMs, target.meanMs, 'ms');
  atMost('concealed', ours.concealedPercent, target.concealedPercent, '%');
  atMost('p95', ours.p95Ms, target.tail?.p95Ms ?? ours.meanMs + P95_OVER_MEAN_MS, 'ms');
  atMost('p99', ours.p99Ms, target.tail?.p99Ms ?? ours.meanMs + P99_OVER_MEAN_MS, 'ms');
  atMost('dropped', ours.droppedPercent, target.droppedPercent ?? 0, '%');
  if (target.netEq !== undefined && isWorse(ours, target.netEq)) missed.push('worse than NetEq was measured in delay and concealment');
  return missed;
}

function isWorse(ours: Price, theirs: Price): boolean {
  return ours.meanMs > theirs.meanMs && ours.concealedPercent > theirs.concealedPercent;
}
