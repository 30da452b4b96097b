import { appError, type AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import { errorCode } from '../../core/error-code.ts';
import { keepDamaged } from '../../core/kept-damage.ts';
import type { KeptFile } from '../../core/kept-file-port.ts';
import type { KeptLine, LineStore, LockedLine, Log } from '../../core/ports.ts';
import type { KeySeal } from './key-seal.ts';
import { linesDocument, readLines, sealLine, type StoredLine, unsealLine } from './line-document.ts';

export interface OpenedLines {
  readonly store: LineStore;
  /** What to tell the agent about the file, or lines of it, that could not be read. A line whose key cannot be opened is in `locked()`. */
  readonly problem: AppError | null;
}

function shownOf({ sealedAccess: _sealed, ...shown }: StoredLine): LockedLine {
  return shown;
}

/**
 * The lines that the agent added. Their keys lie sealed on disk, or in memory alone where nothing can seal them. A
 * line whose key cannot be opened stays on disk, because a vault that is locked today may be open tomorrow.
 */
export function openLineStore({ file, seal, log }: { readonly file: KeptFile; readonly seal: KeySeal; readonly log: Log }): OpenedLines {
  const kept = file.read();
  const read = kept.state === 'document' ? readLines(kept.document) : null;
  const { problem, unwritable } = keepDamaged(file, kept, read?.unread ?? null);
  if (problem !== null) log.error('the lines could not be read', { code: problem.code, detail: problem.detail ?? '' });

  const stored = new Map<LineId, StoredLine>((read?.lines ?? []).map((line) => [line.id, line]));
  const usable = new Map<LineId, KeptLine>();
  for (const line of stored.values()) {
    const opened = unsealLine(line, seal);
    if (opened === null) log.warn('the key of a line cannot be opened', { line: line.id });
    else usable.set(line.id, opened);
  }

  function keep(): AppError | null {
    // Nobody knows which lines it holds: writing would lose them.
    if (unwritable !== null) return unwritable;
    try {
      file.write(linesDocument([...stored.values()]));
      return null;
    } catch (cause) {
      const why = errorCode(cause);
      log.error('the lines could not be kept', { why });
      return appError('line-not-kept', why);
    }
  }

  // The copy has what could not be read: said once, it is not said again at the next start.
  if (read !== null && read.unread.length > 0) keep();

  return {
    problem,
    store: {
      read: () => [...usable.values()],
      locked: () => [...stored.values()].filter(({ id }) => !usable.has(id)).map(shownOf),
      save(line) {
        usable.set(line.id, line);
        const sealed = sealLine(line, seal);
        if (sealed !== null) {
          stored.set(line.id, sealed);
          return keep();
        }
        // An older entry of this line would bring back an older key.
        if (stored.delete(line.id)) keep();
        return appError('keys-not-kept');
      },
      remove(id) {
        usable.delete(id);
        if (!stored.delete(id)) return null;
        const why = keep();
        return why === null ? null : appError('storage-unavailable', `lines.json (${why.detail ?? why.code})`);
      },
    },
  };
}
