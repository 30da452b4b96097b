import type { ReactElement } from 'react';
import type { Line } from '#contract/line.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../notices/error-note.tsx';

export interface RemoveLineDialogProps {
  /** Null when nothing is to be removed: the dialog is closed. */
  readonly line: Line | null;
  readonly onClose: () => void;
}

/** Asks before a line and its key are taken away: the key cannot be read back. */
export function RemoveLineDialog({ line, onClose }: RemoveLineDialogProps): ReactElement {
  const t = useWords();
  const remove = useCommand('line/remove');
  const close = (): void => {
    remove.clear();
    onClose();
  };
  return (
    <Dialog
      kind="alert"
      isOpen={line !== null}
      title={t('removeLine.title', { line: line?.label ?? '' })}
      closeLabel={t('common.close')}
      onClose={close}
      actions={
        <>
          <Button autoFocus onPress={close}>
            {t('common.cancel')}
          </Button>
          <Button
            kind="hangup"
            isPending={remove.isPending}
            onPress={() => {
              if (line === null) return;
              remove.raise({ lineId: line.id }, (reply) => {
                if (reply.ok) close();
              });
            }}
          >
            {t('removeLine.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('removeLine.body')}</p>
      {remove.error === null ? null : <ErrorNote error={remove.error} />}
    </Dialog>
  );
}
