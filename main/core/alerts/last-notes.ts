import type { PhoneNumber } from '#contract/phone-number.ts';
import type { HistoryStore } from '../history/history-store.ts';
import { readOncePerCustomer } from './read-once-per-customer.ts';

/** The last note with each customer. */
export function createLastNotes(store: Pick<HistoryStore, 'revision' | 'lastNoteWith'>): (peer: PhoneNumber) => string | null {
  return readOncePerCustomer(store, (peer) => store.lastNoteWith(peer)?.text ?? null);
}
