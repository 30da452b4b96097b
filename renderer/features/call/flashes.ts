import type { AppState } from '#contract/app-state.ts';
import { isUnderWay } from '../status/status-view.ts';

/** Whether windows flash: a call rings to be seen, and the agent is not looking at another one. */
export function flashes({ calls, settings }: Pick<AppState, 'calls' | 'settings'>): boolean {
  if (settings.ringer.mode !== 'visual') return false;
  const rings = calls.some((call) => call.phase === 'ringing' && !call.silenced);
  return rings && !calls.some((call) => isUnderWay(call) && call.phase !== 'stranded');
}
