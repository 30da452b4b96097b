import type { Call } from '#contract/call.ts';
import type { LineId } from '#contract/line.ts';
import type { FeedStake } from '../ports.ts';

/** How much depends on the next news of a line: a call that rings may be taken by someone else at any moment. */
export function stakeOf(calls: readonly Call[], lineId: LineId): FeedStake {
  const here = calls.filter((call) => call.lineId === lineId && call.phase !== 'ended');
  // A stranded call is up at the service, as an active one is; only its sound is not here.
  if (here.some((call) => call.phase !== 'active' && call.phase !== 'stranded')) return 'ringing';
  return here.length > 0 ? 'talking' : 'idle';
}
