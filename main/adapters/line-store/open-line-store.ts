import { appError, type AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { KeptLine, LineStore, Log } from '../../core/ports.ts';
import type { KeySeal } from './key-seal.ts';
import { linesDocument, readLines, sealLine, unsealLine, type StoredLine } from './line-document.ts';

/** The file as far as lines need it. */
export interface LinesFile {
  read(): { readonly state: 'none' } | { readonly state: 'document'; readonly document: unknown } | { readonly state: 'damaged' };
  write(document: Readonly<Record<string, unknown>>): void;
  setAside(): AppError;
}

/** A line that is kept but cannot be used, or (`label` null) the whole file. */
export interface LineProblem {
  readonly label: string | null;
  readonly error: AppError;
}

export interface OpenedLines {
  readonly store: LineStore;
  /**
   * What to tell the agent. A line whose key cannot be opened is not in `read()`; it stays on disk, because a
   * keyring that is locked today may be open tomorrow.
   */
  readonly problems: readonly LineProblem[];
}

/** The lines that the agent added. Their keys lie sealed on disk, or in memory alone where nothing can seal them. */
export function openLineStore({ file, seal, log }: { readonly file: LinesFile; readonly seal: KeySeal; readonly log: Log }): OpenedLines {
  const problems: LineProblem[] = [];
  const kept = file.read();
  const read = kept.state === 'document' ? readLines(kept.document) : null;
  if (kept.state !== 'none' && read === null) {
    const error = file.setAside();
    problems.push({ label: null, error });
    log.error('the lines could not be read', { code: error.code, detail: error.detail ?? '' });
  }
  const stored = new Map<LineId, StoredLine>((read ?? []).map((line) => [line.id, line]));
  const usable = new Map<LineId, KeptLine>();
  for (const line of stored.values()) {
    const opened = unsealLine(line, seal);
    if (opened === null) {
      problems.push({ label: line.label, error: appError('key-rejected', 'the kept key cannot be opened on this machine') });
      log.warn('the key of a line cannot be opened', { line: line.id });
    } else {
      usable.set(line.id, opened);
    }
  }

  function keep(): boolean {
    try {
      file.write(linesDocument([...stored.values()]));
      return true;
    } catch (cause) {
      log.error('the lines could not be kept', { why: cause instanceof Error ? cause.message : 'unknown' });
      return false;
    }
  }

  return {
    problems,
    store: {
      read: () => [...usable.values()],
      save(line) {
        usable.set(line.id, line);
        const sealed = sealLine(line, seal);
        if (sealed !== null) {
          stored.set(line.id, sealed);
          return { kept: keep() };
        }
        // An older entry of this line would bring back an older key.
        if (stored.delete(line.id)) keep();
        return { kept: false };
      },
      remove(id) {
        usable.delete(id);
        if (stored.delete(id)) keep();
      },
    },
  };
}
