import { History, SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import type { RecentCall } from '#contract/call.ts';
import type { HistoryExported } from '#contract/history.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useMainTime } from '../../state/use-main-time.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Dialler } from '../dial/use-dialler.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { useKeptDialog } from '../notices/whereabouts.ts';
import { RecentDetails } from '../recents/recent-details.tsx';
import '../recents/recents.css';
import { ExportButton } from './export-button.tsx';
import { historyFilter, isNarrowed } from './history-choice.ts';
import { HistoryList } from './history-list.tsx';
import type { HistoryRow, RowWording } from './history-row.ts';
import { HistorySearch } from './history-search.tsx';
import { HistorySummary } from './history-summary.tsx';
import { MoreFilters } from './more-filters.tsx';
import { ResultChoice } from './result-choice.tsx';
import type { ChosenHistory } from './use-history-choice.ts';
import { useHistoryPages } from './use-history-pages.ts';
import './history.css';

export interface HistoryPageProps {
  readonly dialler: Dialler;
  readonly chosen: ChosenHistory;
}

/** All calls there ever were: looked through, searched, filed, called back, handed on. */
export function HistoryPage({ dialler, chosen: { choice, change, reset } }: HistoryPageProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const now = useMainTime(null);
  const [detailed, setDetailed] = useKeptDialog<HistoryRow>('history details');
  const exporting = useCommand('history/export');
  const [exported, setExported] = useState<HistoryExported | null>(null);
  const today = new Date(now).toDateString();
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- what `today` is begins anew with each day, not with each second
  const filter = useMemo(() => historyFilter(choice, now), [choice, today]);
  const pages = useHistoryPages(filter);
  const callBack = (recent: RecentCall): void => {
    if (recent.peer !== null) dialler.call(recent.peer, recent.lineId);
  };
  // `now` is read once for each state.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- rows are worded anew with each state, not with each millisecond
  const wording = useMemo((): RowWording => ({ state, t, now }), [state, t]);
  return (
    <section className="history" aria-label={t('history.title')}>
      <div className="history-head">
        <div className="history-line">
          <HistorySearch
            text={choice.text}
            onChange={(text) => {
              change({ text });
            }}
          />
          <MoreFilters choice={choice} onChange={change} onReset={reset} />
          <ExportButton command={exporting} filter={filter} isEmpty={pages.total === null || pages.total === 0} onOutcome={setExported} />
        </div>
        <ResultChoice
          result={choice.result}
          onChange={(result) => {
            change({ result });
          }}
        />
        <HistorySummary total={pages.isBehind ? null : pages.total} exported={exported} />
        {exporting.error === null ? null : <ErrorNote error={exporting.error} stays onDismiss={exporting.clear} />}
        {pages.error === null ? null : <ErrorNote error={pages.error} />}
      </div>
      {pages.total === 0 ? (
        <NothingHere isNarrowed={isNarrowed(choice)} onReset={reset} />
      ) : (
        <HistoryList
          // Another list begins at its top.
          key={JSON.stringify(filter)}
          of={JSON.stringify(filter)}
          pages={pages}
          total={pages.total ?? 0}
          wording={wording}
          isDialling={dialler.isPending}
          onCallBack={callBack}
          onDetails={setDetailed}
        />
      )}
      <RecentDetails
        row={detailed}
        page="history"
        isDialling={dialler.isPending}
        onCallBack={callBack}
        onClose={() => {
          setDetailed(null);
        }}
      />
    </section>
  );
}

function NothingHere({ isNarrowed: isSearch, onReset }: { readonly isNarrowed: boolean; readonly onReset: () => void }): ReactElement {
  const t = useWords();
  if (!isSearch) return <EmptyState icon={<History size={26} />} title={t('history.empty')} advice={t('history.emptyAdvice')} />;
  return (
    <EmptyState
      icon={<SearchX size={26} />}
      title={t('history.nothingFound')}
      advice={t('history.nothingFoundAdvice')}
      action={<Button onPress={onReset}>{t('history.resetFilters')}</Button>}
    />
  );
}
