import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BrowserWindow, Dialog } from 'electron';
import { appError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import { errorCode } from '../../core/error-code.ts';
import type { TextOutlet } from '../../core/history/history-desk.ts';

/** Asks in the system's own dialog, on top of the window in front where there is one, and writes a list part by part. */
export function openTextOutlet(electron: {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly window: () => BrowserWindow | null;
  /** The folder that the question begins with. */
  readonly folder: () => string;
}): TextOutlet {
  const { dialog, window, folder } = electron;
  return {
    async ask(name) {
      const options = { defaultPath: join(folder(), `${name}.csv`), filters: [{ name: 'CSV', extensions: ['csv'] }] };
      const over = window();
      const { canceled, filePath } = await (over === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(over, options));
      return canceled || filePath === '' ? null : filePath;
    },
    async write(path, parts) {
      // Beside it first: what is there stays whole until the new one is.
      const part = `${path}.part`;
      try {
        await pipeline(Readable.from(parts), createWriteStream(part, { mode: 0o600 }));
        await rename(part, path);
        return ok(null);
      } catch (cause) {
        await rm(part, { force: true });
        return fail(appError('export-refused', errorCode(cause)));
      }
    },
  };
}
