import type { AppState } from '#contract/app-state.ts';
import type { Call } from '#contract/call.ts';

/** Whether a message can go to this caller: they have a number, and there is something to send. */
export function canReply(call: Call, { settings, lineReplies }: Pick<AppState, 'settings' | 'lineReplies'>): boolean {
  if (call.phase !== 'ringing' || call.peer === null) return false;
  return settings.alerts.quickReplies.length > 0 || lineReplies.some(({ lineId }) => lineId === call.lineId);
}
