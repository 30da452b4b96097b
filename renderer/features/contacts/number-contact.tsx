import { UserPen, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Contact } from '#contract/contact.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useCommand } from '../../state/use-command.ts';
import { useOwner } from '../../state/use-owner.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ContactForm } from './contact-form.tsx';

/** Keeps a number that called, or changes what is kept of it, where one is looking at the call. */
export function NumberContact({ number }: { readonly number: PhoneNumber }): ReactElement {
  const t = useWords();
  const owner = useOwner(number);
  const reading = useCommand('contacts/read');
  const [open, setOpen] = useState<{ readonly contact: Contact | null } | null>(null);
  const leave = (): void => {
    setOpen(null);
  };
  return (
    <>
      <Button
        icon={owner === null ? <UserPlus size={18} aria-hidden /> : <UserPen size={18} aria-hidden />}
        isPending={reading.isPending}
        onPress={() => {
          if (owner === null) setOpen({ contact: null });
          else {
            reading.raise({ id: owner.id }, (reply) => {
              if (reply.ok) setOpen({ contact: reply.value });
            });
          }
        }}
      >
        {owner === null ? t('dialling.saveNumber') : t('dialling.editContact')}
      </Button>
      {open === null ? null : <ContactForm contact={open.contact} number={number} onLeave={leave} onSaved={leave} />}
    </>
  );
}
