import { useCallback, useEffect, useRef, useState } from 'react';
import { appError, type AppError } from '#contract/errors.ts';
import type { HistoryEntry, HistoryFilter } from '#contract/history.ts';
import { useAppState, useSoftphone } from '../../state/softphone-context.tsx';
import { entryAt, missingPage, PAGE_ENTRIES, type PageCache, type Range, withPage } from './page-cache.ts';

const TOP: Range = { first: 0, last: 0 };

export interface HistoryPages {
  /** Null before the first answer. */
  readonly total: number | null;
  /** What is on the screen does not answer the filter yet. */
  readonly isBehind: boolean;
  readonly error: AppError | null;
  readonly entry: (place: number) => HistoryEntry | null | undefined;
  /** Tells what is on the screen. */
  readonly show: (range: Range) => void;
}

/**
 * The list of a filter, read as far as it is looked at: one page at a time, the one that is missing where one looks now, so that
 * whoever flies through a hundred thousand calls asks for the few pages they stop at. What was shown stays until the new list can take
 * its place.
 */
export function useHistoryPages(filter: HistoryFilter): HistoryPages {
  const { bridge } = useSoftphone();
  const { history, contacts } = useAppState();
  const list = `${JSON.stringify(filter)} ${String(contacts.revision)}`;
  const [shown, setShown] = useState<PageCache | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  /** What is being read; the same as what is shown, or its successor. */
  const reading = useRef<PageCache | null>(null);
  const range = useRef<Range>({ first: 0, last: 0 });
  const asked = useRef({ list, filter, revision: history.revision });
  const isAsking = useRef(false);
  const isGone = useRef(false);

  /** Reads what is missing, one page after another, until all that is on the screen is there. */
  const pump = useCallback(async (): Promise<void> => {
    if (isAsking.current) return;
    isAsking.current = true;
    try {
      while (!isGone.current) {
        const want = asked.current;
        const known = reading.current;
        const current = known !== null && known.list === want.list && known.revision >= want.revision ? known : null;
        const page = missingPage(current, known?.list === want.list ? range.current : TOP);
        if (page === null) {
          setShown(current);
          return;
        }
        const reply = await bridge.invoke('history/page', { filter: want.filter, from: page * PAGE_ENTRIES, limit: PAGE_ENTRIES });
        setError(reply.ok ? null : reply.error);
        if (!reply.ok) return;
        // What was published last counts, though an older one may still be answered.
        const revision = Math.max(reply.value.revision, want.revision);
        const next = withPage(current, want.list, { ...reply.value, revision });
        reading.current = next;
        // The same list grows before one's eyes; another takes its place when it fills the screen.
        if (current !== null && next.revision === current.revision) setShown(next);
      }
    } catch (cause) {
      setError(appError('internal', String(cause)));
    } finally {
      isAsking.current = false;
    }
  }, [bridge]);

  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  useEffect(() => {
    asked.current = { list, filter, revision: history.revision };
    // It says itself what fails.
    void pump();
    // The filter is in the list's text.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a new object with the same words asks for nothing new
  }, [list, history.revision, pump]);

  return {
    total: shown?.total ?? null,
    isBehind: shown === null || shown.list !== list,
    error,
    entry: (place) => (shown === null ? undefined : entryAt(shown, place)),
    show: useCallback(
      (next) => {
        range.current = next;
        void pump();
      },
      [pump],
    ),
  };
}
