import type { AppState } from '#contract/app-state.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** Whose names the windows may want to show by themselves; lists that are longer than AppState bring their names along. */
export function peersOnScreen({
  calls,
  recents,
  history,
  permissions,
}: Pick<AppState, 'calls' | 'recents' | 'history' | 'permissions'>): readonly PhoneNumber[] {
  const { customers, callBacks, news } = permissions;
  const inCalls = [...calls, ...recents, ...history.missed.calls, ...(history.wrapUp === null ? [] : [history.wrapUp])];
  return [...new Set([...inCalls, ...customers, ...callBacks, ...news].flatMap(({ peer }) => peer ?? []))];
}
