import type { AppState } from './app-state.ts';
import type { Call } from './call.ts';

/** Whether windows and taskbar flash: a call rings to be seen, and the agent is not looking at another one. */
export function flashes({ calls, settings }: Pick<AppState, 'calls' | 'settings'>): boolean {
  if (settings.ringer.mode !== 'visual') return false;
  return calls.some((call) => call.phase === 'ringing' && !call.silenced) && !calls.some(takesEyes);
}

function takesEyes({ phase }: Call): boolean {
  return phase !== 'ringing' && phase !== 'stranded' && phase !== 'ended';
}
