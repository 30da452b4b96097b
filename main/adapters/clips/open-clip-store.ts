import { mkdirSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type AppError, appError } from '#contract/errors.ts';
import { type Clip, clipId, type ClipId } from '#contract/recording.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { errorCode } from '../../core/error-code.ts';
import type { KeptFile } from '../../core/kept-file-port.ts';
import type { Log } from '../../core/ports.ts';
import type { ClipStore } from '../../core/recording/clip-store.ts';
import { clipOfWav, clipWav } from '../../core/recording/clip-wav.ts';

const ID = /^clip_[a-z]+$/;
const clipsDocument = z.object({
  version: z.literal(1),
  clips: z.array(z.object({ id: z.string().regex(ID).transform(clipId), name: z.string(), durationMs: z.number().min(0) })),
});

/** Clips as WAV files in a folder, and the list of their names beside it. */
export function openClipStore({ folder, file, log }: { readonly folder: string; readonly file: KeptFile; readonly log: Log }): {
  readonly store: ClipStore;
  readonly problem: AppError | null;
} {
  const kept = file.read();
  const read = kept.state === 'document' ? clipsDocument.safeParse(kept.document) : null;
  const isBad = kept.state === 'damaged' || read?.success === false;
  const problem = kept.state === 'unavailable' ? kept.error : isBad ? file.setAside() : null;
  if (problem !== null) log.error('the list of clips could not be read', { code: problem.code, detail: problem.detail ?? '' });
  let clips: readonly Clip[] = read?.data?.clips ?? [];
  const pathOf = (id: ClipId): string => join(folder, `${id}.wav`);

  /** The list on the disk first: what it does not name is never played. */
  const list = (next: readonly Clip[]): AppError | null => {
    if (kept.state === 'unavailable') return kept.error;
    try {
      file.write({ version: 1, clips: next });
      clips = next;
      return null;
    } catch (cause) {
      return refusalOf(cause);
    }
  };

  return {
    problem,
    store: {
      list: () => clips,
      async pcm(id) {
        if (!clips.some((clip) => clip.id === id)) return null;
        try {
          return clipOfWav(await readFile(pathOf(id)));
        } catch (cause) {
          log.error('a clip cannot be read', { id, why: errorCode(cause) });
          return null;
        }
      },
      async add(clip, pcm): Promise<Result<null, AppError>> {
        try {
          mkdirSync(folder, { recursive: true, mode: 0o700 });
          await writeFile(`${pathOf(clip.id)}.new`, clipWav(pcm), { mode: 0o600 });
          await rename(`${pathOf(clip.id)}.new`, pathOf(clip.id));
        } catch (cause) {
          return fail(refusalOf(cause));
        }
        const refused = list([...clips, clip]);
        return refused === null ? ok(null) : fail(refused);
      },
      async remove(id): Promise<Result<null, AppError>> {
        if (!clips.some((clip) => clip.id === id)) return ok(null);
        const refused = list(clips.filter((clip) => clip.id !== id));
        if (refused !== null) return fail(refused);
        try {
          await rm(pathOf(id), { force: true });
        } catch (cause) {
          // No longer listed, so no longer played: the file alone is left.
          log.warn('a clip’s file could not be deleted', { id, why: errorCode(cause) });
        }
        return ok(null);
      },
    },
  };
}

function refusalOf(cause: unknown): AppError {
  return appError(errorCode(cause) === 'ENOSPC' ? 'storage-full' : 'storage-unavailable', `clips (${errorCode(cause)})`);
}
