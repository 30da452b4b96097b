import { useState } from 'react';
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

/**
 * Asks before a call is hung up by quitting, as the tray does, and here where the agent looks; without a call, before the phone falls
 * silent. Staying has the focus. A call that begins or ends meanwhile makes it another question: the window then closes this one.
 */
export function QuitDialog({ isOpen, onClose }: QuitDialogProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const quit = useCommand('app/quit');
  const current = state.calls.find(isUnderWay);
  const [asked, setAsked] = useState(current);
  // While it fades it still says what it asked.
  if (isOpen && asked !== current) setAsked(current);
  const question = asked === undefined ? 'idleQuit' : 'inCallQuit';
  return (
    <Dialog
      kind="alert"
      isOpen={isOpen}
      title={t(`notification.${question}.title`)}
      closeLabel={t(`notification.${question}.stay`)}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" autoFocus onPress={onClose}>
            {t(`notification.${question}.stay`)}
          </Button>
          <Button
            isPending={quit.isPending}
            onPress={() => {
              // A call that has begun by then is asked about.
              quit.raise({ isAgreed: asked !== undefined });
            }}
          >
            {t(`notification.${question}.quit`)}
          </Button>
        </>
      }
    >
      <p>
        {asked === undefined
          ? t('notification.idleQuit.body')
          : t('notification.inCallQuit.body', { who: peerOf(asked.peer, state, t).who })}
      </p>
      {quit.error === null ? null : <ErrorNote error={quit.error} />}
    </Dialog>
  );
}
