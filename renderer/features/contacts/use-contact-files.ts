import { useRef, useState } from 'react';
import type { ContactFilter } from '#contract/contact.ts';
import type { ContactFormat, ImportOptions, ImportPreview, LastImport } from '#contract/contact-import.ts';
import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { useKeptDialog } from '../notices/whereabouts.ts';

/** Lists that come in and go out, and what became of the last one. */
export interface ContactFiles {
  /** What an import would do; null where none is looked at. */
  readonly preview: ImportPreview | null;
  readonly isReading: boolean;
  readonly isPlanning: boolean;
  readonly isRunning: boolean;
  readonly error: AppError | null;
  /** Told once it is done; `undo` takes an import back. */
  readonly note: { readonly text: string; readonly undo: (() => void) | null } | null;
  readonly importFile: () => void;
  readonly change: (options: ImportOptions) => void;
  readonly run: () => void;
  /** Stops what is under way, too: what is in already stays. */
  readonly leave: () => void;
  readonly undoImport: () => void;
  /** All that match. */
  readonly exportAs: (format: ContactFormat, query: { readonly text: string; readonly filter: ContactFilter }) => void;
  readonly clear: () => void;
}

/** For above the pages: a call takes them, but not an import that is looked at, or under way. */
export function useContactFiles(): ContactFiles {
  const t = useWords();
  const { lastImport } = useAppState().contacts;
  const [preview, setPreview] = useKeptDialog<ImportPreview>('contacts import');
  const wanted = useRef<{ readonly importId: string; readonly options: ImportOptions } | null>(null);
  /** The import that is looked at: what is told of another is no news any more. */
  const shownId = useRef<string | null>(null);
  const [told, setNote] = useState<ContactFiles['note']>(null);
  const [stoppedId, setStopped] = useState<string | null>(null);
  const opening = useCommand('contacts/import-open');
  const planning = useCommand('contacts/import-plan');
  const running = useCommand('contacts/import-run');
  const stopping = useCommand('contacts/import-stop');
  const undoing = useCommand('contacts/import-undo');
  const exporting = useCommand('contacts/export');

  const show = (looked: ImportPreview | null): void => {
    shownId.current = looked?.importId ?? null;
    wanted.current = null;
    setPreview(looked);
  };
  const forgetNotes = (): void => {
    setNote(null);
    setStopped(null);
  };
  const inWords = ({ fileName: file, added, changed }: LastImport, what: 'done' | 'stopped'): string =>
    t(`contacts.import.${what}`, {
      file,
      added: t('contacts.import.counts.added', { count: added }),
      changed: t('contacts.import.counts.changed', { count: changed }),
    });

  const undo = (importId: string): void => {
    undoing.raise({ importId }, (reply) => {
      if (!reply.ok) return;
      const { undone, kept } = reply.value;
      const parts = [t('contacts.import.undone', { count: undone }), kept === 0 ? '' : t('contacts.import.kept', { count: kept })];
      setNote({ text: parts.filter((part) => part !== '').join(' '), undo: null });
    });
  };

  /** The agent has left it: that it is gone is what they wanted. */
  const isStopped = (reply: Result<unknown, AppError>, importId: string): boolean =>
    !reply.ok && reply.error.code === 'import-gone' && shownId.current !== importId;

  /** One at a time: the last choice is planned when the one before is answered. */
  const plan = (importId: string, options: ImportOptions): void => {
    planning.raise({ importId, options }, (reply) => {
      if (isStopped(reply, importId)) planning.clear();
      const next = wanted.current;
      if (next !== null && next.options !== options) plan(next.importId, next.options);
      else if (reply.ok && shownId.current === importId) setPreview(reply.value);
    });
  };

  // Main's state says what of a stopped import is in, before or after its answer: only where something is, there is something to tell.
  const stopped = stoppedId !== null && lastImport?.importId === stoppedId ? lastImport : null;
  return {
    preview,
    isReading: opening.isPending,
    isPlanning: planning.isPending,
    isRunning: running.isPending,
    error: opening.error ?? planning.error ?? running.error ?? undoing.error ?? exporting.error,
    note:
      told ??
      (stopped === null
        ? null
        : {
            text: inWords(stopped, 'stopped'),
            undo: () => {
              undo(stopped.importId);
            },
          }),
    importFile: () => {
      forgetNotes();
      opening.raise(null, (reply) => {
        if (reply.ok && reply.value !== null) show(reply.value);
      });
    },
    change: (options) => {
      if (preview === null) return;
      // The choice is seen at once; what it would do follows.
      setPreview({ ...preview, options });
      wanted.current = { importId: preview.importId, options };
      if (!planning.isPending) plan(preview.importId, options);
    },
    run: () => {
      if (preview === null) return;
      const { importId, options } = preview;
      running.raise({ importId, options }, (reply) => {
        if (isStopped(reply, importId)) {
          running.clear();
          setStopped(importId);
        }
        if (!reply.ok) return;
        // It may have been done just before it was left, and another be looked at by now.
        if (shownId.current === importId) show(null);
        setNote({
          text: inWords(reply.value, 'done'),
          undo: () => {
            undo(importId);
          },
        });
      });
    },
    leave: () => {
      show(null);
      planning.clear();
      running.clear();
      stopping.raise(null);
    },
    undoImport: () => {
      if (lastImport !== null) undo(lastImport.importId);
    },
    exportAs: (format, query) => {
      forgetNotes();
      exporting.raise({ format, ...query, name: t('contacts.export.name') }, (reply) => {
        if (reply.ok && reply.value !== null) setNote({ text: t('contacts.export.done', { path: reply.value }), undo: null });
      });
    },
    clear: () => {
      forgetNotes();
      for (const command of [opening, planning, running, undoing, exporting]) command.clear();
    },
  };
}
