import { Ban, Phone, Star } from 'lucide-react';
import type { ReactElement } from 'react';
import { type Contact, contactTitle } from '#contract/contact.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { PeerPermissions } from '../permissions/peer-permissions.tsx';
import { ContactForm } from './contact-form.tsx';
import './contacts.css';

/** What the dialog shows: a contact, or the form in which it is changed, or that of a new one. */
export type OpenContact = { readonly kind: 'known' | 'changed'; readonly contact: Contact } | { readonly kind: 'new' };

export interface ContactDialogProps {
  readonly open: OpenContact | null;
  readonly canCall: boolean;
  /** Null closes it. */
  readonly onOpen: (open: OpenContact | null) => void;
  readonly onCall: (contact: Contact, number: PhoneNumber) => void;
  readonly onRemoved: (contact: Contact) => void;
}

/** One contact: to call, to read, to change. */
export function ContactDialog({ open, ...rest }: ContactDialogProps): ReactElement | null {
  if (open === null) return null;
  return <OpenDialog key={open.kind === 'new' ? 'new' : open.contact.id} open={open} {...rest} />;
}

function OpenDialog({ open, canCall, onOpen, onCall, onRemoved }: ContactDialogProps & { readonly open: OpenContact }): ReactElement {
  const t = useWords();
  const removal = useCommand('contacts/remove');
  const onClose = (): void => {
    onOpen(null);
  };
  if (open.kind === 'new') return <ContactForm contact={null} number={null} onLeave={onClose} onSaved={onClose} />;
  const { contact } = open;
  if (open.kind === 'changed') {
    return (
      <ContactForm
        contact={contact}
        number={null}
        onLeave={() => {
          onOpen({ kind: 'known', contact });
        }}
        onSaved={(saved) => {
          onOpen({ kind: 'known', contact: saved });
        }}
      />
    );
  }
  return (
    <Dialog
      isOpen
      title={contactTitle(contact)}
      closeLabel={t('contacts.close')}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="quiet"
            isPending={removal.isPending}
            onPress={() => {
              removal.raise({ id: contact.id }, (reply) => {
                if (!reply.ok) return;
                onRemoved(reply.value);
                onClose();
              });
            }}
          >
            {t('contacts.remove')}
          </Button>
          <Button
            onPress={() => {
              onOpen({ kind: 'changed', contact });
            }}
          >
            {t('contacts.edit')}
          </Button>
        </>
      }
    >
      <div className="contact-head">
        <Avatar name={contact.name || contact.company || null} size="large" />
        <div className="contact-head-words">
          {contact.name === '' || contact.company === '' ? null : <p className="contact-company">{contact.company}</p>}
          <p className="contact-badges">
            {contact.isFavourite ? <Badge icon={<Star size={13} aria-hidden />}>{t('contacts.badge.favourite')}</Badge> : null}
            {contact.isDoNotContact ? <Badge icon={<Ban size={13} aria-hidden />}>{t('contacts.badge.doNotContact')}</Badge> : null}
            {contact.tags.map((tag) => (
              <Badge key={tag}>{tag}</Badge>
            ))}
          </p>
        </div>
      </div>
      <ul className="contact-numbers">
        {contact.numbers.map((number) => (
          <li key={number} className="contact-number">
            <span className="contact-number-text">{formatPhone(number)}</span>
            <Button
              icon={<Phone size={16} aria-hidden />}
              aria-label={t('contacts.callNumber', { number: formatPhone(number) })}
              isDisabled={!canCall}
              onPress={() => {
                onCall(contact, number);
              }}
            >
              {t('contacts.call')}
            </Button>
            <PeerPermissions peer={number} />
          </li>
        ))}
      </ul>
      {contact.note === '' ? null : <p className="contact-note">{contact.note}</p>}
      {removal.error === null ? null : <ErrorNote error={removal.error} onDismiss={removal.clear} />}
    </Dialog>
  );
}
