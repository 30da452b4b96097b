import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { CONTACT_LIMITS, type Contact } from '#contract/contact.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { checkDraft, writtenContact } from './contact-draft.ts';
import type { WrittenContact } from './contact-draft.ts';
import { NumberFields } from './number-fields.tsx';

export interface ContactFormProps {
  /** Null for a new one. */
  readonly contact: Contact | null;
  readonly number: PhoneNumber | null;
  readonly onLeave: () => void;
  readonly onSaved: (contact: Contact) => void;
}

const FORM = 'contact-form';

/** Writes a contact. What is missing is said where it is missing, once one tries to save. */
export function ContactForm({ contact, number, onLeave, onSaved }: ContactFormProps): ReactElement {
  const t = useWords();
  const [written, setWritten] = useState(() => writtenContact(contact, number));
  const [hasTried, setTried] = useState(false);
  const saving = useCommand('contacts/save');
  const check = checkDraft(written, contact);
  const write = (change: Partial<WrittenContact>): void => {
    setWritten({ ...written, ...change });
    saving.clear();
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (check.kind === 'bad' || saving.isPending) return;
    saving.raise({ id: contact?.id ?? null, draft: check.draft }, (reply) => {
      if (reply.ok) onSaved(reply.value);
    });
  };
  const isNameMissing = hasTried && check.kind === 'bad' && check.isNameMissing;

  return (
    <Dialog
      isOpen
      title={t(contact === null ? 'contacts.form.newTitle' : 'contacts.edit')}
      closeLabel={t('contacts.close')}
      onClose={onLeave}
      actions={
        <>
          <Button onPress={onLeave}>{t('contacts.cancel')}</Button>
          <Button type="submit" form={FORM} kind="primary" isPending={saving.isPending}>
            {t('contacts.save')}
          </Button>
        </>
      }
    >
      <form id={FORM} className="dialog-form" onSubmit={save} noValidate>
        <TextField
          label={t('contacts.form.name')}
          value={written.name}
          maxLength={CONTACT_LIMITS.name}
          error={isNameMissing ? t('contacts.form.nameMissing') : null}
          onChange={(name) => write({ name })}
          autoFocus
        />
        <NumberFields
          self={contact?.id ?? null}
          numbers={written.numbers}
          wrong={hasTried && check.kind === 'bad' ? check.numbers : []}
          onChange={(numbers) => write({ numbers })}
        />
        <TextField
          label={t('contacts.form.company')}
          value={written.company}
          maxLength={CONTACT_LIMITS.company}
          onChange={(company) => write({ company })}
        />
        <AriaTextField className="field" value={written.note} maxLength={CONTACT_LIMITS.note} onChange={(note) => write({ note })}>
          <Label className="field-label">{t('contacts.form.note')}</Label>
          <TextArea className="field-input contact-note-input" rows={3} />
          <Text slot="description" className="field-about">
            {t('contacts.form.noteHint')}
          </Text>
        </AriaTextField>
        <TextField
          label={t('contacts.form.tags')}
          about={t('contacts.form.tagsHint')}
          value={written.tags}
          onChange={(tags) => write({ tags })}
        />
        <Switch
          label={t('contacts.form.favourite')}
          about={t('contacts.form.favouriteHint')}
          isOn={written.isFavourite}
          onChange={(isFavourite) => write({ isFavourite })}
        />
        <Switch
          label={t('contacts.form.doNotContact')}
          about={t('contacts.form.doNotContactHint')}
          isOn={written.isDoNotContact}
          onChange={(isDoNotContact) => write({ isDoNotContact })}
        />
        {saving.error === null ? null : <ErrorNote error={saving.error} onDismiss={saving.clear} />}
      </form>
    </Dialog>
  );
}
