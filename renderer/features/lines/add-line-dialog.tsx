import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { AppErrorCode } from '#contract/errors.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ErrorNote } from '../notices/error-note.tsx';

export interface AddLineDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A number's key and, if one likes, a name for it. The key leaves for main and is forgotten here as soon as it is taken. */
export function AddLineDialog({ isOpen, onClose }: AddLineDialogProps): ReactElement {
  const t = useWords();
  const [apiKey, setApiKey] = useState('');
  const [label, setLabel] = useState('');
  const [hasTried, setTried] = useState(false);
  const add = useCommand('line/add');

  const close = (): void => {
    setApiKey('');
    setLabel('');
    setTried(false);
    add.clear();
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (add.isPending || apiKey.trim() === '') return;
    add.raise({ apiKey: apiKey.trim(), label: label.trim() }, (reply) => {
      if (reply.ok) close();
    });
  };

  return (
    <Dialog
      isOpen={isOpen}
      title={t('addLine.title')}
      closeLabel={t('common.close')}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form="add-line" isPending={add.isPending}>
            {t(add.isPending ? 'addLine.checking' : 'addLine.confirm')}
          </Button>
        </>
      }
    >
      <form id="add-line" className="dialog-form" onSubmit={submit} noValidate>
        <p>{t('addLine.intro')}</p>
        <TextField
          autoFocus
          label={t('addLine.key')}
          about={t('addLine.keyWhere')}
          placeholder={t('addLine.keyPlaceholder')}
          type="password"
          autoComplete="off"
          spellCheck="false"
          value={apiKey}
          error={hasTried && apiKey.trim() === '' ? t('addLine.keyMissing') : null}
          onChange={(text) => {
            setApiKey(text);
            add.clear();
          }}
        />
        <TextField
          label={t('addLine.name')}
          placeholder={t('addLine.namePlaceholder')}
          maxLength={60}
          value={label}
          about={t('addLine.nameAbout')}
          onChange={setLabel}
        />
        {add.error === null ? null : <ErrorNote error={add.error} stays {...wordsHere(add.error.code, t)} />}
        <p className="field-about">{t('addLine.keyKept')}</p>
      </form>
    </Dialog>
  );
}

/** The advice for a line in trouble is to remove it, or that the phone tries again by itself: here there is no line yet. */
function wordsHere(code: AppErrorCode, t: Translate): { readonly title?: string; readonly advice?: string } {
  switch (code) {
    case 'key-rejected':
      return { title: t('addLine.keyRefused'), advice: t('addLine.keyRefusedAdvice') };
    case 'service-unreachable':
    case 'service-timeout':
    case 'service-broken':
      return { advice: t('addLine.tryAgain') };
    default:
      return {};
  }
}
