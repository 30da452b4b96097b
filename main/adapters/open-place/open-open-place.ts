import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { errorCode } from '../../core/error-code.ts';

const LARGEST_BYTES = 256 * 1_024;

export interface OpenPlace {
  /** The path the agent chose, or null where they closed the question. Fails with `file-dialog-missing`. */
  choose(extensions: readonly string[]): Promise<Result<string | null, AppError>>;
  /** Its name and its text as well. Fails besides with `settings-file-unusable` where it cannot be read, or is larger than any file of settings. */
  chooseText(extensions: readonly string[]): Promise<Result<{ readonly name: string; readonly text: string } | null, AppError>>;
}

/** Asks for a file in the system's own dialog, on top of the main window where there is one. */
export function openOpenPlace(electron: {
  readonly dialog: Pick<Dialog, 'showOpenDialog'>;
  readonly mainWindow: () => BrowserWindow | null;
  readonly folder: () => string;
}): OpenPlace {
  const choose: OpenPlace['choose'] = async (extensions) => {
    const options = {
      defaultPath: electron.folder(),
      properties: ['openFile' as const],
      filters: [{ name: extensions.map((extension) => extension.toUpperCase()).join(', '), extensions: [...extensions] }],
    };
    const window = electron.mainWindow();
    try {
      const { canceled, filePaths } = await (window === null
        ? electron.dialog.showOpenDialog(options)
        : electron.dialog.showOpenDialog(window, options));
      return ok(canceled ? null : (filePaths[0] ?? null));
    } catch (cause) {
      // A system that has nothing to ask with: nobody has called it off, so nobody may be left without a word.
      return fail(appError('file-dialog-missing', errorCode(cause)));
    }
  };
  return {
    choose,
    async chooseText(extensions) {
      const chosen = await choose(extensions);
      if (!chosen.ok) return chosen;
      const path = chosen.value;
      if (path === null) return ok(null);
      try {
        const { size } = await stat(path);
        if (size > LARGEST_BYTES) return fail(appError('settings-file-unusable', 'larger than 256 KiB'));
        return ok({ name: basename(path), text: (await readFile(path, 'utf8')).replace(/^\uFEFF/, '') });
      } catch (cause) {
        return fail(appError('settings-file-unusable', errorCode(cause)));
      }
    },
  };
}
