import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import { appError, type AppError } from '#contract/errors.ts';
import { errorCode } from '../../core/error-code.ts';
import { fail, ok } from '#contract/result.ts';
import type { KeptFile } from '../../core/kept-file-port.ts';

/** What to tell the agent where the disk refused a write. */
export function refusalOf(name: string, cause: unknown): AppError {
  const code = errorCode(cause);
  return appError(code === 'ENOSPC' ? 'storage-full' : 'storage-unavailable', `${name}.json (${code})`);
}

/** Not yet opened: electron-store reads on construction, and throws where the JSON is broken. */
export function openKeptFile({
  folder,
  name,
  now,
}: {
  readonly folder: string;
  readonly name: string;
  readonly now: () => number;
}): KeptFile {
  const path = join(folder, `${name}.json`);
  const asideName = (): string => `${name}.bad-${String(Math.trunc(now()))}.json`;
  /** A disk that takes the copy and then not what is left of the document would get another one at each start. */
  const copyMadeBefore = (): string | undefined => {
    const bytes = readFileSync(path);
    return readdirSync(folder).find((other) => other.startsWith(`${name}.bad-`) && readFileSync(join(folder, other)).equals(bytes));
  };
  const open = (): ElectronStore<Record<string, unknown>> =>
    new ElectronStore({ cwd: folder, name, accessPropertiesByDotNotation: false, configFileMode: 0o600 });

  return {
    read() {
      if (!existsSync(path)) return { state: 'none' };
      try {
        return { state: 'document', document: { ...open().store } };
      } catch (cause) {
        // A right that is missing or a lock of a virus scanner passes; setting the file aside would lose what it holds.
        if (cause instanceof SyntaxError) return { state: 'damaged' };
        return { state: 'unavailable', error: appError('storage-unavailable', `${name}.json (${errorCode(cause)})`) };
      }
    },
    write(document) {
      open().store = { ...document };
    },
    setAside() {
      const aside = asideName();
      try {
        renameSync(path, join(folder, aside));
        return appError('storage-damaged', `kept as ${aside}`);
      } catch (cause) {
        return appError('storage-damaged', `${name}.json cannot be read nor renamed (${errorCode(cause)})`);
      }
    },
    copyAside() {
      try {
        const madeBefore = copyMadeBefore();
        const aside = madeBefore ?? asideName();
        if (madeBefore === undefined) copyFileSync(path, join(folder, aside));
        return ok(appError('storage-damaged', `kept as ${aside}`));
      } catch (cause) {
        return fail(appError('storage-unavailable', `${name}.json cannot be copied (${errorCode(cause)})`));
      }
    },
  };
}
