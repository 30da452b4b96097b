import { Send } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { Reply } from '#contract/alerts.ts';
import { LONGEST_REQUEST_TEXT } from '#contract/permission.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { peerOf } from '../call/peer-name.ts';
import { MessageChoice, RefusedText, UnreadTemplates } from './message-choice.tsx';
import type { Customer } from './customer.ts';
import { TemplateForm } from './template-form.tsx';
import { useMessageKind } from './use-message-kind.ts';
import { useTemplateDraft } from './use-template-draft.ts';
import { useTextDraft } from './use-text-draft.ts';

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
  const form = useId();
  const write = useCommand('customer/write');
  const draft = useTextDraft({ ...customer, what: 'message' }, t('guard.suggestion'));
  const template = useTemplateDraft(customer);
  const message = useMessageKind(customer, { refused: write.error, first: 'window' });
  const [isSent, setSent] = useState(false);
  const { lineId, peer: to } = customer;
  const isText = message.kind === 'text';
  const send = (what: Reply): void => {
    // The button waits, but Enter in the only field of a form sends it without one.
    if (write.isPending) return;
    message.choose(what.kind);
    write.raise({ lineId, to, message: what }, (reply) => {
      if (reply.ok) (what.kind === 'text' ? draft : template).sent();
      setSent(reply.ok);
    });
  };
  return (
    <Dialog
      kind="alert"
      isOpen
      title={t(`guard.title.${code}`, { who: peerOf(to, state, t).who })}
      closeLabel={t('guard.leave')}
      isHeld={write.isPending}
      onClose={onLeave}
      actions={
        <>
          <Button autoFocus isDisabled={write.isPending} onPress={onLeave}>
            {t(isSent ? 'common.close' : 'guard.leave')}
          </Button>
          <Button isDisabled={write.isPending} onPress={onCall}>
            {t('guard.call')}
          </Button>
          {isSent ? null : (
            <Button
              kind="primary"
              type="submit"
              form={form}
              icon={<Send size={18} aria-hidden />}
              isPending={write.isPending}
              isDisabled={isText ? draft.text.trim() === '' : !message.hasSendable}
            >
              {t(isText ? 'guard.send' : 'templates.send')}
            </Button>
          )}
        </>
      }
    >
      <p>{t(`guard.why.${code}`)}</p>
      {isSent ? (
        <Note kind="plain" title={t('guard.sent')} />
      ) : (
        <>
          {message.templates === null ? null : <MessageChoice text={t('templates.free')} value={message.kind} onChange={message.choose} />}
          {isText ? (
            <form
              id={form}
              className="dialog-form"
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                send({ kind: 'text', text: draft.text.trim() });
              }}
            >
              <TextArea
                label={t('guard.message')}
                maxLength={LONGEST_REQUEST_TEXT}
                value={draft.text}
                onChange={(typed) => {
                  // Templates that are read meanwhile take no text from under the keys.
                  message.choose('text');
                  draft.edit(typed);
                }}
              />
            </form>
          ) : (
            <TemplateForm id={form} peer={to} templates={message.templates ?? []} draft={template} onSend={send} />
          )}
          {write.error === null ? null : (
            <RefusedText
              error={write.error}
              onChoose={
                isText && message.window === 'closed' && message.hasSendable
                  ? () => {
                      write.clear();
                      message.choose('template');
                    }
                  : null
              }
            />
          )}
          {message.isNone ? <Note kind="plain" title={t('templates.none')} /> : null}
          {message.error === null ? null : <UnreadTemplates error={message.error} onReadAgain={message.readAgain} />}
        </>
      )}
    </Dialog>
  );
}
