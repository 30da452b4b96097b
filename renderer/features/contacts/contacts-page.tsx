import { Contact as ContactIcon, UserPlus, Upload } from 'lucide-react';
import type { ReactElement } from 'react';
import { contactTitle, type Contact, type ContactFilter } from '#contract/contact.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Note } from '../../ui/note.tsx';
import { useAim } from '../notices/aim.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { useKeptDialog, useKeptView } from '../notices/whereabouts.ts';
import type { Dialler } from '../dial/use-dialler.ts';
import { ContactDialog } from './contact-dialog.tsx';
import type { OpenContact } from './contact-dialog.tsx';
import { ContactRows } from './contact-rows.tsx';
import { ContactTools } from './contact-tools.tsx';
import { ImportDialog } from './import-dialog.tsx';
import type { ContactFiles } from './use-contact-files.ts';
import { useContactList } from './use-contact-list.ts';
import './contacts.css';

export interface ContactsPageProps {
  readonly dialler: Pick<Dialler, 'chosen' | 'isPending' | 'call'>;
  readonly files: ContactFiles;
  /** Shows the field that dials: a call that fails says so there. */
  readonly onCalling: () => void;
}

/** The people one knows: found, called, changed, brought in and handed on. */
export function ContactsPage({ dialler, files, onCalling }: ContactsPageProps): ReactElement {
  const t = useWords();
  const { contacts } = useAppState();
  const [text, setText] = useKeptView('contacts text', '');
  const [filter, setFilter] = useKeptView<ContactFilter>('contacts filter', { kind: 'all' });
  const [open, setOpen] = useKeptDialog<OpenContact>('contacts dialog');
  const [removed, setRemoved] = useKeptView<Contact | null>('contacts removed', null);
  const putBack = useCommand('contacts/put-back');
  useAim('contacts', ({ contact }) => {
    setOpen({ kind: 'known', contact });
  });
  const list = useContactList(text, filter);

  const call = (contact: Contact, number = contact.numbers[0]): void => {
    if (number === undefined) return;
    setOpen(null);
    onCalling();
    dialler.call(number, null);
  };
  const canCall = dialler.chosen.line !== null && !dialler.isPending;
  const isNothing = list.isKnown && list.contacts.length === 0;
  const error = list.error ?? files.error ?? putBack.error;
  const dismiss = (): void => {
    list.clear();
    files.clear();
    putBack.clear();
  };

  return (
    <div className="contacts-page">
      <ContactTools
        text={text}
        filter={filter}
        files={files}
        onExport={(format) => {
          files.exportAs(format, { text, filter });
        }}
        count={list.isKnown && contacts.total > 0 ? list.total : null}
        onText={setText}
        onFilter={setFilter}
        onAdd={() => setOpen({ kind: 'new' })}
      />
      <div className="contacts-notes">
        {error === null ? null : <ErrorNote error={error} onDismiss={dismiss} />}
        {files.note === null ? null : (
          <Note
            kind="plain"
            title={files.note.text}
            dismiss={{ label: t('contacts.close'), onPress: files.clear }}
            action={
              files.note.undo === null ? null : (
                <Button kind="quiet" onPress={files.note.undo}>
                  {t('contacts.import.undo')}
                </Button>
              )
            }
          />
        )}
        {removed === null ? null : (
          <Note
            kind="plain"
            title={t('contacts.removed', { who: contactTitle(removed) })}
            dismiss={{
              label: t('contacts.close'),
              onPress: () => {
                setRemoved(null);
              },
            }}
            action={
              <Button
                kind="quiet"
                isPending={putBack.isPending}
                onPress={() => {
                  putBack.raise({ id: removed.id }, (reply) => {
                    // Until then it can be tried again; and meanwhile another may have been removed.
                    if (reply.ok) setRemoved((known) => (known?.id === removed.id ? null : known));
                  });
                }}
              >
                {t('contacts.putBack')}
              </Button>
            }
          />
        )}
      </div>
      <div className="contacts-body">
        {isNothing && contacts.total === 0 ? (
          <EmptyState
            icon={<ContactIcon size={26} />}
            title={t('contacts.empty')}
            advice={t('contacts.emptyAdvice')}
            action={
              <div className="contacts-first">
                <Button kind="primary" icon={<Upload size={18} aria-hidden />} isPending={files.isReading} onPress={files.importFile}>
                  {t('contacts.import.open')}
                </Button>
                <Button icon={<UserPlus size={18} aria-hidden />} onPress={() => setOpen({ kind: 'new' })}>
                  {t('contacts.add')}
                </Button>
              </div>
            }
          />
        ) : isNothing ? (
          <EmptyState
            icon={<ContactIcon size={26} />}
            title={t('contacts.nothingFound')}
            advice={t(text.trim() === '' ? 'contacts.nothingInFilter' : 'contacts.nothingFoundAdvice')}
            action={
              <Button
                onPress={() => {
                  setText('');
                  setFilter({ kind: 'all' });
                }}
              >
                {t('contacts.showAll')}
              </Button>
            }
          />
        ) : (
          <ContactRows
            list={list}
            of={`${JSON.stringify(filter)} ${text}`}
            canCall={canCall}
            onOpen={(contact) => setOpen({ kind: 'known', contact })}
            onCall={(contact) => call(contact)}
          />
        )}
      </div>
      <ContactDialog open={open} canCall={canCall} onOpen={setOpen} onCall={call} onRemoved={setRemoved} />
      <ImportDialog files={files} />
    </div>
  );
}
