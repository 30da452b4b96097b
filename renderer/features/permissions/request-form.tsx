import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { isAllowedBy, LONGEST_REQUEST_TEXT } from '#contract/permission.ts';
import type { CustomerPermission } from '#contract/permission.ts';
import { useWords } from '../../state/use-words.ts';
import { Note } from '../../ui/note.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { momentText } from './moment.ts';
import { limitWords } from './permission-view.ts';
import { useMoment } from './use-moment.ts';
import type { TextDraft } from './use-text-draft.ts';

export interface RequestFormProps {
  readonly id: string;
  readonly known: CustomerPermission | undefined;
  readonly draft: TextDraft;
  readonly onSend: (text: string) => void;
}

/** The words of a question, and what stands in its way. */
export function RequestForm({ id, known, draft, onSend }: RequestFormProps): ReactElement {
  const t = useWords();
  const wording = useMoment();
  const [hasTried, setTried] = useState(false);
  const { text } = draft;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (text.trim() !== '') onSend(text.trim());
  };
  const limits = known === undefined ? [] : limitWords(known.request, 'asks', { t, wording });
  const until = known?.textUntil ?? null;
  return (
    <form id={id} className="dialog-form" onSubmit={submit} noValidate>
      <TextArea
        autoFocus
        label={t('request.text')}
        maxLength={LONGEST_REQUEST_TEXT}
        value={text}
        error={hasTried && text.trim() === '' ? t('request.empty') : null}
        onChange={draft.edit}
      />
      {known !== undefined && !isAllowedBy(wording.now, known.request) ? <Note kind="attention" title={t('request.spent')} /> : null}
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
