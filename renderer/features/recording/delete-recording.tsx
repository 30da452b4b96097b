import { useState } from 'react';
import type { ReactElement } from 'react';
import type { RecordingId } from '#contract/recording.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../notices/error-note.tsx';

/** Asks once more, because it does not come back. */
export function DeleteRecording({ recordingId }: { readonly recordingId: RecordingId }): ReactElement {
  const t = useWords();
  const remove = useCommand('recording/delete');
  const [isAsking, setAsking] = useState(false);
  const close = (): void => {
    setAsking(false);
  };
  return (
    <>
      <Button
        kind="quiet"
        onPress={() => {
          setAsking(true);
        }}
      >
        {t('recordings.delete')}
      </Button>
      <Dialog
        isOpen={isAsking}
        kind="alert"
        title={t('recordings.deleteAsk')}
        closeLabel={t('common.close')}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('recordings.keep')}</Button>
            <Button
              kind="primary"
              isPending={remove.isPending}
              onPress={() => {
                remove.raise({ recordingId }, (reply) => {
                  if (reply.ok) close();
                });
              }}
            >
              {t('recordings.delete')}
            </Button>
          </>
        }
      >
        {remove.error === null ? <p>{t('recordings.deleteAbout')}</p> : <ErrorNote error={remove.error} onDismiss={remove.clear} />}
      </Dialog>
    </>
  );
}
