import type { Call, CallId, Direction } from './call.ts';
import type { LineId } from './line.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { UnixMs } from './time.ts';

/** What the agent wrote down about a call, and how they filed it. */
export interface CallNote {
  readonly callId: CallId;
  readonly text: string;
  readonly wrapUp: WrapUp | null;
  readonly changedAt: UnixMs;
}
export const LONGEST_NOTE = 8_000;

/** As it was called when it was chosen: the code may be renamed or gone since. */
export interface WrapUp {
  readonly code: string;
  readonly label: string;
}

/** What calls are filed under. `label` null: the word that the app itself has for it, in the agent's language. */
export interface WrapUpCode {
  readonly id: string;
  readonly label: string | null;
}
export const BUILT_IN_CODES = ['resolved', 'call-back', 'sale', 'no-interest', 'wrong-number'] as const;
export type BuiltInCode = (typeof BUILT_IN_CODES)[number];
export const MOST_WRAP_UP_CODES = 30;
export const LONGEST_CODE_LABEL = 40;

export interface WrapUpSettings {
  /** In the order in which they are shown; none hides them. */
  readonly codes: readonly WrapUpCode[];
  /** How long after a call there is time to write; null: no such time. */
  readonly seconds: number | null;
}
export const WRAP_UP_SECONDS = { least: 10, most: 600 } as const;
export const DEFAULT_WRAP_UP: WrapUpSettings = { codes: BUILT_IN_CODES.map((id) => ({ id, label: null })), seconds: 60 };

/**
 * The work after a call. It goes when the agent says so or closes the call, and by itself when its time is over: but not under the hands
 * of who is at it, nor with what is not kept. The next call does not take it away: its time stands still as long as another call is on the
 * screen. The work after that one, where there is such, takes its place.
 */
export interface WrapUpTask {
  readonly callId: CallId;
  readonly lineId: LineId;
  readonly direction: Direction;
  readonly peer: PhoneNumber | null;
  readonly endedAt: UnixMs;
  /** When the time for it is over. */
  readonly until: UnixMs;
}

/** Whether its time stands still: the narrow window shows the other call in its place. */
export function isStandingStill({ callId }: Pick<WrapUpTask, 'callId'>, calls: readonly Pick<Call, 'id'>[]): boolean {
  return calls.some(({ id }) => id !== callId);
}

export function isBuiltInCode(id: string): id is BuiltInCode {
  return (BUILT_IN_CODES as readonly string[]).includes(id);
}
