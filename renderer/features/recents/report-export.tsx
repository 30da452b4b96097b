import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CallId } from '#contract/call.ts';
import type { ExportFormat, ExportOutcome, ExportPlace } from '#contract/quality.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ErrorNote } from '../notices/error-note.tsx';

/** Hands a call's report on. What came of it is said beside the buttons, until the next try. */
export function ReportExport({ callId }: { readonly callId: CallId }): ReactElement {
  const t = useWords();
  const command = useCommand('recents/export-quality');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [outcome, setOutcome] = useState<ExportOutcome | null>(null);
  const run = (to: ExportPlace): void => {
    setOutcome(null);
    command.raise({ callId, format, to }, (reply) => {
      if (reply.ok) setOutcome(reply.value);
    });
  };
  return (
    <div className="report-export">
      <SegmentedControl
        label={t('report.format')}
        options={[
          { value: 'csv', label: t('report.csv') },
          { value: 'json', label: t('report.json') },
        ]}
        value={format}
        onChange={setFormat}
      />
      <div className="report-buttons">
        <Button
          isPending={command.isPending}
          onPress={() => {
            run('clipboard');
          }}
        >
          {t('report.copy')}
        </Button>
        <Button
          isPending={command.isPending}
          onPress={() => {
            run('file');
          }}
        >
          {t('report.save')}
        </Button>
        <p className="report-outcome selectable" role="status">
          {outcome === null ? null : typeof outcome === 'string' ? t(`report.${outcome}`) : t('report.saved', { path: outcome.savedAs })}
        </p>
      </div>
      {command.error === null ? null : <ErrorNote error={command.error} stays onDismiss={command.clear} />}
    </div>
  );
}
