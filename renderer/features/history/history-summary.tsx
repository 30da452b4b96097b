import { CheckCheck, Download } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { HistoryExported, HistoryFilter } from '#contract/history.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { syncView } from './sync-line.ts';

export interface HistorySummaryProps {
  /** Null while it is counted. */
  readonly total: number | null;
  readonly filter: HistoryFilter;
}

/** How many were found, what is still on its way, and what may be done with all of it. */
export function HistorySummary({ total, filter }: HistorySummaryProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const { language } = state.settings;
  const seen = useCommand('history/seen');
  const fetchAgain = useCommand('history/fetch');
  const shown = (count: number): string => new Intl.NumberFormat(language).format(count);
  const sync = syncView(state, { t, language });
  const missed = state.history.missed.count;
  return (
    <div className="history-summary">
      <p className="history-count" role="status">
        {total === null ? t('history.counting') : t('history.count', { count: total, shown: shown(total) })}
      </p>
      {missed === 0 ? null : (
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
      <ExportButton filter={filter} isEmpty={total === null || total === 0} shown={shown} />
      {sync.kind === 'none' ? null : (
        <p className="history-sync" role="status">
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
      )}
    </div>
  );
}

interface ExportButtonProps {
  readonly filter: HistoryFilter;
  readonly isEmpty: boolean;
  readonly shown: (count: number) => string;
}

function ExportButton({ filter, isEmpty, shown }: ExportButtonProps): ReactElement {
  const t = useWords();
  const command = useCommand('history/export');
  const [outcome, setOutcome] = useState<HistoryExported | null>(null);
  const said =
    outcome === null
      ? null
      : outcome === 'cancelled'
        ? t('history.exportCancelled')
        : t('history.exported', { count: outcome.calls, shown: shown(outcome.calls), path: outcome.savedAs });
  return (
    <>
      <Button
        kind="quiet"
        icon={<Download size={16} aria-hidden />}
        isPending={command.isPending}
        isDisabled={isEmpty}
        onPress={() => {
          setOutcome(null);
          command.raise({ filter }, (reply) => {
            if (reply.ok) setOutcome(reply.value);
          });
        }}
      >
        {t(command.isPending ? 'history.exporting' : 'history.export')}
      </Button>
      <p className="history-outcome selectable" role="status">
        {said}
      </p>
      {command.error === null ? null : <ErrorNote error={command.error} stays onDismiss={command.clear} />}
    </>
  );
}
