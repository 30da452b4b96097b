import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
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
        {add.error === null ? null : (
          // The advice of a line in trouble is to remove it; there is none yet.
          <ErrorNote
            error={add.error}
            stays
            {...(add.error.code === 'key-rejected' ? { title: t('addLine.keyRefused'), advice: t('addLine.keyRefusedAdvice') } : {})}
          />
        )}
        <p className="field-about">{t('addLine.keyKept')}</p>
      </form>
    </Dialog>
  );
}
