import { Ban, Phone, Star } from 'lucide-react';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { GridList, GridListItem, GridListLoadMoreItem } from 'react-aria-components/GridList';
import { Collection } from 'react-aria-components/Collection';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { type Contact, contactTitle } from '#contract/contact.ts';
import { formatPhone } from '#contract/format-phone.ts';
import { useWords } from '../../state/use-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useKeptScroll } from '../notices/whereabouts.ts';
import type { ContactList } from './use-contact-list.ts';

export interface ContactRowsProps {
  readonly list: ContactList;
  /** What the list answers. */
  readonly of: string;
  readonly canCall: boolean;
  readonly onOpen: (contact: Contact) => void;
  readonly onCall: (contact: Contact) => void;
}

const ROW_PX = 60;

/** The contacts by name. Arrows move, a click or Enter shows one, the button calls; the end of the list fetches more. */
export function ContactRows({ list, of, canCall, onOpen, onCall }: ContactRowsProps): ReactElement {
  const t = useWords();
  const rows = useRef<HTMLDivElement>(null);
  useKeptScroll('contacts scroll', rows, of);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_PX, loaderSize: ROW_PX }}>
      <GridList
        ref={rows}
        aria-label={t('contacts.title')}
        className="contacts-list"
        onAction={(key) => {
          const contact = list.contacts.find(({ id }) => id === key);
          if (contact !== undefined) onOpen(contact);
        }}
      >
        <Collection items={list.contacts} dependencies={[canCall]}>
          {(contact) => <ContactRow contact={contact} canCall={canCall} onCall={onCall} />}
        </Collection>
        {list.contacts.length < list.total ? (
          <GridListLoadMoreItem className="contacts-more" isLoading={list.isPending} onLoadMore={list.more}>
            {t('contacts.loading')}
          </GridListLoadMoreItem>
        ) : null}
      </GridList>
    </Virtualizer>
  );
}

function ContactRow({
  contact,
  canCall,
  onCall,
}: {
  readonly contact: Contact;
  readonly canCall: boolean;
  readonly onCall: (contact: Contact) => void;
}): ReactElement {
  const t = useWords();
  const title = contactTitle(contact);
  const [number] = contact.numbers;
  const shown = number === undefined ? '' : formatPhone(number);
  const facts = [shown === title ? '' : shown, contact.name === '' ? '' : contact.company].filter((fact) => fact !== '');
  const marks = [contact.isFavourite ? t('contacts.badge.favourite') : '', contact.isDoNotContact ? t('contacts.badge.doNotContact') : ''];
  const spoken = [title, ...facts, ...marks].filter((part) => part !== '').join(', ');
  return (
    <GridListItem id={contact.id} textValue={spoken} className="contact-row">
      <Avatar name={contact.name || contact.company || null} size="small" />
      <div className="contact-row-words">
        <p className="contact-row-title">
          <span className="contact-row-name">{title}</span>
          {contact.isFavourite ? <Star size={14} role="img" aria-label={t('contacts.badge.favourite')} className="contact-star" /> : null}
        </p>
        <p className="contact-row-facts">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </div>
      {contact.isDoNotContact ? (
        <span className="contact-warning">
          <Ban size={14} aria-hidden />
          {t('contacts.badge.doNotContact')}
        </span>
      ) : null}
      <IconButton
        label={t('contacts.callTo', { who: title })}
        className="contact-call"
        isDisabled={!canCall}
        onPress={() => {
          onCall(contact);
        }}
      >
        <Phone size={18} aria-hidden />
      </IconButton>
    </GridListItem>
  );
}
