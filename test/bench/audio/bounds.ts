import type { Trace } from '../../support/traces/read-traces.ts';
import type { Figures } from './figures.ts';

interface Bound {
  readonly meanMs: number;
  readonly concealedPercent: number;
}

/** Targets for known traces of 20 ms frames, and what NetEq was measured to do on them (delay of arrival and buffer). */
const KNOWN: Readonly<Record<string, { readonly target: Bound; readonly netEq: Bound; readonly tail?: 'free' }>> = {
  lan_rtt20_loss0: { target: bound(30, 0.05), netEq: bound(28, 0.03) },
  'tcp_rtt50_loss0.5': { target: bound(75, 0.3), netEq: bound(94, 0.13) },
  tcp_rtt50_loss2: { target: bound(115, 0.8), netEq: bound(142, 0.32) },
  tcp_rtt100_loss1: { target: bound(150, 0.8), netEq: bound(172, 0.05) },
  tcp_rtt50_loss1_burst3: { target: bound(130, 1.8), netEq: bound(174, 1.53), tail: 'free' },
  tcp_rtt50_jit10_loss0: { target: bound(80, 0.1), netEq: bound(90, 0.02) },
  'tcp_rtt50_jit10_loss0.5': { target: bound(112, 0.4), netEq: bound(136, 0.07) },
};
const P95_OVER_MEAN_MS = 60;
const P99_OVER_MEAN_MS = 140;
const FIRST_AUDIO_MS = 60;

/** What our figures miss, in words; nothing where all is well. `netEq` are the figures of the model in the same run. */
export function missedBounds(trace: Trace, ours: Figures, netEq: Figures): readonly string[] {
  const missed: string[] = [];
  const atMost = (name: string, value: number, most: number, unit: string): void => {
    if (!(value <= most)) missed.push(`${name} ${value.toFixed(2)} > ${most.toFixed(2)} ${unit}`);
  };
  atMost('first audio', ours.firstAudioMs, FIRST_AUDIO_MS, 'ms');
  if (isWorse(ours, netEq)) missed.push('worse than the NetEq model in delay and concealment');
  const known = trace.frameMs === 20 ? KNOWN[trace.name] : undefined;
  if (known === undefined) return missed;
  atMost('mean', ours.meanMs, known.target.meanMs, 'ms');
  atMost('concealed', ours.concealedPercent, known.target.concealedPercent, '%');
  if (known.tail !== 'free') {
    atMost('p95', ours.p95Ms, ours.meanMs + P95_OVER_MEAN_MS, 'ms');
    atMost('p99', ours.p99Ms, ours.meanMs + P99_OVER_MEAN_MS, 'ms');
  }
  if (isWorse(ours, known.netEq)) missed.push('worse than NetEq was measured in delay and concealment');
  return missed;
}

function isWorse(ours: Bound, theirs: Bound): boolean {
  return ours.meanMs > theirs.meanMs && ours.concealedPercent > theirs.concealedPercent;
}

function bound(meanMs: number, concealedPercent: number): Bound {
  return { meanMs, concealedPercent };
}
