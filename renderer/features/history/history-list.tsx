import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { RecentCall } from '#contract/call.ts';
import { useWords } from '../../state/use-words.ts';
import { useKeptScroll } from '../notices/whereabouts.ts';
import { HistoryItem } from './history-item.tsx';
import { historyRow, type HistoryRow, type RowWording } from './history-row.ts';
import { rowAfterKey, rowsOnScreen, scrollToRow } from './rows-on-screen.ts';
import type { HistoryPages } from './use-history-pages.ts';

export interface HistoryListProps {
  readonly pages: HistoryPages;
  /** What the list answers. */
  readonly of: string;
  readonly total: number;
  readonly wording: RowWording;
  readonly isDialling: boolean;
  readonly onCallBack: (recent: RecentCall) => void;
  readonly onDetails: (row: HistoryRow) => void;
}

const ROW_PX = 60;

/**
 * A hundred thousand calls of which only those on the screen are drawn. One stop of Tab: arrows, Page, Home and End walk, Enter shows the
 * call, Tab goes on to the buttons of the row one is on.
 */
export function HistoryList(props: HistoryListProps): ReactElement {
  const { pages, of, total, wording, isDialling, onCallBack, onDetails } = props;
  const t = useWords();
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ scrollTop: 0, height: 0 });
  const [active, setActive] = useState(0);
  const { show } = pages;

  const measure = useCallback((): void => {
    const element = grid.current;
    if (element !== null) setView({ scrollTop: element.scrollTop, height: element.clientHeight });
  }, []);
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return undefined;
    measure();
    const watched = new ResizeObserver(measure);
    watched.observe(element);
    return () => {
      watched.disconnect();
    };
  }, [measure]);
  useKeptScroll('history scroll', grid, of);
  const { first, last } = rowsOnScreen({ ...view, rowHeight: ROW_PX, total });
  useEffect(() => {
    show({ first, last: Math.max(first, last) });
  }, [show, first, last]);

  const goTo = (place: number): void => {
    setActive(place);
    const top = scrollToRow(place, { ...view, rowHeight: ROW_PX });
    if (top !== null) grid.current?.scrollTo(0, top);
  };
  const current = Math.min(active, Math.max(0, total - 1));
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_one, index) => first + index);
  const isActiveDrawn = current >= first && current <= last;

  return (
    <div
      ref={grid}
      role="grid"
      aria-label={t('history.title')}
      aria-rowcount={total}
      aria-readonly
      tabIndex={0}
      className="history-list"
      {...(isActiveDrawn && total > 0 ? { 'aria-activedescendant': `${id}-${String(current)}` } : {})}
      onScroll={measure}
      onKeyDown={(event) => {
        // A button of the row has its own keys.
        if (event.target !== event.currentTarget) return;
        const to = rowAfterKey(event.key, current, { height: view.height, rowHeight: ROW_PX, total });
        const entry = event.key === 'Enter' ? pages.entry(current) : null;
        if (to === null && (entry === null || entry === undefined)) return;
        event.preventDefault();
        if (to !== null) goTo(to);
        else if (entry !== null && entry !== undefined) onDetails(historyRow(entry, wording));
      }}
    >
      <div role="presentation" className="history-all" style={{ height: total * ROW_PX }}>
        {places.map((place) => (
          <HistoryItem
            // Rows that leave on one side come back on the other: to be made anew costs more than to say something else.
            key={place % places.length}
            id={`${id}-${String(place)}`}
            place={place}
            top={place * ROW_PX}
            entry={pages.entry(place)}
            wording={wording}
            isActive={place === current}
            isDialling={isDialling}
            onPick={setActive}
            onCallBack={onCallBack}
            onDetails={onDetails}
          />
        ))}
      </div>
    </div>
  );
}
