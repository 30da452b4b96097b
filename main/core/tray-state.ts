import type { AppState } from '#contract/app-state.ts';
import { isReachable } from '#contract/presence.ts';
import { isUnderWay } from '#contract/under-way.ts';

/** What the tray icon says at a glance, most urgent first. */
export const TRAY_STATES = ['ringing', 'muted', 'in-call', 'offline', 'missed', 'quiet', 'polling', 'connecting', 'live'] as const;
export type TrayState = (typeof TRAY_STATES)[number];

/** A call that rings counts also where it was silenced: the tray is then what tells of it. */
export function trayState({ calls, lines, history, presence }: Pick<AppState, 'calls' | 'lines' | 'history' | 'presence'>): TrayState {
  if (calls.some((call) => call.phase === 'ringing') && isReachable(presence)) return 'ringing';
  const current = calls.find(isUnderWay);
  if (current !== undefined) return 'muted' in current && current.muted ? 'muted' : 'in-call';
  // A phone with a line that would not ring must not look ready.
  if (lines.some(({ status }) => status.state === 'unreachable')) return 'offline';
  if (history.missed.count > 0) return 'missed';
  if (!isReachable(presence)) return 'quiet';
  if (lines.some(({ status }) => status.state === 'polling')) return 'polling';
  if (lines.length === 0 || lines.some(({ status }) => status.state === 'connecting')) return 'connecting';
  return 'live';
}
