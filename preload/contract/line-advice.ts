import type { LineId } from './line.ts';
import type { UnixMs } from './time.ts';

/** Why a line is good or bad for a call to a customer. Each has its words in every locale. */
export const LINE_REASONS = [
  'permitted', // they allow calls for now
  'permitted-for-good',
  'no-permission-needed', // web number
  'free', // costs nothing at Meta
  'costs', // by the price table, see `perMinuteMicros`
  'permission-unknown', // not read yet
  'permission-missing', // ask first
  'permission-ending', // runs out within a day
  'no-calls-left', // a limit of Meta's is used up
  'unanswered-second', // the next unanswered call makes WhatsApp warn them
  'unanswered-fourth', // the next unanswered call costs the permission
  'within-hours', // of the number: they can call back now
  'outside-hours', // of the number: they cannot
  'calling-off', // calls are switched off on the number
  'country-closed', // Meta lets numbers of this country place no calls
  'country-poor', // calls to that country are reported to fail often
  'restricted', // Meta has taken calls from the number for a while
  'unreachable', // the line itself is in trouble
  'connecting', // it has only just been opened
  'polling', // it works, and news of the call come some seconds late
  'last-used', // the customer and this line know each other
] as const;
export type LineReason = (typeof LINE_REASONS)[number];

/** `blocked`: the call would be refused. `careful`: it can be placed, but look. `good`: nothing speaks against it. */
export type LineVerdict = 'good' | 'careful' | 'blocked';

/** One line for one customer, with why. */
export interface LineAdvice {
  readonly lineId: LineId;
  readonly verdict: LineVerdict;
  /** The weightiest first. */
  readonly reasons: readonly LineReason[];
  /** In millionths of `currency`; null where the table has no price, or the call is free. */
  readonly perMinuteMicros: number | null;
  readonly currency: string | null;
  /** When the permission runs out; null where there is none, or it does not. */
  readonly permittedUntil: UnixMs | null;
  /** When the number closes, or opens again: `reasons` says which. Null where nobody knows. */
  readonly hoursUntil: UnixMs | null;
  /** When what blocks the line is over by itself: a spent limit, a restriction of Meta's. Null where nobody says. */
  readonly blockedUntil: UnixMs | null;
  /** The customer can be asked for permission now. */
  readonly canAsk: boolean;
}

/** The line of a call for which nobody chooses one: the best whose call would not be refused; null where there is none. */
export function firstPassingLine(advice: readonly LineAdvice[]): LineId | null {
  return advice.find(({ verdict }) => verdict !== 'blocked')?.lineId ?? null;
}
