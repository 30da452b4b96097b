import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { appError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import { errorCode } from '../../core/error-code.ts';
import type { WriteWhole } from '../../core/saved-file.ts';

/** Every file that the agent saves goes this way: beside its place first, so that what is there stays whole until the new one is. */
export const writeWhole: WriteWhole = async (path, parts) => {
  // Whatever else lies in the folder is somebody's: a name that nobody has, and nothing is written into what is there all the same.
  const part = `${path}.${randomUUID()}.part`;
  let isOurs = false;
  try {
    const file = await open(part, 'wx', 0o600);
    isOurs = true;
    // On the disk before it takes the name: after a power cut the name must not stand for an empty file.
    await pipeline(Readable.from(parts), file.createWriteStream({ flush: true }));
    await rename(part, path);
    return ok(null);
  } catch (cause) {
    if (isOurs) await leave(part);
    return fail(appError('export-refused', errorCode(cause)));
  }
};

/** A folder that has become read-only, or is gone, keeps the half: why the whole could not be written is what counts. */
async function leave(part: string): Promise<void> {
  try {
    await rm(part, { force: true });
  } catch {
    return;
  }
}
