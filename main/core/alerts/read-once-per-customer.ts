import { matchKey } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { HistoryStore } from '../history/history-store.ts';

/**
 * What the history knows of each customer, read once. Every publication of a state wants it for every call that is up, several times a
 * second; it changes when a note is written, or a call comes or goes, all of which the store counts as a revision.
 */
export function readOncePerCustomer<Read>(
  store: Pick<HistoryStore, 'revision'>,
  read: (peer: PhoneNumber) => Read,
): (peer: PhoneNumber) => Read {
  const known = new Map<string, { readonly read: Read }>();
  let readAt = -1;
  return (peer) => {
    const revision = store.revision();
    if (revision !== readAt) known.clear();
    readAt = revision;
    const key = matchKey(peer);
    const kept = known.get(key) ?? { read: read(peer) };
    known.set(key, kept);
    return kept.read;
  };
}
