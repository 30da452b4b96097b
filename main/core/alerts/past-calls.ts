import type { RecentCall } from '#contract/call.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';
import type { HistoryStore } from '../history/history-store.ts';
import { readOncePerCustomer } from './read-once-per-customer.ts';

/** Of nearly everybody all there are, read while it rings: the fewer the sooner. */
const FEW = 30;
/** More than anybody calls in a day. */
const MOST_IN_A_DAY = 1_000;

/** The latest kept calls with each customer, all of today's among them, however many calls of others came since. Newest first. */
export function createPastCalls(
  store: Pick<HistoryStore, 'revision' | 'callsWith'>,
  isToday: (at: UnixMs) => boolean,
): (peer: PhoneNumber) => readonly RecentCall[] {
  return readOncePerCustomer(store, (peer) => {
    const few = store.callsWith(peer, FEW).map(({ call }) => call);
    const oldest = few.length < FEW ? undefined : few.at(-1);
    if (oldest === undefined || !isToday(oldest.startedAt)) return few;
    return store.callsWith(peer, MOST_IN_A_DAY).map(({ call }) => call);
  });
}
