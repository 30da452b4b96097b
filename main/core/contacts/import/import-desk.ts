import { CONTACT_LIMITS, contactId, type ContactsState } from '#contract/contact.ts';
import {
  type ImportOptions,
  type ImportPreview,
  type LastImport,
  MOST_PLANNED_SHOWN,
  MOST_PROBLEMS_SHOWN,
  type UndoOutcome,
} from '#contract/contact-import.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Clock, NewId } from '../../ports.ts';
import type { ContactFile, ContactFiles } from '../contact-files.ts';
import type { ContactStore } from '../contact-store.ts';
import { createImportPlan, type ImportPlan, keysOf, numberedRow, type Planned } from './plan-import.ts';
import { openList, type OpenedList } from './raw-contacts.ts';

/** Rows between two breaths: some milliseconds of work, so that a call that rings meanwhile is not kept waiting. */
const ROWS_A_BREATH = 200;

/** Brings in lists of contacts: read, shown, then kept, and taken back when it was wrong. */
export interface ImportDesk {
  progress(): ContactsState['importing'];
  open(): Promise<Result<ImportPreview | null, AppError>>;
  plan(importId: string, options: ImportOptions): Promise<Result<ImportPreview, AppError>>;
  run(importId: string, options: ImportOptions): Promise<Result<LastImport, AppError>>;
  stop(): void;
  undo(importId: string): Result<UndoOutcome, AppError>;
}

interface OpenedFile {
  readonly importId: string;
  readonly file: ContactFile;
  readonly list: OpenedList;
}

export function createImportDesk(ports: {
  readonly store: ContactStore;
  readonly files: ContactFiles;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: NewId;
  /** Lets everything else have its turn. */
  readonly breathe: () => Promise<void>;
  /** Contacts were changed. */
  readonly refresh: () => void;
  /** Only the progress was. */
  readonly changed: () => void;
}): ImportDesk {
  const { store, files, clock, newId } = ports;
  let opened: OpenedFile | null = null;
  let progress: ContactsState['importing'] = null;
  /** What is read or brought in belongs to the latest order alone: an earlier one gives up. */
  let latest = 0;

  const isGone = (order: number): boolean => order !== latest;
  const show = (done: number, of: number): void => {
    progress = { done, of };
    ports.changed();
  };
  const finish = (order: number): void => {
    if (isGone(order)) return;
    progress = null;
    ports.changed();
  };

  const planOf = async ({ list }: OpenedFile, options: ImportOptions, order: number): Promise<ImportPlan | null> => {
    const raw = list.raw(options.uses);
    const plan = createImportPlan(options);
    for (let from = 0; from < raw.length; from += ROWS_A_BREATH) {
      const rows = raw.slice(from, from + ROWS_A_BREATH).map((one) => numberedRow(one, options.areaCode));
      plan.add(rows, store.owners(keysOf(rows)));
      show(from + rows.length, raw.length);
      await ports.breathe();
      if (isGone(order)) return null;
    }
    return plan;
  };

  const preview = async (file: OpenedFile, options: ImportOptions): Promise<Result<ImportPreview, AppError>> => {
    latest += 1;
    const order = latest;
    const plan = await planOf(file, options, order);
    finish(order);
    return plan === null ? fail(appError('import-gone')) : ok(previewOf(file, options, plan));
  };

  const keepAll = async (importId: string, planned: readonly Planned[], order: number): Promise<Result<null, AppError>> => {
    const at = clock.now();
    const begun = store.beginImport({ importId, fileName: opened?.file.name ?? '', at });
    if (!begun.ok) return begun;
    for (let from = 0; from < planned.length; from += ROWS_A_BREATH) {
      const changes = planned.slice(from, from + ROWS_A_BREATH).map(({ before, draft }) => ({
        before,
        after: { ...draft, id: before?.id ?? contactId(newId('contact')), createdAt: before?.createdAt ?? at, changedAt: at },
      }));
      const kept = store.keepImported(importId, changes);
      if (!kept.ok) return kept;
      show(from + changes.length, planned.length);
      await ports.breathe();
      if (isGone(order)) return fail(appError('import-gone'));
    }
    return ok(null);
  };

  return {
    progress: () => progress,
    async open() {
      const chosen = await files.open();
      if (!chosen.ok || chosen.value === null) return chosen.ok ? ok(null) : chosen;
      const list = openList(chosen.value);
      if (list.rows === 0) return fail(appError('contacts-file-unusable', 'no rows'));
      opened = { importId: newId('import'), file: chosen.value, list };
      return preview(opened, { uses: list.guessed, duplicates: 'complete', areaCode: null, tag: '', isDoNotContact: false });
    },
    async plan(importId, options) {
      return opened?.importId === importId ? preview(opened, options) : fail(appError('import-gone'));
    },
    async run(importId, options) {
      if (opened?.importId !== importId) return fail(appError('import-gone'));
      latest += 1;
      const order = latest;
      const plan = await planOf(opened, options, order);
      if (plan === null) return fail(appError('import-gone'));
      const planned = plan.planned().filter(({ outcome }) => outcome !== 'unchanged');
      const added = planned.filter(({ outcome }) => outcome === 'added').length;
      if (store.total() + added > CONTACT_LIMITS.contacts) {
        finish(order);
        return fail(appError('contacts-full'));
      }
      const kept = await keepAll(importId, planned, order);
      finish(order);
      ports.refresh();
      if (!kept.ok) return kept;
      opened = null;
      const last = store.lastImport();
      return last === null ? fail(appError('storage-unavailable', 'the import was not kept')) : ok(last);
    },
    stop() {
      latest += 1;
      opened = null;
      if (progress === null) return;
      progress = null;
      ports.changed();
    },
    undo(importId) {
      const undone = store.undoImport(importId);
      ports.refresh();
      return undone;
    },
  };
}

function previewOf({ importId, file, list }: OpenedFile, options: ImportOptions, plan: ImportPlan): ImportPreview {
  const planned = plan.planned();
  const number = (wanted: Planned['outcome']): number => planned.filter(({ outcome }) => outcome === wanted).length;
  return {
    importId,
    fileName: file.name,
    format: file.format,
    columns: list.columns,
    options,
    rows: list.rows,
    added: number('added'),
    changed: number('changed'),
    unchanged: number('unchanged'),
    ...plan.counts(),
    contacts: planned
      .slice(0, MOST_PLANNED_SHOWN)
      .map(({ row, outcome, draft: { name, company, numbers } }) => ({ row, outcome, name, company, numbers })),
    problems: plan.problems.slice(0, MOST_PROBLEMS_SHOWN),
    problemCount: plan.problems.length,
  };
}
