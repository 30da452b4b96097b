/** One row of a table, or one card, before its numbers were looked at. */
export interface RawContact {
  /** As a spreadsheet counts it. */
  readonly row: number;
  readonly name: string;
  readonly company: string;
  readonly note: string;
  readonly tags: readonly string[];
  /** As they stand in the file, each on its own. */
  readonly numbers: readonly string[];
  readonly isFavourite: boolean;
  readonly isDoNotContact: boolean;
}
