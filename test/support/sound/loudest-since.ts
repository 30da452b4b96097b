import type { Ear } from './speaker-ear.ts';
import { NOTHING_DBFS, rmsDbfs } from './tone-analysis.ts';

/** Loudest 100 ms since then (`performance.now()`), in dBFS: a ring has pauses, and none that sounded is missed between two looks. */
export function loudestSince(ear: Ear, since: number): number {
  const samples = ear.last(performance.now() - since);
  const step = ear.rateHz / 10;
  let most = NOTHING_DBFS;
  for (let at = 0; at + step <= samples.length; at += step) most = Math.max(most, rmsDbfs(samples.subarray(at, at + step)));
  return most;
}
