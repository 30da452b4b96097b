import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CONTACT_LIMITS } from '#contract/contact.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { ContactFile, ContactFiles } from '../../core/contacts/contact-files.ts';
import { errorCode } from '../../core/error-code.ts';
import type { SaveText } from '../../core/saved-file.ts';
import { decodedText } from './decoded-text.ts';
import { readTable } from './read-table.ts';
import { readVcards } from './read-vcards.ts';

const LARGEST_FILE_BYTES = 20 * 1024 * 1024;
/** A choice is offered for each. */
const MOST_COLUMNS = 500;

/** Files that the agent chooses, by what asks them for one. */
export function openContactFiles({
  choose,
  save,
}: {
  /** A path out of files with these endings; null where the agent called it off. */
  readonly choose: (extensions: readonly string[]) => Promise<Result<string | null, AppError>>;
  readonly save: SaveText;
}): ContactFiles {
  return {
    async open() {
      const chosen = await choose(['csv', 'vcf', 'vcard', 'txt', 'tsv']);
      if (!chosen.ok) return chosen;
      return chosen.value === null ? ok(null) : readContactFile(chosen.value);
    },
    save,
  };
}

export async function readContactFile(path: string): Promise<Result<ContactFile, AppError>> {
  try {
    if ((await stat(path)).size > LARGEST_FILE_BYTES) return fail(appError('contacts-file-too-large'));
    const text = decodedText(await readFile(path));
    const name = basename(path);
    if (/^\uFEFF?\s*BEGIN:VCARD/i.test(text)) {
      const cards = readVcards(text);
      return cards.length > CONTACT_LIMITS.contacts ? fail(appError('contacts-file-too-large')) : ok({ name, format: 'vcard', cards });
    }
    // A picture or a spreadsheet's own format has letters that no text has.
    if (/\0/.test(text.slice(0, 8 * 1024))) return fail(appError('contacts-file-unusable', 'not a text'));
    const rows = await readTable(text, CONTACT_LIMITS.contacts);
    const isTooMuch = rows === null || rows.some((cells) => cells.length > MOST_COLUMNS);
    return isTooMuch ? fail(appError('contacts-file-too-large')) : ok({ name, format: 'csv', rows });
  } catch (cause) {
    return fail(appError('contacts-file-unusable', errorCode(cause)));
  }
}
