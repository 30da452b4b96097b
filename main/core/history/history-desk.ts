import type { CallId } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import type { HistoryExported, HistoryFilter, HistoryPage, MissedCalls } from '#contract/history.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { ok, type Result } from '#contract/result.ts';
import { clockReader, dayText } from '../clock-parts.ts';
import type { Clock } from '../ports.ts';
import type { AskWhereToSave, WriteWhole } from '../saved-file.ts';
import { type CsvWording, csvHead, csvRows } from './history-csv.ts';
import type { HistoryQuery, HistoryStore } from './history-store.ts';
import { numberSpellings } from './number-spellings.ts';
import { searchTerms } from './search-terms.ts';
import { wholeHistory } from './whole-history.ts';

/** Looks calls up, and hands them on. */
export interface HistoryDesk {
  revision(): number;
  page(filter: HistoryFilter, range: { readonly from: number; readonly limit: number }): HistoryPage;
  missed(): MissedCalls;
  markSeen(callIds: readonly CallId[] | null): void;
  /** Fails with `export-refused`. */
  export(filter: HistoryFilter): Promise<Result<HistoryExported, AppError>>;
}

/** Rows that are made before others have their turn. */
const AT_ONCE = 500;

export function createHistoryDesk(ports: {
  readonly clock: Clock;
  readonly store: HistoryStore;
  /** Numbers of people whose names have the word. */
  readonly numbersOf: (word: string) => readonly PhoneNumber[];
  readonly nameOf: (number: PhoneNumber) => string | null;
  readonly whereToSave: AskWhereToSave;
  readonly writeWhole: WriteWhole;
  readonly wording: () => Omit<CsvWording, 'nameOf'>;
  readonly changed: () => void;
}): HistoryDesk {
  const { clock, store } = ports;
  let missed: { readonly revision: number; readonly calls: MissedCalls } | null = null;

  const queryOf = ({ text, ...others }: HistoryFilter): HistoryQuery => ({
    ...others,
    terms: searchTerms(text, (word) => ports.numbersOf(word).flatMap(numberSpellings)),
  });

  const nextTurn = (): Promise<void> =>
    new Promise((resolve) => {
      clock.after(0, resolve);
    });

  return {
    revision: store.revision,
    page(filter, range) {
      const { entries, ...page } = store.page(queryOf(filter), range);
      const named = entries.map((entry) => {
        const peer = entry?.call.peer ?? null;
        return entry === null ? null : { ...entry, name: peer === null ? null : ports.nameOf(peer) };
      });
      return { ...page, from: range.from, entries: named };
    },
    missed() {
      const revision = store.revision();
      if (missed?.revision !== revision) missed = { revision, calls: store.missed() };
      return missed.calls;
    },
    markSeen(callIds) {
      store.markSeen(callIds);
      ports.changed();
    },
    async export(filter) {
      const wording: CsvWording = { ...ports.wording(), nameOf: ports.nameOf };
      const name = `${wording.t('history.fileName')} ${dayText(clockReader()(clock.now()))}`;
      const path = await ports.whereToSave({ name, extension: 'csv' });
      if (path === null) return ok('cancelled');
      const query = queryOf(filter);
      let calls = 0;
      async function* parts(): AsyncGenerator<string> {
        yield csvHead(wording);
        const rowOf = csvRows(wording);
        for (const part of wholeHistory(store, query, AT_ONCE)) {
          // Notes whole: what a page shows of them is cut.
          const whole = part.map((entry) => ({ ...entry, note: store.note(entry.call.id) }));
          calls += whole.length;
          yield whole.map(rowOf).join('');
          await nextTurn();
        }
      }
      const written = await ports.writeWhole(path, parts());
      return written.ok ? ok({ savedAs: path, calls }) : written;
    },
  };
}
