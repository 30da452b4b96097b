import type { Direction, EndReason, RecentCall } from './call.ts';
import type { AppError } from './errors.ts';
import type { LineId, LineKind } from './line.ts';
import type { CallNote, WrapUpTask } from './note.ts';
import type { UnixMs } from './time.ts';

/** What became of a call, in the words by which an agent looks for it. */
export const HISTORY_RESULTS = ['answered', 'missed', 'unanswered', 'declined', 'failed'] as const;
export type HistoryResult = (typeof HISTORY_RESULTS)[number];

/** A call that was lost to us: worth returning. */
export function isLostCall(reason: EndReason): boolean {
  return reason === 'missed' || reason === 'caller-cancelled';
}

export function historyResult({ reason, answeredAt }: Pick<RecentCall, 'reason' | 'answeredAt'>): HistoryResult {
  if (answeredAt !== null) return 'answered';
  switch (reason) {
    case 'completed':
    case 'answered-elsewhere':
      return 'answered';
    case 'missed':
    case 'caller-cancelled':
      return 'missed';
    case 'cancelled':
    case 'declined-by-peer':
    case 'no-answer':
      return 'unanswered';
    case 'declined':
    case 'declined-elsewhere':
      return 'declined';
    case 'failed':
      return 'failed';
  }
}

/** Which calls are looked for. Every member narrows; null and empty ones do not. */
export interface HistoryFilter {
  /** Words of a note, part of a number, or a name: each word must be found in one of them. */
  readonly text: string;
  readonly results: readonly HistoryResult[];
  readonly direction: Direction | null;
  readonly kind: LineKind | null;
  readonly lineId: LineId | null;
  /** Calls that began at `from` or later, and before `until`. */
  readonly from: UnixMs | null;
  readonly until: UnixMs | null;
  /** Only those with this wrap-up code. */
  readonly wrapUp: string | null;
}

export const WHOLE_HISTORY: HistoryFilter = {
  text: '',
  results: [],
  direction: null,
  kind: null,
  lineId: null,
  from: null,
  until: null,
  wrapUp: null,
};

/** A kept call with what belongs to it. */
export interface HistoryEntry {
  readonly call: RecentCall;
  /** Whom its number belongs to, where somebody knows. */
  readonly name: string | null;
  /** Its text is cut to `NOTE_PREVIEW`. */
  readonly note: CallNote | null;
  /** Missed, and nobody has looked at it yet. */
  readonly unseen: boolean;
  /** The service told of it afterwards: it went by another device, or before this app was set up. */
  readonly fromService: boolean;
}
export const NOTE_PREVIEW = 160;

/** A range of what a filter finds, newest first. */
export interface HistoryPage {
  /** As `HistoryState.revision` was: pages of two revisions do not fit together. */
  readonly revision: number;
  readonly total: number;
  /** The place of the first entry, 0 for the newest call. */
  readonly from: number;
  /** Null for a row that was not written by this app: it keeps its place. */
  readonly entries: readonly (HistoryEntry | null)[];
}
export const MOST_PAGE_ENTRIES = 200;

/** How far a line's calls have been fetched from the service. */
export interface LineSync {
  readonly lineId: LineId;
  readonly phase: SyncPhase;
  /** The list was read back to here; null before the first page. */
  readonly reachedBack: UnixMs | null;
  /** Calls that were added by it since the app started. */
  readonly added: number;
  /** Why it waits, until the next try. */
  readonly error: AppError | null;
}
/** `waiting`: for its turn, for quiet, or for the service. `complete`: all there is, back to the first call or to where the history is kept. */
export type SyncPhase = 'waiting' | 'reading' | 'complete';

export interface MissedCalls {
  readonly count: number;
  /** The newest, at most `MOST_MISSED_SHOWN`. */
  readonly calls: readonly RecentCall[];
}
export const MOST_MISSED_SHOWN = 20;

export interface HistoryState {
  /** Grows with every change of what pages show. */
  readonly revision: number;
  /** Missed calls that nobody has looked at, over restarts. A call returned is looked at. */
  readonly missed: MissedCalls;
  readonly sync: readonly LineSync[];
  /** Of the calls on the screen, and of the one that is being wrapped up. */
  readonly notes: readonly CallNote[];
  readonly wrapUp: WrapUpTask | null;
}

export const EMPTY_HISTORY: HistoryState = { revision: 0, missed: { count: 0, calls: [] }, sync: [], notes: [], wrapUp: null };

export interface HistorySettings {
  /** Older calls, their notes and reports are deleted; null keeps all. */
  readonly keepDays: number | null;
  /** Whether calls of before, and those of other devices, are fetched from the service. */
  readonly fetchOlder: boolean;
}
export const LONGEST_HISTORY_DAYS = 3_650;
export const DEFAULT_HISTORY: HistorySettings = { keepDays: null, fetchOlder: true };

export type HistoryExported = 'cancelled' | { readonly savedAs: string; readonly calls: number };
