import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { LineId } from '#contract/line.ts';
import { LONGEST_REQUEST_TEXT } from '#contract/permission.ts';
import type { CustomerPermission } from '#contract/permission.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { peerOf } from '../call/peer-name.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { momentText } from './moment.ts';
import { limitWords, permissionOf } from './permission-view.ts';
import { useMoment } from './use-moment.ts';

/** A customer of a line. */
export interface Customer {
  readonly lineId: LineId;
  readonly peer: PhoneNumber;
}

export interface RequestDialogProps {
  /** Null when nobody is asked: the dialog is closed. */
  readonly customer: Customer | null;
  readonly onClose: () => void;
}

/** Asks a customer for permission in the agent's words, with what WhatsApp lets through and how often. */
export function RequestDialog({ customer, onClose }: RequestDialogProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const request = useCommand('permission/request');
  const close = (): void => {
    request.clear();
    onClose();
  };
  const known = customer === null ? undefined : permissionOf(state.permissions.customers, customer);
  return (
    <Dialog
      isOpen={customer !== null}
      title={t('request.title', { who: peerOf(customer?.peer ?? null, state, t).who })}
      closeLabel={t('common.close')}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            form="permission-request"
            isPending={request.isPending}
            isDisabled={known?.request.isAllowed === false}
          >
            {t('request.send')}
          </Button>
        </>
      }
    >
      {customer === null ? null : (
        <RequestForm
          key={`${customer.lineId} ${customer.peer}`}
          known={known}
          onSend={(text) => {
            request.raise({ lineId: customer.lineId, to: customer.peer, text }, (reply) => {
              if (reply.ok) close();
            });
          }}
        />
      )}
      {request.error === null ? null : <ErrorNote error={request.error} stays />}
    </Dialog>
  );
}

interface RequestFormProps {
  readonly known: CustomerPermission | undefined;
  readonly onSend: (text: string) => void;
}

function RequestForm({ known, onSend }: RequestFormProps): ReactElement {
  const t = useWords();
  const wording = useMoment();
  const [text, setText] = useState(t('request.suggestion'));
  const [hasTried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (text.trim() !== '') onSend(text.trim());
  };
  const limits = known === undefined ? [] : limitWords(known.request, 'asks', { t, wording });
  const until = known?.textUntil ?? null;
  return (
    <form id="permission-request" className="dialog-form" onSubmit={submit} noValidate>
      <TextArea
        autoFocus
        label={t('request.text')}
        maxLength={LONGEST_REQUEST_TEXT}
        value={text}
        error={hasTried && text.trim() === '' ? t('request.empty') : null}
        onChange={setText}
      />
      {known?.request.isAllowed === false ? <Note kind="attention" title={t('request.spent')} /> : null}
      <p className="field-about">
        {until === null
          ? t('request.windowUnknown')
          : until > wording.now
            ? t('request.windowOpen', { time: momentText(until, wording) })
            : t('request.windowClosed')}
      </p>
      {limits.length === 0 ? null : (
        <ul className="permit-limits" aria-label={t('request.limits')}>
          {limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      )}
      <p className="field-about">{t('request.expires')}</p>
    </form>
  );
}
