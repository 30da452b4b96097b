import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';
import type { SaveText } from '../saved-file.ts';
import type { RawContact } from './import/raw-contact.ts';

/** A list of contacts as a file has it, before anything in it is understood. */
export type ContactFile =
  | { readonly name: string; readonly format: 'csv'; readonly rows: readonly (readonly string[])[] }
  | { readonly name: string; readonly format: 'vcard'; readonly cards: readonly RawContact[] };

/** Files of contacts, which the agent chooses in the system's own dialogs. */
export interface ContactFiles {
  /** Null where the agent called it off. Fails with `file-dialog-missing`, `contacts-file-unusable`, `contacts-file-too-large`. */
  open(): Promise<Result<ContactFile | null, AppError>>;
  readonly save: SaveText;
}
