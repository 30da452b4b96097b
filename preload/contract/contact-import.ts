import type { DialProblem } from './dialled-number.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { UnixMs } from './time.ts';

/** What a column of a list can be taken for. `ignored` columns are left out. */
export const COLUMN_USES = [
  'ignored',
  'name',
  'first-name',
  'last-name',
  'number',
  'company',
  'note',
  'tags',
  'favourite',
  'do-not-contact',
] as const;
export type ColumnUse = (typeof COLUMN_USES)[number];

/** What happens to a row whose number is somebody's already. `complete`: only what is empty is filled in. */
export const DUPLICATE_RULES = ['complete', 'replace', 'skip'] as const;
export type DuplicateRule = (typeof DUPLICATE_RULES)[number];

export interface ImportOptions {
  /** One for each column of the file; empty for vCard, whose fields have names. */
  readonly uses: readonly ColumnUse[];
  readonly duplicates: DuplicateRule;
  /** Two digits put before numbers that have none; null leaves those rows out. */
  readonly areaCode: string | null;
  /** Given to every contact of the file; empty for none. */
  readonly tag: string;
  /** Every contact of the file is marked so: for lists of people who do not want calls. */
  readonly isDoNotContact: boolean;
}

/** Why a row, or one number of it, was left out. */
export type RowProblem =
  | DialProblem
  | 'no-number'
  | 'emergency'
  /** A spreadsheet wrote it as 5,51199E+12: digits are lost. */
  | 'digits-lost'
  /** No area code, and none was given for the file. */
  | 'no-area-code';

export interface ImportProblem {
  /** As a spreadsheet counts: 1 is the first line, or the first card. */
  readonly row: number;
  /** What stands there, cut. */
  readonly text: string;
  readonly problem: RowProblem;
  /** False where only this number is left out, and the rest of the row is taken. */
  readonly isWholeRow: boolean;
}

export interface ImportColumn {
  readonly header: string;
  /** The first that are not empty. */
  readonly samples: readonly string[];
}

export interface PlannedContact {
  readonly row: number;
  readonly name: string;
  readonly company: string;
  readonly numbers: readonly PhoneNumber[];
  readonly outcome: 'added' | 'changed' | 'unchanged';
}

/** What an import would do, before it does anything. */
export interface ImportPreview {
  readonly importId: string;
  /** Without its folder. */
  readonly fileName: string;
  readonly format: 'csv' | 'vcard';
  readonly columns: readonly ImportColumn[];
  readonly options: ImportOptions;
  /** Rows or cards of the file, without the header. */
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows that are the same person as an earlier row of this file. */
  readonly merged: number;
  readonly refused: number;
  /** The first of each. */
  readonly contacts: readonly PlannedContact[];
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
}

export const MOST_PLANNED_SHOWN = 50;
export const MOST_PROBLEMS_SHOWN = 200;

/** The import that was made last, as long as it can be undone. */
export interface LastImport {
  readonly importId: string;
  readonly fileName: string;
  readonly at: UnixMs;
  readonly added: number;
  readonly changed: number;
}

export interface UndoOutcome {
  readonly undone: number;
  /** Changed by hand since: they stay. */
  readonly kept: number;
}

export const CONTACT_FORMATS = ['csv', 'vcard'] as const;
export type ContactFormat = (typeof CONTACT_FORMATS)[number];
