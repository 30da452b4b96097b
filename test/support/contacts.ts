import { type Contact, type ContactDraft, contactId } from '#contract/contact.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import { IN_MEMORY, openSoundDatabase } from '../../main/adapters/call-records/open-sound-database.ts';
import { CONTACT_STEPS } from '../../main/adapters/contacts/contact-schema.ts';
import { checkContactTables, openContactStore } from '../../main/adapters/contacts/open-contact-store.ts';
import type { ContactStore } from '../../main/core/contacts/contact-store.ts';
import { memoryLog } from './memory-log.ts';

export function telephone(text: string): PhoneNumber {
  const number = phoneNumber(text);
  if (number === null) throw new Error(`${text} is no number`);
  return number;
}

export function draftOf(name: string, numbers: readonly string[], change: Partial<ContactDraft> = {}): ContactDraft {
  return {
    name,
    company: '',
    note: '',
    tags: [],
    numbers: numbers.map(telephone),
    isFavourite: false,
    isDoNotContact: false,
    ...change,
  };
}

export function contactOf(name: string, numbers: readonly string[], change: Partial<Contact> = {}): Contact {
  return { ...draftOf(name, numbers), id: contactId(name), createdAt: unixMs(1_000), changedAt: unixMs(1_000), ...change };
}

/** The store itself, on a file or in memory. */
export function contactStoreAt(path: string = IN_MEMORY, log = memoryLog()): ContactStore {
  const { database, problem } = openSoundDatabase({
    path,
    name: 'contacts',
    now: () => 1_700_000_000_000,
    schema: { steps: CONTACT_STEPS, check: checkContactTables },
  });
  if (problem !== null) throw new Error(problem.detail);
  return openContactStore({ database, log });
}
