import type { AppState } from './app-state.ts';
import type { Call } from './call.ts';
import { ringsHere } from './rings-here.ts';

/** Whether windows flash: a call rings to be seen, and the agent is not looking at another one. */
export function flashes(state: Pick<AppState, 'calls' | 'settings' | 'presence'>): boolean {
  return state.settings.ringer.mode === 'visual' && asksForAttention(state);
}

/** Whether the taskbar asks for the agent, whatever rings: a call rings here, they do not want silence, and look at no other call. */
export function asksForAttention({ calls, settings, presence }: Pick<AppState, 'calls' | 'settings' | 'presence'>): boolean {
  if (settings.ringer.mode === 'silent') return false;
  return calls.some((call) => ringsHere(call, { presence })) && !calls.some(takesEyes);
}

/** Whether the agent looks at this call: it is up, or on its way. A stranded one has no sound here, and is in nobody's way. */
export function takesEyes({ phase }: Call): boolean {
  return phase !== 'ringing' && phase !== 'stranded' && phase !== 'ended';
}
