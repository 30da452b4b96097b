import type { LineId } from '#contract/line.ts';
import { matchKey } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** Whose draft, and of what: a question for permission, a message in place of a call, or what fills a template. */
export interface DraftOf {
  readonly lineId: LineId;
  readonly peer: PhoneNumber;
  readonly what: 'request' | 'message' | 'template';
}

/** One for a customer in whichever spelling of their number. */
export function draftKey({ lineId, peer, what }: DraftOf): string {
  return `${what} ${lineId} ${matchKey(peer)}`;
}
