import type { RecentCall } from '#contract/call.ts';

/** The call we placed last, to be recalled by an empty field; null when there is none. */
export function lastDialled(recents: readonly RecentCall[]): RecentCall | null {
  const outbound = recents.filter((recent) => recent.direction === 'outbound');
  return outbound.reduce<RecentCall | null>((last, recent) => (last === null || recent.startedAt > last.startedAt ? recent : last), null);
}
