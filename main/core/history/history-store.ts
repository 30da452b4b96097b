import type { CallId, RecentCall } from '#contract/call.ts';
import type { HistoryEntry, HistoryFilter, MissedCalls } from '#contract/history.ts';
import type { LineId } from '#contract/line.ts';
import type { CallNote } from '#contract/note.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';
import type { SyncPlan } from './sync-plan.ts';

/** One word that a call must be found by: in its note, in its number, or by who has one of `numbers`. */
export interface SearchTerm {
  /** As `foldedText` writes it; empty where only digits were typed. */
  readonly words: string;
  /** Empty where it has none. */
  readonly digits: string;
  /** Of people whose names have the word. */
  readonly numbers: readonly PhoneNumber[];
}

export interface HistoryQuery extends Omit<HistoryFilter, 'text'> {
  readonly terms: readonly SearchTerm[];
}

/** A call that the service told of afterwards, with all it calls it. */
export interface ServiceCall {
  readonly call: RecentCall;
  readonly remoteIds: readonly string[];
}

/** A kept call, whoever it is with. */
export type KeptEntry = Omit<HistoryEntry, 'name'>;

export interface KeptPage {
  readonly revision: number;
  readonly total: number;
  readonly entries: readonly (KeptEntry | null)[];
}

/** All kept calls with what belongs to them. Reads answer with nothing where the disk refuses; writes say so. */
export interface HistoryStore {
  /** Grows with every change of what `page`, `missed` or `note` tell. */
  revision(): number;
  /** Grows whenever the list of calls changes other than by a call that ended: who keeps a list of their own reads it again. */
  rewrites(): number;
  /** Newest first. An entry is null where its row was not written by us. */
  page(query: HistoryQuery, range: { readonly from: number; readonly limit: number }): KeptPage;
  missed(): MissedCalls;
  /** Null: all there are. */
  markSeen(callIds: readonly CallId[] | null): void;
  /** The latest calls with the customer, newest first; numbers that ring the same telephone are one. */
  callsWith(peer: PhoneNumber, most: number): readonly KeptEntry[];
  /** Of the last call with the customer that has a text; null where none has. */
  lastNoteWith(peer: PhoneNumber): CallNote | null;
  note(callId: CallId): CallNote | null;
  /** On the disk before it returns. An empty note without a wrap-up code is none. False where the disk refused. */
  keepNote(note: CallNote): boolean;
  /**
   * Adds those that are not kept yet, and remembers how far the line was read, both or neither. Resolves with how many were added; null
   * where the disk refused.
   */
  addFromService(lineId: LineId, read: { readonly calls: readonly ServiceCall[]; readonly plan: SyncPlan }): number | null;
  /** How far the line was read; null for one that never was. */
  syncPlan(lineId: LineId): SyncPlan | null;
  /**
   * Deletes what began before, with its notes and reports, the oldest first and `most` at once, and opens every line's plan again back
   * from there, both or neither. Tells how many went.
   */
  removeBefore(instant: UnixMs, most: number): number;
  /** Up to where calls were last deleted since the start; null: none were. */
  removedBefore(): UnixMs | null;
}
