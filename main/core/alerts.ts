import type { AppState } from '#contract/app-state.ts';
import type { CallId, RecentCall } from '#contract/call.ts';
import { ringsHere } from '#contract/rings-here.ts';

/** A native notification that should be standing. */
export type Alert =
  | {
      readonly key: string;
      readonly type: 'incoming';
      readonly callId: CallId;
      readonly peer: RecentCall['peer'];
      readonly lineId: RecentCall['lineId'];
    }
  | { readonly key: string; readonly type: 'missed'; readonly call: RecentCall }
  /** So many that each for itself would bury the screen, as after a night's sleep; `latest` is the newest of them. */
  | { readonly key: string; readonly type: 'missed-many'; readonly count: number; readonly latest: RecentCall };

const MOST_MISSED_ALONE = 3;

/**
 * The notifications that the state calls for: one per call that rings here, and one per call missed since the app
 * began to look (`since`), so that history never pops up, until somebody has seen it in the list; many missed calls share one. None where the agent wants none. The operating system
 * holds them back by itself while it is told not to disturb.
 */
export function alertsFor(
  state: Pick<AppState, 'calls' | 'recents' | 'history' | 'presence' | 'settings'>,
  since: number,
): readonly Alert[] {
  if (!state.settings.alerts.toasts) return [];
  const incoming = state.calls
    .filter((call) => ringsHere(call, state))
    .map((call): Alert => ({ key: `incoming ${call.id}`, type: 'incoming', callId: call.id, peer: call.peer, lineId: call.lineId }));
  return [
    ...incoming,
    ...missedAlerts(
      state.recents.filter((call) => call.reason === 'missed' && call.endedAt >= since && isUnseen(call, state.history.missed)),
    ),
  ];
}

/** Of more unseen calls than the list of them holds, those before its oldest may have been seen or not: they count as unseen. */
function isUnseen({ id, endedAt }: RecentCall, { count, calls }: AppState['history']['missed']): boolean {
  if (calls.some((call) => call.id === id)) return true;
  return count > calls.length && calls.every((call) => call.endedAt >= endedAt);
}

/** `missed`: newest first. */
function missedAlerts(missed: readonly RecentCall[]): readonly Alert[] {
  const [latest] = missed;
  if (latest === undefined || missed.length <= MOST_MISSED_ALONE) {
    return missed.map((call) => ({ key: `missed ${call.id}`, type: 'missed', call }));
  }
  return [{ key: `missed ${String(missed.length)} ${latest.id}`, type: 'missed-many', count: missed.length, latest }];
}
