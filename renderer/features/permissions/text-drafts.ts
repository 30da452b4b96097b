import type { LineId } from '#contract/line.ts';
import { matchKey } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** Whose draft, and of what: a question for permission, or a message in place of a call. */
export interface DraftOf {
  readonly lineId: LineId;
  readonly peer: PhoneNumber;
  readonly what: 'request' | 'message';
}

/** Texts to customers that are begun and not sent, for as long as the window lives: a dialog that closes takes none along. */
export interface TextDrafts {
  /** Null where nothing was begun. */
  read(of: DraftOf): string | null;
  write(of: DraftOf, text: string): void;
  /** It was sent, or is as it was suggested. */
  forget(of: DraftOf): void;
}

export function createTextDrafts(): TextDrafts {
  const drafts = new Map<string, string>();
  return {
    read: (of) => drafts.get(keyOf(of)) ?? null,
    write(of, text) {
      drafts.set(keyOf(of), text);
    },
    forget(of) {
      drafts.delete(keyOf(of));
    },
  };
}

/** One customer in whichever spelling of their number. */
function keyOf({ lineId, peer, what }: DraftOf): string {
  return `${what} ${lineId} ${matchKey(peer)}`;
}
