import { CheckCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import type { HistoryExported } from '#contract/history.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { syncView } from './sync-line.ts';

export interface HistorySummaryProps {
  /** Null while it is counted. */
  readonly total: number | null;
  /** What came of the last export; null before one. */
  readonly exported: HistoryExported | null;
}

/** How many were found, what is still on its way, and what became of an export. */
export function HistorySummary({ total, exported }: HistorySummaryProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const { language } = state.settings;
  const seen = useCommand('history/seen');
  const shown = (count: number): string => new Intl.NumberFormat(language).format(count);
  const said =
    exported === null
      ? null
      : exported === 'cancelled'
        ? t('history.exportCancelled')
        : t('history.exported', { count: exported.calls, shown: shown(exported.calls), path: exported.savedAs });
  return (
    <div className="history-summary">
      <p className="history-count" role="status">
        {/* Where there is none, the place of the list says so. */}
        {total === null ? t('history.counting') : total === 0 ? null : t('history.count', { count: total, shown: shown(total) })}
      </p>
      {state.history.missed.count === 0 ? null : (
        <Button
          kind="quiet"
          icon={<CheckCheck size={16} aria-hidden />}
          isPending={seen.isPending}
          onPress={() => {
            seen.raise({ callIds: null });
          }}
        >
          {t('history.markSeen')}
        </Button>
      )}
      <SyncLine />
      <p className="history-outcome selectable" role="status">
        {said}
      </p>
      {seen.error === null ? null : <ErrorNote error={seen.error} onDismiss={seen.clear} />}
    </div>
  );
}

/** What of the older calls is still on its way. */
function SyncLine(): ReactElement | null {
  const t = useWords();
  const state = useAppState();
  const fetchAgain = useCommand('history/fetch');
  const sync = syncView(state, { t, language: state.settings.language });
  if (sync.kind === 'none') return null;
  return (
    <p className="history-sync">
      <span>{sync.text}</span>
      {sync.kind === 'failed' ? (
        <Button
          kind="quiet"
          isPending={fetchAgain.isPending}
          onPress={() => {
            fetchAgain.raise({ lineId: sync.lineId });
          }}
        >
          {t('historySync.again')}
        </Button>
      ) : null}
    </p>
  );
}
