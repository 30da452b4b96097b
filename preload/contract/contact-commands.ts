import type { Contact, ContactCaption, ContactDraft, ContactFilter, ContactId, ContactPage, DialSuggestion } from './contact.ts';
import type { ContactFormat, ImportOptions, ImportPreview, LastImport, UndoOutcome } from './contact-import.ts';
import type { PhoneNumber } from './phone-number.ts';

/** Commands of the room of contacts. */
export interface ContactCommands {
  /** By name, from `offset` on; at most MOST_CONTACTS_A_PAGE. Words match anywhere, digits match numbers. */
  'contacts/list': {
    input: { readonly text: string; readonly filter: ContactFilter; readonly offset: number; readonly limit: number };
    output: ContactPage;
  };
  'contacts/read': { input: { readonly id: ContactId }; output: Contact };
  /** `id` null: a new one. */
  'contacts/save': { input: { readonly id: ContactId | null; readonly draft: ContactDraft }; output: Contact };
  /** The contact as it was, to be put back by `contacts/put-back`. */
  'contacts/remove': { input: { readonly id: ContactId }; output: Contact };
  'contacts/put-back': { input: { readonly id: ContactId }; output: null };
  /** Owners of numbers, by the number as asked for; those of nobody are left out. */
  'contacts/of': { input: { readonly numbers: readonly PhoneNumber[] }; output: Readonly<Record<string, ContactCaption>> };
  /** Contacts and past calls for a name or digits; the best first, at most MOST_SUGGESTIONS. */
  'contacts/suggest': { input: { readonly text: string }; output: readonly DialSuggestion[] };
  /** Calls to a contact who asked not to be called go out for a minute from now; without this they fail with `do-not-contact`. */
  'contacts/allow-call': { input: { readonly number: PhoneNumber }; output: null };
  /** Asks the agent for a file and reads it; null where that was called off. */
  'contacts/import-open': { input: null; output: ImportPreview | null };
  /** The same file, read otherwise. */
  'contacts/import-plan': { input: { readonly importId: string; readonly options: ImportOptions }; output: ImportPreview };
  'contacts/import-run': { input: { readonly importId: string; readonly options: ImportOptions }; output: LastImport };
  /** Stops what is read or brought in, and lets go of the file. What is in already stays, and can be undone. */
  'contacts/import-stop': { input: null; output: null };
  'contacts/import-undo': { input: { readonly importId: string }; output: UndoOutcome };
  /** All that match; asks the agent where, and resolves with the path, or null where that was called off. */
  'contacts/export': {
    input: { readonly format: ContactFormat; readonly text: string; readonly filter: ContactFilter; readonly name: string };
    output: string | null;
  };
}

export const CONTACT_COMMAND_NAMES = [
  'contacts/list',
  'contacts/read',
  'contacts/save',
  'contacts/remove',
  'contacts/put-back',
  'contacts/of',
  'contacts/suggest',
  'contacts/allow-call',
  'contacts/import-open',
  'contacts/import-plan',
  'contacts/import-run',
  'contacts/import-stop',
  'contacts/import-undo',
  'contacts/export',
] as const satisfies readonly (keyof ContactCommands)[];
