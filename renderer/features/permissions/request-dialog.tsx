import { useEffect, useId, useState } from 'react';
import type { ReactElement } from 'react';
import { isAllowedBy } from '#contract/permission.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { peerOf } from '../call/peer-name.ts';
import type { Customer } from './customer.ts';
import { MessageChoice, RefusedText, UnreadTemplates } from './message-choice.tsx';
import { permissionOf } from './permission-view.ts';
import { RequestForm } from './request-form.tsx';
import { TemplateForm } from './template-form.tsx';
import { useMessageKind } from './use-message-kind.ts';
import { useMoment } from './use-moment.ts';
import { useTemplateDraft } from './use-template-draft.ts';
import { useTextDraft } from './use-text-draft.ts';

export interface RequestDialogProps {
  /** Null when nobody is asked: the dialog is closed. */
  readonly customer: Customer | null;
  readonly onClose: () => void;
}

/** Asks a customer for permission in the agent's words, with what WhatsApp lets through and how often. */
export function RequestDialog({ customer, onClose }: RequestDialogProps): ReactElement | null {
  return customer === null ? null : <Request key={`${customer.lineId} ${customer.peer}`} customer={customer} onClose={onClose} />;
}

/**
 * A question is free text: the service has no other. Where that may not get through, a template may be sent in its place; it asks for
 * nothing, but the customer's answer opens the window for the question.
 */
function Request({ customer, onClose }: { readonly customer: Customer; readonly onClose: () => void }): ReactElement {
  const t = useWords();
  const state = useAppState();
  const form = useId();
  const request = useCommand('permission/request');
  const write = useCommand('customer/write');
  const draft = useTextDraft({ ...customer, what: 'request' }, t('request.suggestion'));
  const template = useTemplateDraft(customer);
  const message = useMessageKind(customer, { refused: request.error, first: 'text' });
  const [isSent, setSent] = useState(false);
  const { lineId, peer: to } = customer;
  const known = permissionOf(state.permissions.customers, customer);
  const { now } = useMoment();
  const mayAsk = known === undefined || isAllowedBy(now, known.request);
  const { raise: read } = useCommand('permission/read');
  useEffect(() => {
    // What stood in the way when it was last read may be gone; where this cannot be read either, sending says why.
    read({ lineId, to, isFresh: false });
  }, [read, lineId, to]);
  const isText = message.kind === 'text';
  // The button waits, but Enter in the only field of a form sends it without one.
  const isPending = request.isPending || write.isPending;
  return (
    <Dialog
      isOpen
      title={t('request.title', { who: peerOf(to, state, t).who })}
      closeLabel={t('common.close')}
      isHeld={isPending}
      onClose={onClose}
      actions={
        isSent ? (
          <Button kind="primary" autoFocus onPress={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            <Button isDisabled={isPending} onPress={onClose}>
              {t('common.cancel')}
            </Button>
            <Button kind="primary" type="submit" form={form} isPending={isPending} isDisabled={isText ? !mayAsk : !message.hasSendable}>
              {t(isText ? 'request.send' : 'templates.send')}
            </Button>
          </>
        )
      }
    >
      {isSent ? (
        <Note kind="plain" title={t('templates.sent')}>
          <p>{t('templates.sentNext')}</p>
        </Note>
      ) : (
        <>
          {message.templates === null ? null : (
            <MessageChoice text={t('templates.question')} value={message.kind} onChange={message.choose} />
          )}
          {isText ? (
            <RequestForm
              id={form}
              known={known}
              draft={draft}
              onSend={(text) => {
                if (isPending) return;
                request.raise({ lineId, to, text }, (reply) => {
                  if (!reply.ok) return;
                  draft.sent();
                  onClose();
                });
              }}
            />
          ) : (
            <>
              <p className="field-about">{t('templates.asksNothing')}</p>
              <TemplateForm
                id={form}
                peer={to}
                templates={message.templates ?? []}
                draft={template}
                onSend={(filled) => {
                  if (isPending) return;
                  write.raise({ lineId, to, message: filled }, (reply) => {
                    if (reply.ok) template.sent();
                    setSent(reply.ok);
                  });
                }}
              />
            </>
          )}
          {isText && request.error !== null ? (
            <RefusedText
              error={request.error}
              onChoose={
                message.window === 'closed' && message.hasSendable
                  ? () => {
                      message.choose('template');
                    }
                  : null
              }
            />
          ) : null}
          {!isText && write.error !== null ? <RefusedText error={write.error} onChoose={null} /> : null}
          {message.isNone ? <Note kind="plain" title={t('templates.none')} /> : null}
          {message.error === null ? null : <UnreadTemplates error={message.error} onReadAgain={message.readAgain} />}
        </>
      )}
    </Dialog>
  );
}
