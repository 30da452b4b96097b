import type { CallId } from './call.ts';
import type { HistoryExported, HistoryFilter, HistoryPage } from './history.ts';
import type { LineId } from './line.ts';
import type { CallNote } from './note.ts';

/** The calls of before, and what was written down about them. */
export interface HistoryCommands {
  /** A range of what the filter finds; fewer entries where it ends. */
  'history/page': { input: { readonly filter: HistoryFilter; readonly from: number; readonly limit: number }; output: HistoryPage };
  /** Asks the agent where to, and writes what the filter finds as CSV. */
  'history/export': { input: { readonly filter: HistoryFilter }; output: HistoryExported };
  /** The agent has looked at these missed calls; null: at all there are. */
  'history/seen': { input: { readonly callIds: readonly CallId[] | null }; output: null };
  /** Tries again now to fetch the calls of a line from the service. */
  'history/fetch': { input: { readonly lineId: LineId }; output: null };
  'note/read': { input: { readonly callId: CallId }; output: CallNote | null };
  /** On the disk before it answers. */
  'note/write': { input: { readonly callId: CallId; readonly text: string }; output: null };
  /** Files the call under one of the codes of the settings; null takes that back. */
  'note/wrap-up': { input: { readonly callId: CallId; readonly code: string | null }; output: null };
  /** Somebody's hands are in the note: the work after the call stays, for ten seconds from each time that this is said. */
  'note/stay': { input: { readonly callId: CallId }; output: null };
  /** The work after the call is done. Fails with `note-not-kept` where the disk refused just before. */
  'note/done': { input: { readonly callId: CallId }; output: null };
}

export const HISTORY_COMMAND_NAMES = [
  'history/page',
  'history/export',
  'history/seen',
  'history/fetch',
  'note/read',
  'note/write',
  'note/wrap-up',
  'note/stay',
  'note/done',
] as const satisfies readonly (keyof HistoryCommands)[];
