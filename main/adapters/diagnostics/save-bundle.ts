import type { AppError } from '#contract/errors.ts';
import { ok, type Result } from '#contract/result.ts';
import type { BundleFile } from '../../core/diagnostics/diagnostics-desk.ts';
import type { AskWhereToSave, WriteWhole } from '../../core/saved-file.ts';
import { zipArchive } from './zip-archive.ts';

/** Asks where, then writes everything as one zip that its owner alone reads. Fails with `export-refused`. */
export function openBundleOutlet(order: {
  readonly whereToSave: AskWhereToSave;
  readonly writeWhole: WriteWhole;
  readonly name: () => string;
}): (files: readonly BundleFile[]) => Promise<Result<string | null, AppError>> {
  return async (files) => {
    const path = await order.whereToSave({ name: order.name(), extension: 'zip' });
    if (path === null) return ok(null);
    const written = await order.writeWhole(path, [zipArchive(files, new Date())]);
    return written.ok ? ok(path) : written;
  };
}
