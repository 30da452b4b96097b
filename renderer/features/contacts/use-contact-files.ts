import { useRef, useState } from 'react';
import type { ContactFilter } from '#contract/contact.ts';
import type { ContactFormat, ImportOptions, ImportPreview } from '#contract/contact-import.ts';
import type { AppError } from '#contract/errors.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';

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
  readonly exportAs: (format: ContactFormat) => void;
  readonly clear: () => void;
}

export function useContactFiles(query: { readonly text: string; readonly filter: ContactFilter }): ContactFiles {
  const t = useWords();
  const { lastImport } = useAppState().contacts;
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const wanted = useRef<ImportOptions | null>(null);
  const [note, setNote] = useState<ContactFiles['note']>(null);
  const opening = useCommand('contacts/import-open');
  const planning = useCommand('contacts/import-plan');
  const running = useCommand('contacts/import-run');
  const stopping = useCommand('contacts/import-stop');
  const undoing = useCommand('contacts/import-undo');
  const exporting = useCommand('contacts/export');

  const undo = (importId: string): void => {
    undoing.raise({ importId }, (reply) => {
      if (!reply.ok) return;
      const { undone, kept } = reply.value;
      const parts = [t('contacts.import.undone', { count: undone }), kept === 0 ? '' : t('contacts.import.kept', { count: kept })];
      setNote({ text: parts.filter((part) => part !== '').join(' '), undo: null });
    });
  };

  /** One at a time: the last choice is planned when the one before is answered. */
  const plan = (importId: string, options: ImportOptions): void => {
    planning.raise({ importId, options }, (reply) => {
      if (wanted.current !== null && wanted.current !== options) plan(importId, wanted.current);
      else if (reply.ok) setPreview((known) => (known?.importId === importId ? reply.value : known));
    });
  };

  return {
    preview,
    isReading: opening.isPending,
    isPlanning: planning.isPending,
    isRunning: running.isPending,
    error: opening.error ?? planning.error ?? running.error ?? undoing.error ?? exporting.error,
    note,
    importFile: () => {
      setNote(null);
      opening.raise(null, (reply) => {
        if (reply.ok && reply.value !== null) setPreview(reply.value);
      });
    },
    change: (options) => {
      if (preview === null) return;
      // The choice is seen at once; what it would do follows.
      setPreview({ ...preview, options });
      wanted.current = options;
      if (!planning.isPending) plan(preview.importId, options);
    },
    run: () => {
      if (preview === null) return;
      running.raise({ importId: preview.importId, options: preview.options }, (reply) => {
        if (!reply.ok) return;
        const { fileName: file, added, changed, importId } = reply.value;
        setPreview(null);
        setNote({
          text: t('contacts.import.done', {
            file,
            added: t('contacts.import.counts.added', { count: added }),
            changed: t('contacts.import.counts.changed', { count: changed }),
          }),
          undo: () => {
            undo(importId);
          },
        });
      });
    },
    leave: () => {
      setPreview(null);
      wanted.current = null;
      planning.clear();
      running.clear();
      stopping.raise(null);
    },
    undoImport: () => {
      if (lastImport !== null) undo(lastImport.importId);
    },
    exportAs: (format) => {
      setNote(null);
      exporting.raise({ format, ...query, name: t('contacts.export.name') }, (reply) => {
        if (reply.ok && reply.value !== null) setNote({ text: t('contacts.export.done', { path: reply.value }), undo: null });
      });
    },
    clear: () => {
      setNote(null);
      for (const command of [opening, planning, running, undoing, exporting]) command.clear();
    },
  };
}
