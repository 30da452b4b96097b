import { Send } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { LONGEST_REQUEST_TEXT } from '#contract/permission.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { peerOf } from '../call/peer-name.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import type { Customer } from './request-dialog.tsx';

export interface UnansweredDialogProps {
  readonly code: 'unanswered-second' | 'unanswered-fourth';
  readonly customer: Customer;
  readonly onLeave: () => void;
  readonly onCall: () => void;
}

/** Asks before a call whose being unanswered would cost the permission, and offers a message in its place. */
export function UnansweredDialog({ code, customer, onLeave, onCall }: UnansweredDialogProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const write = useCommand('customer/write');
  const [text, setText] = useState(t('guard.suggestion'));
  const [isSent, setSent] = useState(false);
  const { who } = peerOf(customer.peer, state, t);
  return (
    <Dialog
      kind="alert"
      isOpen
      title={t(`guard.title.${code}`, { who })}
      closeLabel={t('guard.leave')}
      onClose={onLeave}
      actions={
        <>
          <Button autoFocus onPress={onLeave}>
            {t(isSent ? 'common.close' : 'guard.leave')}
          </Button>
          <Button onPress={onCall}>{t('guard.call')}</Button>
          {isSent ? null : (
            <Button
              kind="primary"
              icon={<Send size={18} aria-hidden />}
              isPending={write.isPending}
              isDisabled={text.trim() === ''}
              onPress={() => {
                write.raise({ lineId: customer.lineId, to: customer.peer, text: text.trim() }, (reply) => {
                  setSent(reply.ok);
                });
              }}
            >
              {t('guard.send')}
            </Button>
          )}
        </>
      }
    >
      <p>{t(`guard.why.${code}`)}</p>
      {isSent ? (
        <Note kind="plain" title={t('guard.sent')} />
      ) : (
        <TextArea label={t('guard.message')} maxLength={LONGEST_REQUEST_TEXT} value={text} onChange={setText} />
      )}
      {write.error === null ? null : <ErrorNote error={write.error} stays />}
    </Dialog>
  );
}
