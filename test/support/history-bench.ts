import { onTestFinished } from 'vitest';
import type { HistoryQuery, HistoryStore } from '../../main/core/history/history-store.ts';
import { searchTerms } from '../../main/core/history/search-terms.ts';
import type { CallHistory } from '../../main/core/ports.ts';
import { openCallHistory } from '../../main/adapters/call-records/open-call-history.ts';
import { IN_MEMORY } from '../../main/adapters/call-records/open-sound-database.ts';
import { type HistoryFilter, WHOLE_HISTORY } from '#contract/history.ts';
import { type CallNote, type WrapUp } from '#contract/note.ts';
import { callId } from '#contract/call.ts';
import { unixMs } from '#contract/time.ts';
import { memoryLog } from './memory-log.ts';

/** The real history of the running test, in memory unless a file is named. */
export function historyBench(path: string = IN_MEMORY): { readonly history: CallHistory; readonly store: HistoryStore } {
  const { history, store } = openCallHistory({
    path,
    now: () => 1_700_000_000_000,
    log: memoryLog(),
    refused: ({ code }) => {
      throw new Error(`the disk refuses: ${code}`);
    },
  });
  onTestFinished(() => history.close());
  return { history, store };
}

export function historyQuery({ text = '', ...change }: Partial<HistoryFilter> = {}): HistoryQuery {
  const { text: _none, ...whole } = WHOLE_HISTORY;
  return { ...whole, ...change, terms: searchTerms(text, () => []) };
}

/** The ids of what a filter finds, in order. */
export function foundBy(store: HistoryStore, filter: Partial<HistoryFilter> = {}): readonly string[] {
  return store.page(historyQuery(filter), { from: 0, limit: 200 }).entries.map((entry) => entry?.call.id ?? 'unreadable');
}

export function callNote(id: string, text: string, wrapUp: WrapUp | null = null, changedAt = 1): CallNote {
  return { callId: callId(id), text, wrapUp, changedAt: unixMs(changedAt) };
}
