import { History } from 'lucide-react';
import type { ReactElement } from 'react';
import { GridList } from 'react-aria-components/GridList';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import type { RecentCall } from '#contract/call.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useMainTime } from '../../state/use-main-time.ts';
import { useWords } from '../../state/use-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RecentItem } from './recent-item.tsx';
import { recentRows } from './recents-view.ts';
import './recents.css';

export interface RecentsListProps {
  /** Puts the number into the field, so that Enter calls it. */
  readonly onRecall: (recent: RecentCall) => void;
  /** Calls at once. */
  readonly onCallBack: (recent: RecentCall) => void;
  readonly isDialling: boolean;
}

const ROW_PX = 60;

/** The calls made and received. Arrows move, Enter fills the field, the button calls back. */
export function RecentsList({ onRecall, onCallBack, isDialling }: RecentsListProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const rows = recentRows(state, { t, now: useMainTime(null) });
  if (rows.length === 0) return <EmptyState icon={<History size={26} />} title={t('recents.empty')} advice={t('recents.emptyAdvice')} />;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_PX }}>
      <GridList
        aria-label={t('recents.title')}
        className="recents"
        items={rows}
        selectionMode="single"
        selectionBehavior="replace"
        onAction={(key) => {
          const row = rows.find((candidate) => candidate.recent.id === key);
          if (row?.canCallBack === true) onRecall(row.recent);
        }}
      >
        {(row) => <RecentItem id={row.recent.id} row={row} isDialling={isDialling} onCallBack={onCallBack} />}
      </GridList>
    </Virtualizer>
  );
}
