import type { Contact, ContactFilter, ContactId, ContactPage } from '#contract/contact.ts';
import type { LastImport, UndoOutcome } from '#contract/contact-import.ts';
import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';

export interface ContactQuery {
  /** Words that match anywhere, digits that match numbers; empty matches all. */
  readonly text: string;
  readonly filter: ContactFilter;
}

/** A contact as an import leaves it, and as it was; null for a new one. */
export interface ImportedChange {
  readonly before: Contact | null;
  readonly after: Contact;
}

/** Contacts of this machine, kept before each call returns. What the disk refuses is the error; what was kept before stays. */
export interface ContactStore {
  read(id: ContactId): Contact | null;
  /** By name; those without one at the end. */
  list(query: ContactQuery, range: { readonly offset: number; readonly limit: number }): ContactPage;
  /** The best first: names that begin so, then words that do, favourites before others. */
  suggest(text: string, limit: number): readonly Contact[];
  /** The owner of each match key (`matchKey` of the contract) that has one; of several, a favourite or else who was changed last. */
  owners(keys: readonly string[]): ReadonlyMap<string, Contact>;
  total(): number;
  tags(): readonly string[];
  favourites(limit: number): readonly Contact[];
  save(contact: Contact): Result<null, AppError>;
  remove(id: ContactId): Result<null, AppError>;
  /** From here on `undoImport` takes back what `keepImported` brings; the import before can no longer be undone. */
  beginImport(order: { readonly importId: string; readonly fileName: string; readonly at: UnixMs }): Result<null, AppError>;
  /** All of the changes, or none. */
  keepImported(importId: string, changes: readonly ImportedChange[]): Result<null, AppError>;
  lastImport(): LastImport | null;
  /** Contacts that were changed since the import stay as they are. */
  undoImport(importId: string): Result<UndoOutcome, AppError>;
  close(): void;
}
