import { History } from 'lucide-react';
import type { ReactElement } from 'react';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import type { RecentCall } from '#contract/call.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useMainTime } from '../../state/use-main-time.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { useKeptDialog } from '../notices/whereabouts.ts';
import { RecentDetails } from './recent-details.tsx';
import { RecentItem } from './recent-item.tsx';
import { recentRows } from './recents-view.ts';
import type { RecentRow } from './recents-view.ts';
import { useOlderRecents } from './use-older-recents.ts';
import './recents.css';

export interface RecentsListProps {
  /** Puts the number into the field, so that Enter calls it. */
  readonly onRecall: (recent: RecentCall) => void;
  /** Calls at once. */
  readonly onCallBack: (recent: RecentCall) => void;
  readonly isDialling: boolean;
}

const ROW_PX = 60;
/** No call has this id: the row that asks for older ones. */
const MORE = 'show-more';

type ListItem = { readonly id: string; readonly row: RecentRow } | { readonly id: typeof MORE; readonly row: null };

/** The calls made and received. Arrows move, Enter fills the field, the button calls back. The last row goes further back. */
export function RecentsList({ onRecall, onCallBack, isDialling }: RecentsListProps): ReactElement {
  const t = useWords();
  const older = useOlderRecents();
  const [detailed, setDetailed] = useKeptDialog<RecentRow>('phone details');
  const state = { ...useAppState(), recents: older.recents };
  const unseen = new Set(state.history.missed.calls.map(({ id }) => id));
  const rows = recentRows(state, { t, now: useMainTime(null) });
  if (rows.length === 0) return <EmptyState icon={<History size={26} />} title={t('recents.empty')} advice={t('recents.emptyAdvice')} />;
  const calls = rows.map((row): ListItem => ({ id: row.recent.id, row }));
  const items: readonly ListItem[] = older.hasMore ? [...calls, { id: MORE, row: null }] : calls;
  const more = t(older.isPending ? 'recents.showingMore' : 'recents.showMore');
  return (
    <div className="recents-frame">
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_PX }}>
        <GridList
          aria-label={t('recents.title')}
          className="recents"
          items={items}
          dependencies={[more, isDialling, state.history.missed]}
          selectionMode="single"
          selectionBehavior="replace"
          onAction={(key) => {
            if (key === MORE) {
              older.showMore();
              return;
            }
            const row = rows.find((candidate) => candidate.recent.id === key);
            if (row?.canCallBack === true) onRecall(row.recent);
          }}
        >
          {({ id, row }) =>
            row === null ? (
              <GridListItem id={id} textValue={more} className="recent recents-more">
                <Button kind="quiet" isPending={older.isPending} onPress={older.showMore}>
                  {more}
                </Button>
              </GridListItem>
            ) : (
              <RecentItem
                id={id}
                row={row}
                isUnseen={unseen.has(row.recent.id)}
                isDialling={isDialling}
                onCallBack={onCallBack}
                onDetails={setDetailed}
              />
            )
          }
        </GridList>
      </Virtualizer>
      <RecentDetails
        row={detailed}
        page="phone"
        isDialling={isDialling}
        onCallBack={onCallBack}
        onClose={() => {
          setDetailed(null);
        }}
      />
      {older.error === null ? null : <ErrorNote error={older.error} onDismiss={older.clearError} />}
    </div>
  );
}
