import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { RecentCall } from '#contract/call.ts';
import { RECORDING_FORMATS } from '#contract/recording.ts';
import type { Recording } from '#contract/recording.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { DeleteRecording } from './delete-recording.tsx';
import { recordingView } from './recording-view.ts';
import './capture.css';

export interface CallRecordingsProps {
  readonly recent: RecentCall;
  readonly who: string;
}

/** The recordings of an ended call: to be heard, saved, deleted. Nothing where there are none. */
export function CallRecordings({ recent, who }: CallRecordingsProps): ReactElement | null {
  const t = useWords();
  const recordings = useRecordings(recent);
  if (recordings.length === 0) return null;
  return (
    <section aria-label={t('recordings.title')}>
      <h3 className="field-label">{t('recordings.title')}</h3>
      <ul className="recordings">
        {recordings.map((recording) => (
          <RecordingItem key={recording.id} recording={recording} who={who} />
        ))}
      </ul>
    </section>
  );
}

/** Those of the state, which has the calls that it lists; main is asked for those of an older one. */
function useRecordings({ id }: RecentCall): readonly Recording[] {
  const { recents, recordings } = useAppState();
  const { raise } = useCommand('recordings/of');
  const [older, setOlder] = useState<readonly Recording[]>([]);
  const isListed = recents.some((recent) => recent.id === id);
  useEffect(() => {
    if (isListed) return;
    raise({ callIds: [id] }, (reply) => {
      if (reply.ok) setOlder(reply.value);
    });
  }, [raise, id, isListed, recordings]);
  return isListed ? recordings.filter(({ callId }) => callId === id) : older;
}

/** What came of the last wish to save it. */
interface RecordingSave {
  /** Null where the question was closed. */
  readonly path: string | null;
}

function RecordingItem({ recording, who }: { readonly recording: Recording; readonly who: string }): ReactElement {
  const t = useWords();
  const { settings } = useAppState();
  const save = useCommand('recording/export');
  const [saved, setSaved] = useState<RecordingSave | null>(null);
  const view = recordingView(recording, { t, language: settings.language, who });
  return (
    <li className="recording">
      <p>{view.label}</p>
      {/* oxlint-disable-next-line jsx_a11y/media-has-caption -- nobody has written down what a customer says on the telephone */}
      <audio className="recording-player" controls preload="none" src={view.source} aria-label={view.label} />
      <p className="recording-facts">
        {view.facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {save.error === null ? null : <ErrorNote error={save.error} onDismiss={save.clear} />}
      <div className="recording-actions">
        {RECORDING_FORMATS.map((format) => (
          <Button
            key={format}
            isPending={save.isPending}
            onPress={() => {
              setSaved(null);
              save.raise({ recordingId: recording.id, format, name: view.fileName }, (reply) => {
                if (reply.ok) setSaved({ path: reply.value });
              });
            }}
          >
            {t(`recordings.exportAs.${format}`)}
          </Button>
        ))}
        <DeleteRecording recordingId={recording.id} />
      </div>
      {saved === null ? null : (
        <p className="field-about selectable" role="status">
          {saved.path === null ? t('recordings.exportCancelled') : t('recordings.exported', { path: saved.path })}
        </p>
      )}
    </li>
  );
}
