import { UserPen, UserPlus } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Contact } from '#contract/contact.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useCommand } from '../../state/use-command.ts';
import { useOwner } from '../../state/use-owner.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import type { PageName } from '../notices/places.ts';
import { useKeptDialog } from '../notices/whereabouts.ts';
import { ContactForm } from './contact-form.tsx';

export interface NumberContactProps {
  /** On which the call is looked at. */
  readonly page: PageName;
  readonly number: PhoneNumber;
}

interface OpenForm {
  readonly number: PhoneNumber;
  /** Null for a new one. */
  readonly contact: Contact | null;
}

/** Keeps a number that called, or changes what is kept of it, where one is looking at the call. */
export function NumberContact({ page, number }: NumberContactProps): ReactElement {
  const t = useWords();
  const owner = useOwner(number);
  const reading = useCommand('contacts/read');
  const [open, setOpen] = useKeptDialog<OpenForm>(`${page} contact of a number`);
  const leave = (): void => {
    setOpen(null);
  };
  return (
    <>
      <Button
        icon={owner === null ? <UserPlus size={18} aria-hidden /> : <UserPen size={18} aria-hidden />}
        isPending={reading.isPending}
        onPress={() => {
          if (owner === null) setOpen({ number, contact: null });
          else {
            reading.raise({ id: owner.id }, (reply) => {
              if (reply.ok) setOpen({ number, contact: reply.value });
            });
          }
        }}
      >
        {owner === null ? t('dialling.saveNumber') : t('dialling.editContact')}
      </Button>
      {open?.number !== number ? null : <ContactForm contact={open.contact} number={number} onLeave={leave} onSaved={leave} />}
    </>
  );
}
