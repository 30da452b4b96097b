import { app, BrowserWindow, dialog } from 'electron';
import { join } from 'node:path';
import { MOST_CONTACTS_A_PAGE, type Contact, type ContactsPart } from '#contract/contact.ts';
import type { AppState } from '#contract/app-state.ts';
import type { RecentCall } from '#contract/call.ts';
import type { ContactCommands } from '#contract/contact-commands.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { WHOLE_HISTORY } from '#contract/history.ts';
import type { LineId } from '#contract/line.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { ok } from '#contract/result.ts';
import { openSoundDatabase } from '../../adapters/call-records/open-sound-database.ts';
import { CONTACT_STEPS } from '../../adapters/contacts/contact-schema.ts';
import { openContactFiles } from '../../adapters/contacts/open-contact-files.ts';
import { openOpenPlace } from '../../adapters/open-place/open-open-place.ts';
import { openSavePlace } from '../../adapters/save-place/open-save-place.ts';
import { openSaveText } from '../../adapters/save-place/open-save-text.ts';
import { checkContactTables, openContactStore } from '../../adapters/contacts/open-contact-store.ts';
import { createCallAllowances } from '../../core/contacts/call-allowances.ts';
import type { ContactQuery, ContactStore } from '../../core/contacts/contact-store.ts';
import { createContactsDesk } from '../../core/contacts/contacts-desk.ts';
import { contactsCsv } from '../../core/contacts/export/contacts-csv.ts';
import { contactsVcard } from '../../core/contacts/export/contacts-vcard.ts';
import { createImportDesk } from '../../core/contacts/import/import-desk.ts';
import { peersOnScreen } from '../../core/contacts/peers-on-screen.ts';
import type { RoomCommands } from '../../ipc/command-handlers.ts';
import type { Room } from '../room.ts';
import type { RoomSite } from '../room-site.ts';

/** Of the history, for one search in the dial field: enough for some eight people who call often. */
const MOST_CALLS_SEARCHED = 100;

export interface ContactsRoom extends Room {
  part(of: Pick<AppState, 'calls' | 'recents' | 'history' | 'permissions'>): ContactsPart;
  readonly handlers: Pick<RoomCommands, keyof ContactCommands>;
  mayDial(line: LineId, to: PhoneNumber): AppError | null;
  stop(): void;
  /** Whom a number belongs to, in any of its spellings, for other rooms; null for nobody. */
  readonly ownerOf: (number: PhoneNumber) => Contact | null;
  /** Numbers of people in whose name or card the word is. */
  readonly numbersOf: (word: string) => readonly PhoneNumber[];
}

/** Contacts: kept in a file of their own, known to every surface by the numbers on the screen. */
export function openContactsRoom({ folder, clock, newId, log, kept, changed, tell }: RoomSite): ContactsRoom {
  const { database, problem, why } = openSoundDatabase({
    path: join(folder, 'contacts.sqlite'),
    name: 'contacts',
    now: clock.now,
    schema: { steps: CONTACT_STEPS, check: checkContactTables },
  });
  if (problem !== null) {
    log.error('the contacts could not be read', { detail: problem.detail ?? '', why });
    // Told when the app is made: the controller does not listen yet.
    clock.after(0, () => tell(problem));
  }
  const store = openContactStore({ database, log });
  const callsWith = (digits: string): readonly RecentCall[] =>
    kept.calls
      .page({ ...WHOLE_HISTORY, terms: [{ words: '', digits, numbers: [] }] }, { from: 0, limit: MOST_CALLS_SEARCHED })
      .entries.flatMap((entry) => entry?.call ?? []);
  const desk = createContactsDesk({ store, clock, newId, recent: (limit) => kept.history.recent(limit), callsWith, changed });
  const asking = {
    dialog,
    // The agent has just pressed a button in it.
    mainWindow: () => BrowserWindow.getFocusedWindow(),
    folder: () => app.getPath('documents'),
  };
  const files = openContactFiles({ choose: openOpenPlace(asking).choose, save: openSaveText(openSavePlace(asking)) });
  const imports = createImportDesk({
    store,
    files,
    clock,
    newId,
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    refresh: desk.refresh,
    changed,
  });
  const allowances = createCallAllowances(clock.now);

  return {
    part: (of) => ({ contacts: { ...desk.state({ recents: of.recents, peers: peersOnScreen(of) }), importing: imports.progress() } }),
    handlers: {
      'contacts/list': ({ text, filter, offset, limit }) => ok(desk.list({ text, filter }, { offset, limit })),
      'contacts/read': ({ id }) => desk.read(id),
      'contacts/save': ({ id, draft }) => desk.save(id, draft),
      'contacts/remove': ({ id }) => desk.remove(id),
      'contacts/put-back': ({ id }) => desk.putBack(id),
      'contacts/of': ({ numbers }) => ok(desk.ownersOf(numbers)),
      'contacts/suggest': ({ text }) => ok(desk.suggest(text)),
      'contacts/allow-call': ({ number }) => {
        allowances.allow(number);
        return ok(null);
      },
      'contacts/import-open': imports.open,
      'contacts/import-plan': ({ importId, options }) => imports.plan(importId, options),
      'contacts/import-run': ({ importId, options }) => imports.run(importId, options),
      'contacts/import-stop': () => {
        imports.stop();
        return ok(null);
      },
      'contacts/import-undo': ({ importId }) => imports.undo(importId),
      'contacts/export': ({ format, text, filter, name }) => {
        const contacts = allOf(store, { text, filter });
        if (format === 'vcard') return files.save({ name, extension: 'vcf', text: contactsVcard(contacts) });
        const { language } = kept.settings.read();
        return files.save({ name, extension: 'csv', text: contactsCsv(contacts, { t: createTranslator(language), language }) });
      },
    },
    mayDial(_line, to) {
      if (desk.ownerOf(to)?.isDoNotContact !== true) return null;
      return allowances.isAllowed(to) ? null : appError('do-not-contact');
    },
    ownerOf: desk.ownerOf,
    numbersOf: (word) =>
      desk
        .list({ text: word, filter: { kind: 'all' } }, { offset: 0, limit: MOST_CONTACTS_A_PAGE })
        .contacts.flatMap(({ numbers }) => numbers),
    stop() {
      imports.stop();
      store.close();
    },
  };
}

function allOf(store: ContactStore, query: ContactQuery): readonly Contact[] {
  const all: Contact[] = [];
  for (;;) {
    const { contacts } = store.list(query, { offset: all.length, limit: MOST_CONTACTS_A_PAGE * 25 });
    if (contacts.length === 0) return all;
    all.push(...contacts);
  }
}
