import type { Call } from '#contract/call.ts';
import type { LineId } from '#contract/line.ts';
import type { FeedStake } from '../ports.ts';

/** How much depends on the next news of a line: a call that rings may be taken by someone else at any moment. */
export function stakeOf(calls: readonly Call[], lineId: LineId): FeedStake {
  const here = calls.filter((call) => call.lineId === lineId && call.phase !== 'ended');
  if (here.some((call) => call.phase !== 'active')) return 'ringing';
  return here.length > 0 ? 'talking' : 'idle';
}
