import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { CallId, RecentCall } from '#contract/call.ts';
import type { QualityReport } from '#contract/quality.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Swatch } from '../../ui/swatch.tsx';
import { CallLabel } from '../billing/call-label.tsx';
import { NumberContact } from '../contacts/number-contact.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import type { PageName } from '../notices/places.ts';
import { PastNote } from '../notes/past-note.tsx';
import { PeerPermissions } from '../permissions/peer-permissions.tsx';
import { CallRecordings } from '../recording/call-recordings.tsx';
import { CallBackButton } from './call-back-button.tsx';
import { QualityChart } from './quality-chart.tsx';
import { ReportExport } from './report-export.tsx';
import { reportView } from './report-view.ts';
import { labelOf, type RecentRow } from './recents-view.ts';
import './recent-details.css';

export interface RecentDetailsProps {
  /** Null when no call is looked at: the dialog is closed. */
  readonly row: RecentRow | null;
  /** On which it is looked at. */
  readonly page: PageName;
  readonly onClose: () => void;
  readonly isDialling: boolean;
  readonly onCallBack: (recent: RecentCall) => void;
}

/** An ended call in full: what the list says of it, and how it sounded. */
export function RecentDetails({ row, page, onClose, isDialling, onCallBack }: RecentDetailsProps): ReactElement {
  const t = useWords();
  return (
    <Dialog
      isOpen={row !== null}
      title={row === null ? '' : t('report.title', { who: row.peer.who })}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      {row === null ? null : (
        <>
          <p className="details-facts">
            {row.peer.name === null ? null : <span className="details-number selectable">{row.peer.number}</span>}
            <span>{row.result}</span>
            <span className="details-line">
              <Swatch colour={row.line.colour} />
              <span>{row.line.label}</span>
            </span>
            <span>{row.time}</span>
            {row.duration === null ? null : <span>{row.duration}</span>}
            <CallLabel kind={row.recent.kind} direction={row.recent.direction} />
            <span className="details-meaning">{labelOf(row.recent, t).about}</span>
          </p>
          {row.recent.peer === null ? null : <PeerPermissions peer={row.recent.peer} next={row.recent.lineId} />}
          {row.canCallBack ? (
            <CallBackButton
              recent={row.recent}
              isDisabled={isDialling}
              onPress={() => {
                onClose();
                onCallBack(row.recent);
              }}
            />
          ) : null}
          {row.recent.peer === null ? null : <NumberContact page={page} number={row.recent.peer} />}
          <PastNote key={`note-${row.recent.id}`} callId={row.recent.id} peer={row.recent.peer} />
          <CallRecordings key={`recordings-${row.recent.id}`} recent={row.recent} who={row.peer.who} />
          {row.duration === null ? null : <CallReport key={row.recent.id} callId={row.recent.id} />}
        </>
      )}
    </Dialog>
  );
}

function CallReport({ callId }: { readonly callId: CallId }): ReactElement {
  const t = useWords();
  const { raise, error } = useCommand('recents/quality');
  /** Undefined until it was read. */
  const [report, setReport] = useState<QualityReport | null | undefined>();
  useEffect(() => {
    raise({ callId }, (reply) => {
      if (reply.ok) setReport(reply.value);
    });
  }, [raise, callId]);
  if (error !== null) return <ErrorNote error={error} stays />;
  if (report === undefined) return <p role="status">{t('report.loading')}</p>;
  if (report === null || report.samples.length === 0) return <p className="details-none">{t('report.none')}</p>;
  return <ReportOfCall report={report} />;
}

function ReportOfCall({ report }: { readonly report: QualityReport }): ReactElement {
  const t = useWords();
  const { settings } = useAppState();
  const view = reportView(report, { t, language: settings.language });
  return (
    <section className="report" aria-label={t('report.sound')}>
      <h3 className="report-title">{t('report.sound')}</h3>
      <p>
        {view.sound}
        {view.score === null ? null : ` ${view.score}.`}
      </p>
      <QualityChart view={view} />
      <dl className="report-figures selectable">
        {view.figures.map(({ label, value }) => (
          <div key={label} className="report-figure">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ReportExport callId={report.callId} />
    </section>
  );
}
