import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { CONTACT_LIMITS, type ContactId } from '#contract/contact.ts';
import { checkDial } from '#contract/dialled-number.ts';
import { formatPhone } from '#contract/format-phone.ts';
import { useOwner } from '../../state/use-owner.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface NumberFieldsProps {
  /** Whose numbers these are; null for a new contact. */
  readonly self: ContactId | null;
  readonly numbers: readonly string[];
  /** Places whose text is no number. */
  readonly wrong: readonly number[];
  readonly onChange: (numbers: readonly string[]) => void;
}

/** The telephones of one contact, each in a field of its own. */
export function NumberFields({ self, numbers, wrong, onChange }: NumberFieldsProps): ReactElement {
  const t = useWords();
  return (
    <div className="contact-number-fields">
      {numbers.map((text, index) => (
        // The place is what tells two empty fields apart.
        <NumberField
          key={index}
          self={self}
          text={text}
          place={numbers.length === 1 ? null : index + 1}
          isWrong={wrong.includes(index)}
          onChange={(typed) => onChange(numbers.map((known, place) => (place === index ? typed : known)))}
          onRemove={() => onChange(numbers.filter((_known, place) => place !== index))}
        />
      ))}
      {numbers.length >= CONTACT_LIMITS.numbers ? null : (
        <Button
          kind="quiet"
          icon={<Plus size={16} aria-hidden />}
          className="contact-add-number"
          onPress={() => onChange([...numbers, ''])}
        >
          {t('contacts.form.addNumber')}
        </Button>
      )}
    </div>
  );
}

interface NumberFieldProps {
  readonly self: ContactId | null;
  readonly text: string;
  /** Counted from one; null for the only one. */
  readonly place: number | null;
  readonly isWrong: boolean;
  readonly onChange: (text: string) => void;
  readonly onRemove: () => void;
}

/** Says when the ninth digit looks forgotten, and when the number is somebody else's too: families and shops share theirs. */
function NumberField({ self, text, place, isWrong, onChange, onRemove }: NumberFieldProps): ReactElement {
  const t = useWords();
  const check = checkDial(text);
  const owner = useOwner(check.kind === 'good' ? check.number : null);
  const ninth = check.kind === 'good' ? check.withNinthDigit : null;
  const other = owner === null || owner.id === self ? '' : owner.name || owner.company;
  return (
    <div className="contact-number-field">
      <TextField
        label={place === null ? t('contacts.form.number') : t('contacts.form.numberOf', { index: place })}
        value={text}
        maxLength={30}
        error={isWrong ? t('contacts.form.numberMissing') : null}
        onChange={onChange}
        {...(other === '' ? {} : { about: t('contacts.form.alsoOf', { who: other }) })}
      />
      {place === null ? null : (
        <IconButton label={t('contacts.form.removeNumber', { index: place })} onPress={onRemove}>
          <X size={18} aria-hidden />
        </IconButton>
      )}
      {ninth === null ? null : (
        <Button kind="quiet" className="contact-ninth" onPress={() => onChange(formatPhone(ninth))}>
          {t('contacts.form.ninthDigit', { number: formatPhone(ninth) })}
        </Button>
      )}
    </div>
  );
}
