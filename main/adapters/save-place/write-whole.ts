import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { appError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import { errorCode } from '../../core/error-code.ts';
import type { WriteWhole } from '../../core/saved-file.ts';

/** Every file that the agent saves goes this way: beside its place first, so that what is there stays whole until the new one is. */
export const writeWhole: WriteWhole = async (path, parts) => {
  const part = `${path}.part`;
  try {
    // On the disk before it takes the name: after a power cut the name must not stand for an empty file.
    await pipeline(Readable.from(parts), createWriteStream(part, { mode: 0o600, flush: true }));
    await rename(part, path);
    return ok(null);
  } catch (cause) {
    await rm(part, { force: true });
    return fail(appError('export-refused', errorCode(cause)));
  }
};
