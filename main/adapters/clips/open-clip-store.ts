import { mkdirSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type AppError, appError } from '#contract/errors.ts';
import { type Clip, clipId, type ClipId, MOST_CLIPS } from '#contract/recording.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { errorCode } from '../../core/error-code.ts';
import { keepDamaged } from '../../core/kept-damage.ts';
import { type ReadEntries, readEntries } from '../../core/kept-entries.ts';
import type { KeptFile } from '../../core/kept-file-port.ts';
import type { Log } from '../../core/ports.ts';
import type { ClipStore } from '../../core/recording/clip-store.ts';
import { clipOfWav, clipWav } from '../../core/recording/clip-wav.ts';

const ID = /^clip_[a-z]{1,60}$/;
const keptClip = z.object({ id: z.string().regex(ID).transform(clipId), name: z.string().max(300), durationMs: z.number().min(0) });
const clipsDocument = z.object({ version: z.literal(1), clips: z.array(z.unknown()) });

/** Clips as WAV files in a folder, and the list of their names beside it. */
export function openClipStore({ folder, file, log }: { readonly folder: string; readonly file: KeptFile; readonly log: Log }): {
  readonly store: ClipStore;
  readonly problem: AppError | null;
} {
  const kept = file.read();
  const read = kept.state === 'document' ? readClips(kept.document) : null;
  const { problem, unwritable } = keepDamaged(file, kept, read?.unread ?? null);
  if (problem !== null) log.error('the list of clips could not be read', { code: problem.code, detail: problem.detail ?? '' });
  let clips: readonly Clip[] = read?.entries ?? [];
  const pathOf = (id: ClipId): string => join(folder, `${id}.wav`);

  /** The list on the disk first: what it does not name is never played. */
  const list = (next: readonly Clip[]): AppError | null => {
    // Nobody knows which clips it holds: writing would lose them.
    if (unwritable !== null) return unwritable;
    try {
      file.write({ version: 1, clips: next });
      clips = next;
      return null;
    } catch (cause) {
      return refusalOf(cause);
    }
  };

  // The copy has what could not be read: said once, it is not said again at the next start.
  const unkept = read !== null && read.unread.length > 0 ? list(clips) : null;
  if (unkept !== null) log.error('the list of clips could not be kept', { code: unkept.code, detail: unkept.detail ?? '' });

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

/** The clips of a kept list; null where there is none, or a later version wrote it. */
function readClips(document: unknown): ReadEntries<Clip> | null {
  const kept = clipsDocument.safeParse(document).data;
  if (kept === undefined) return null;
  return readEntries(kept.clips, { name: 'clips', most: MOST_CLIPS, read: (clip) => keptClip.safeParse(clip).data ?? null });
}

function refusalOf(cause: unknown): AppError {
  return appError(errorCode(cause) === 'ENOSPC' ? 'storage-full' : 'storage-unavailable', `clips (${errorCode(cause)})`);
}
