import { matchKey } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { HistoryStore } from '../history/history-store.ts';

/**
 * The last note with each customer, read once. Every publication of a state wants it for every call that is up, several times a second; it
 * changes when a note is written, or a call comes or goes, all of which the store counts as a revision.
 */
export function createLastNotes(store: Pick<HistoryStore, 'revision' | 'lastNoteWith'>): (peer: PhoneNumber) => string | null {
  const known = new Map<string, string | null>();
  let readAt = -1;
  return (peer) => {
    const revision = store.revision();
    if (revision !== readAt) known.clear();
    readAt = revision;
    const key = matchKey(peer);
    const text = known.get(key);
    if (text !== undefined) return text;
    const read = store.lastNoteWith(peer)?.text ?? null;
    known.set(key, read);
    return read;
  };
}
