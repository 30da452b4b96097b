import type { ReactElement } from 'react';
import { isUnderWay } from '#contract/under-way.ts';
import { peerOf } from '../../features/call/peer-name.ts';
import { ErrorNote } from '../../features/notices/error-note.tsx';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export interface QuitDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks before a call is hung up by quitting, as the tray does, and here where the agent looks. Staying has the focus. Goes with the call. */
export function QuitDialog({ isOpen, onClose }: QuitDialogProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const quit = useCommand('app/quit');
  const current = state.calls.find(isUnderWay);
  return (
    <Dialog
      kind="alert"
      isOpen={isOpen && current !== undefined}
      title={t('notification.inCallQuit.title')}
      closeLabel={t('notification.inCallQuit.stay')}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" autoFocus onPress={onClose}>
            {t('notification.inCallQuit.stay')}
          </Button>
          <Button
            isPending={quit.isPending}
            onPress={() => {
              quit.raise({ isAgreed: true });
            }}
          >
            {t('notification.inCallQuit.quit')}
          </Button>
        </>
      }
    >
      {current === undefined ? null : <p>{t('notification.inCallQuit.body', { who: peerOf(current.peer, state, t).who })}</p>}
      {quit.error === null ? null : <ErrorNote error={quit.error} />}
    </Dialog>
  );
}
