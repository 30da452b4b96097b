import type { AppState } from '#contract/app-state.ts';

/** What the tray icon says at a glance, most urgent first. */
export type TrayState = 'ringing' | 'in-call' | 'trouble' | 'idle';

export function trayState({ calls, lines }: Pick<AppState, 'calls' | 'lines'>): TrayState {
  if (calls.some((call) => call.phase === 'ringing')) return 'ringing';
  if (calls.some((call) => call.phase !== 'ended')) return 'in-call';
  // A phone with a line that would not ring must not look ready.
  if (lines.some((line) => line.status.state === 'unreachable')) return 'trouble';
  return 'idle';
}
