import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { BrowserWindow, Clipboard, Dialog } from 'electron';
import { appError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import { errorCode } from '../../core/error-code.ts';
import type { ReportOutlet } from '../../core/quality/report-desk.ts';

/** Saves through the system's own dialog, on top of the main window where there is one; copies to the system's clipboard. */
export function openReportOutlet(electron: {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly clipboard: Pick<Clipboard, 'writeText'>;
  readonly mainWindow: () => BrowserWindow | null;
  /** The folder that the question begins with. */
  readonly folder: () => string;
}): ReportOutlet {
  const { dialog, clipboard, mainWindow, folder } = electron;
  return {
    async save({ name, text }) {
      const extension = extname(name).slice(1);
      const options = { defaultPath: join(folder(), name), filters: [{ name: extension.toUpperCase(), extensions: [extension] }] };
      const window = mainWindow();
      const { canceled, filePath } = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
      if (canceled || filePath === '') return ok(null);
      try {
        await writeFile(filePath, text);
        return ok(filePath);
      } catch (cause) {
        return fail(appError('export-refused', errorCode(cause)));
      }
    },
    async copy(text) {
      await clipboard.writeText(text);
    },
  };
}
