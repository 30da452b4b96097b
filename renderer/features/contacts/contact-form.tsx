import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { CONTACT_LIMITS, type Contact } from '#contract/contact.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useCommand } from '../../state/use-command.ts';
import { keptDrafts } from '../../state/use-kept-draft.ts';
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

const useContactDraft = keptDrafts<WrittenContact>();

/** Writes a contact. What is missing is said where it is missing, once one tries to save. */
export function ContactForm({ contact, number, onLeave, onSaved }: ContactFormProps): ReactElement {
  const t = useWords();
  const kept = useContactDraft(contact?.id ?? `new ${number ?? ''}`, () => writtenContact(contact, number));
  const written = kept.draft;
  const [hasTried, setTried] = useState(false);
  const saving = useCommand('contacts/save');
  const check = checkDraft(written, contact);
  const write = (change: Partial<WrittenContact>): void => {
    kept.write({ ...written, ...change });
    saving.clear();
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (check.kind === 'bad' || saving.isPending) return;
    saving.raise({ id: contact?.id ?? null, draft: check.draft }, (reply) => {
      if (!reply.ok) return;
      kept.forget();
      onSaved(reply.value);
    });
  };
  const leave = (): void => {
    kept.forget();
    onLeave();
  };
  const isNameMissing = hasTried && check.kind === 'bad' && check.isNameMissing;

  return (
    <Dialog
      isOpen
      title={t(contact === null ? 'contacts.form.newTitle' : 'contacts.edit')}
      closeLabel={t('contacts.close')}
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>{t('contacts.cancel')}</Button>
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
