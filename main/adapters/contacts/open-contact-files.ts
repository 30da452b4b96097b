import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
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

/** Asks in the system's own dialogs, on top of the main window where there is one. */
export function openContactFiles(electron: {
  readonly dialog: Pick<Dialog, 'showOpenDialog'>;
  readonly mainWindow: () => BrowserWindow | null;
  /** The folder that the question begins with. */
  readonly folder: () => string;
  readonly save: SaveText;
}): ContactFiles {
  const { dialog, mainWindow, folder, save } = electron;
  return {
    async open() {
      const options: Electron.OpenDialogOptions = {
        defaultPath: folder(),
        properties: ['openFile'],
        filters: [{ name: 'CSV, vCard', extensions: ['csv', 'txt', 'tsv', 'vcf', 'vcard'] }],
      };
      const window = mainWindow();
      const { filePaths } = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
      const [path] = filePaths;
      return path === undefined ? ok(null) : readContactFile(path);
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
