import { join } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { AskWhereToSave } from '../../core/saved-file.ts';

/** What no file system takes in a name. */
const ILLEGAL = /[^\p{L}\p{N} .,()+_-]/gu;

/** Asks in the system's own dialog, on top of the main window where there is one; the system asks before it writes over a file. */
export function openSavePlace(electron: {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly mainWindow: () => BrowserWindow | null;
  /** The folder that the question begins with. */
  readonly folder: () => string;
}): AskWhereToSave {
  const { dialog, mainWindow, folder } = electron;
  return async ({ name, extension }) => {
    const options = {
      defaultPath: join(folder(), `${name.replaceAll(ILLEGAL, '-')}.${extension}`),
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    };
    const window = mainWindow();
    const { canceled, filePath } = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
    return canceled || filePath === '' ? null : filePath;
  };
}
