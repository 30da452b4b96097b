import type { CallId } from '#contract/call.ts';
import { unixMs } from '#contract/time.ts';
import type { HistoryQuery, HistoryStore, KeptEntry } from './history-store.ts';

/**
 * All that a query finds, newest first, in parts. Each call once, and none that was there all the time left out, also where others end,
 * come from the service, or are deleted between two parts: whoever takes the parts may let time pass.
 */
export function* wholeHistory(store: Pick<HistoryStore, 'page'>, query: HistoryQuery, limit: number): Generator<readonly KeptEntry[]> {
  let asked = query;
  let from = 0;
  let revision: number | null = null;
  /** The millisecond that was come to, and what was told of it. */
  let reached: number | null = null;
  const told = new Set<CallId>();
  for (;;) {
    let page = store.page(asked, { from, limit });
    if (revision !== null && page.revision !== revision && reached !== null) {
      // Places in the list have moved: from here on they are counted from the last call that was told.
      asked = { ...query, until: unixMs(Math.min(query.until ?? Number.POSITIVE_INFINITY, reached + 1)) };
      from = 0;
      page = store.page(asked, { from, limit });
    }
    ({ revision } = page);
    const part: KeptEntry[] = [];
    for (const entry of page.entries) {
      if (entry === null) continue;
      const { id, startedAt } = entry.call;
      const at = Math.floor(startedAt);
      if (at !== reached) told.clear();
      reached = at;
      if (told.has(id)) continue;
      told.add(id);
      part.push(entry);
    }
    // Time passes only with something new: of an instant with many calls all that were told are passed over at once.
    if (part.length > 0) yield part;
    from += limit;
    if (from >= page.total) return;
  }
}
