import type { AppState } from '#contract/app-state.ts';
import type { CallId, RecentCall } from '#contract/call.ts';
import { isReachable } from '#contract/presence.ts';
import { ringsHere } from '#contract/rings-here.ts';
import type { UnixMs } from '#contract/time.ts';
import { createHeldNews } from './alerts/held-news.ts';

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
  | { readonly key: string; readonly type: 'missed-many'; readonly count: number; readonly latest: RecentCall }
  /** Missed while the agent took no calls, told when they do again; `latest` as above. */
  | { readonly key: string; readonly type: 'missed-away'; readonly count: number; readonly latest: RecentCall };

const MOST_MISSED_ALONE = 3;

type Seen = Pick<AppState, 'calls' | 'recents' | 'history' | 'presence' | 'settings'>;

/**
 * The notifications that each state calls for: one per call that rings here, and one per call missed since the app
 * began to look (`startedAt`), so that history never pops up, until somebody has seen it in the list; many missed calls share one. None where
 * the agent wants none. The operating system holds them back by itself while it is told not to disturb.
 *
 * While the agent takes no calls (`isReachable`), nothing new comes up either. What stood before stays. When they take calls again, one
 * notification tells of all that was missed meanwhile and that nobody has seen. Tray, badge and tab count it all the time.
 */
export function createAlerts(startedAt: UnixMs): (state: Seen) => readonly Alert[] {
  const held = createHeldNews();
  let since = startedAt;
  return (state) => {
    const isAway = !isReachable(state.presence);
    // A time away goes on over a restart, and what was missed in it is told at its end.
    if (isAway && state.presence.since < since) since = state.presence.since;
    const missed = state.recents.filter(
      (call) => call.reason === 'missed' && call.endedAt >= since && isUnseen(call, state.history.missed),
    );
    const { alone, together } = held(
      missed.map(({ id }) => id),
      isAway,
    );
    if (!state.settings.alerts.toasts) return [];
    const incoming = state.calls
      .filter((call) => ringsHere(call, state))
      .map((call): Alert => ({ key: `incoming ${call.id}`, type: 'incoming', callId: call.id, peer: call.peer, lineId: call.lineId }));
    return [
      ...incoming,
      ...missedAlerts(missed.filter(({ id }) => alone.includes(id))),
      ...together.flatMap((ids) => awayAlert(ids, missed)),
    ];
  };
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

/** Its key is that of the first that was missed: it is told once, whatever is seen of it afterwards. */
function awayAlert(ids: readonly string[], missed: readonly RecentCall[]): readonly Alert[] {
  const latest = missed.find(({ id }) => ids.includes(id));
  const [first] = ids;
  if (latest === undefined || first === undefined) return [];
  return [{ key: `away ${first}`, type: 'missed-away', count: ids.length, latest }];
}
