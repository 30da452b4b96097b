import type { AppState } from '#contract/app-state.ts';
import type { HistoryEntry } from '#contract/history.ts';
import { recentRow, type RecentRow, type RecentsWording } from '../recents/recents-view.ts';

export interface HistoryRow extends RecentRow {
  /** Missed, and nobody has looked. */
  readonly isUnseen: boolean;
  /** Null where it was made on this computer. */
  readonly elsewhere: string | null;
  /** How it was filed. */
  readonly code: string | null;
  /** The beginning of the note. */
  readonly note: string | null;
  /** All of it in a sentence, for who does not see it. */
  readonly spoken: string;
}

/** What rows are worded by, the same for all of them. */
export interface RowWording extends RecentsWording {
  readonly state: Omit<AppState, 'recents'>;
}

/** An entry of the history as a row of the list. */
export function historyRow(entry: HistoryEntry, { state, ...wording }: RowWording): HistoryRow {
  const { t } = wording;
  const row = recentRow(entry.call, state, wording);
  // Main knows the owners of all numbers; this window those of the latest calls only.
  const peer = entry.name === null ? row.peer : { ...row.peer, name: entry.name, who: entry.name };
  const code = entry.note?.wrapUp?.label ?? null;
  const note = entry.note === null || entry.note.text === '' ? null : entry.note.text;
  const spoken = [
    t('history.rowLabel', { who: peer.who, result: row.result, line: row.line.label, time: row.time }),
    row.label.spoken,
    entry.unseen ? t('history.unseen') : null,
    entry.fromService ? t('history.elsewhere') : null,
    code === null ? null : t('history.rowCode', { code }),
    note === null ? null : t('history.rowNote', { note }),
  ];
  return {
    ...row,
    peer,
    isUnseen: entry.unseen,
    elsewhere: entry.fromService ? t('history.elsewhere') : null,
    code,
    note,
    spoken: spoken.filter((part) => part !== null).join('. '),
  };
}
