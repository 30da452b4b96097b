import { ok } from '#contract/result.ts';
import type { AskWhereToSave, SaveText } from '../../core/saved-file.ts';
import { writeWhole } from './write-whole.ts';

/** A text as a file, where the agent says. */
export function openSaveText(whereToSave: AskWhereToSave): SaveText {
  return async ({ name, extension, text }) => {
    const path = await whereToSave({ name, extension });
    if (path === null) return ok(null);
    const written = await writeWhole(path, [text]);
    return written.ok ? ok(path) : written;
  };
}
