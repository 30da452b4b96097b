import type { AppState } from '#contract/app-state.ts';
import type { CallId, RecentCall } from '#contract/call.ts';

/** A native notification that should be standing. */
export type Alert =
  | {
      readonly key: string;
      readonly type: 'incoming';
      readonly callId: CallId;
      readonly peer: RecentCall['peer'];
      readonly lineId: RecentCall['lineId'];
    }
  | { readonly key: string; readonly type: 'missed'; readonly call: RecentCall };

/**
 * The notifications that the state calls for: one per ringing call, and one per call missed since the app
 * began to look (`since`), so that history never pops up.
 */
export function alertsFor(state: Pick<AppState, 'calls' | 'recents'>, since: number): readonly Alert[] {
  const incoming = state.calls
    .filter((call) => call.phase === 'ringing')
    .map((call): Alert => ({ key: `incoming ${call.id}`, type: 'incoming', callId: call.id, peer: call.peer, lineId: call.lineId }));
  const missed = state.recents
    .filter((call) => call.reason === 'missed' && call.endedAt >= since)
    .map((call): Alert => ({ key: `missed ${call.id}`, type: 'missed', call }));
  return [...incoming, ...missed];
}
