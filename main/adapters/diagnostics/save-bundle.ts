import { writeFile } from 'node:fs/promises';
import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { BundleFile } from '../../core/diagnostics/diagnostics-desk.ts';
import { errorCode } from '../../core/error-code.ts';
import type { AskWhereToSave } from '../../core/recording/recordings.ts';
import { zipArchive } from './zip-archive.ts';

/** Asks where, then writes everything as one zip that its owner alone reads. Fails with `export-refused`. */
export function openBundleOutlet(order: {
  readonly whereToSave: AskWhereToSave;
  readonly name: () => string;
}): (files: readonly BundleFile[]) => Promise<Result<string | null, AppError>> {
  return async (files) => {
    const path = await order.whereToSave({ name: order.name(), extension: 'zip' });
    if (path === null) return ok(null);
    try {
      await writeFile(path, zipArchive(files, new Date()), { mode: 0o600 });
      return ok(path);
    } catch (cause) {
      return fail(appError('export-refused', errorCode(cause)));
    }
  };
}
