import type { RecentCall } from '#contract/call.ts';

/** Both lists as one, newest first, each call once; where both have it, `recents` knows it better. */
export function withOlder(recents: readonly RecentCall[], older: readonly RecentCall[]): readonly RecentCall[] {
  const byId = new Map([...older, ...recents].map((call) => [call.id, call]));
  return [...byId.values()].toSorted((one, other) => other.startedAt - one.startedAt);
}
