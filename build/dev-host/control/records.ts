/** What the app asked of the desktop, kept for tests to read: nothing of it is opened or shown for real. */
export interface Records {
  readonly openedExternal: string[];
  readonly openedPaths: string[];
  readonly shownInFolder: string[];
  readonly dialogs: DialogRecord[];
  /** Answers waiting for the next dialogs, first come first served. */
  readonly dialogAnswers: DialogAnswer[];
  readonly blockedPowerSaves: Set<number>;
  beeps: number;
  badgeCount: number;
}

export interface DialogRecord {
  readonly kind: string;
  readonly options: unknown;
  readonly answer: DialogAnswer;
}

export interface DialogAnswer {
  /** Index of the button pressed in a message box. */
  readonly response?: number;
  readonly checkboxChecked?: boolean;
  /** Paths chosen in a file dialog; none means cancelled. */
  readonly filePaths?: readonly string[];
}

export function createRecords(): Records {
  return {
    openedExternal: [],
    openedPaths: [],
    shownInFolder: [],
    dialogs: [],
    dialogAnswers: [],
    blockedPowerSaves: new Set(),
    beeps: 0,
    badgeCount: 0,
  };
}
