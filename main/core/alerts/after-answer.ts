import type { AlertSettings } from '#contract/alerts.ts';
import type { Call } from '#contract/call.ts';
import { isUnderWay } from '#contract/under-way.ts';

/** Whether the agent has answered a call between two states, however: on a card, in the tray, by a headset, a key or a command. */
export function hasAnswered(before: readonly Call[], after: readonly Call[]): boolean {
  const rang = new Set(before.filter(({ phase }) => phase === 'ringing').map(({ id }) => id));
  return after.some((call) => rang.has(call.id) && isUnderWay(call));
}

/**
 * What becomes of the main window when a call is answered. By itself it neither comes up nor takes the keyboard: it would cover the customer's
 * page that opens at the same moment, and the agent's next keys would go to it. The small window has what a call needs; where the agent wants
 * none, the main one is put in sight, for nothing else would be left to hang up with.
 */
export function mainAfterAnswer({
  onAnswer,
  miniWindow,
}: Pick<AlertSettings, 'onAnswer' | 'miniWindow'>): 'in-front' | 'in-sight' | 'as-it-is' {
  if (onAnswer === 'main') return 'in-front';
  return miniWindow ? 'as-it-is' : 'in-sight';
}
