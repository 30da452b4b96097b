import type { AppState } from '#contract/app-state.ts';
import { trayState } from '../../core/tray-state.ts';

export type BadgeSign = 'ringing' | 'missed' | 'muted';

export interface Badge {
  /** Missed calls that nobody has seen. */
  readonly count: number;
  readonly sign: BadgeSign | null;
}

/** The app's own icon says less than the tray's: what wants the agent now, and what waits for them. */
export function badgeFor(state: Pick<AppState, 'calls' | 'lines' | 'history' | 'presence'>): Badge {
  const { count } = state.history.missed;
  const tray = trayState(state);
  if (tray === 'ringing' || tray === 'muted') return { count, sign: tray };
  return { count, sign: count > 0 ? 'missed' : null };
}
