import type { LineId } from '#contract/line.ts';
import { matchKey } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** Whose draft, and of what: a question for permission, a message in place of a call, or what fills a template. */
export interface DraftOf {
  readonly lineId: LineId;
  readonly peer: PhoneNumber;
  readonly what: 'request' | 'message' | 'template';
}

/** What is begun for customers and not sent, for as long as the window lives: a dialog that closes takes none along. */
export interface Drafts<Draft> {
  /** Null where nothing was begun. */
  read(of: DraftOf): Draft | null;
  write(of: DraftOf, draft: Draft): void;
  /** It was sent, or is as it was suggested. */
  forget(of: DraftOf): void;
}

export function createDrafts<Draft>(): Drafts<Draft> {
  const drafts = new Map<string, Draft>();
  return {
    read: (of) => drafts.get(keyOf(of)) ?? null,
    write(of, draft) {
      drafts.set(keyOf(of), draft);
    },
    forget(of) {
      drafts.delete(keyOf(of));
    },
  };
}

/** Drafts for each window. `window`: whatever is that window's alone, and goes with it. */
export function draftsOfWindows<Draft>(): (window: object) => Drafts<Draft> {
  const kept = new WeakMap<object, Drafts<Draft>>();
  return (window) => {
    const known = kept.get(window) ?? createDrafts<Draft>();
    kept.set(window, known);
    return known;
  };
}

/** One customer in whichever spelling of their number. */
function keyOf({ lineId, peer, what }: DraftOf): string {
  return `${what} ${lineId} ${matchKey(peer)}`;
}
