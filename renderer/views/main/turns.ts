/** Calls take the pages away one after another; a dialog is shown by the turn it was opened in. */
export interface Turns {
  /** How many calls have taken the pages. */
  readonly turn: number;
  /** The last one after which the pages are the agent's again. */
  readonly back: number;
  /** What was opened before this one was given up. */
  readonly since: number;
}

export const AT_FIRST_TURN: Turns = { turn: 0, back: 0, since: 0 };

/** A call comes, the pages are the agent's again, or the agent has gone elsewhere. */
export function takeTurn(turns: Turns, what: 'call' | 'back' | 'elsewhere'): Turns {
  switch (what) {
    case 'call':
      return { ...turns, turn: turns.turn + 1 };
    case 'back':
      return { ...turns, back: turns.turn };
    case 'elsewhere':
      return { ...turns, back: turns.turn, since: turns.turn };
  }
}

/** What the agent opens during a call is shown at once, and what a call has closed when they are back. */
export function isShownIn({ turn, back, since }: Turns, openedIn: number): boolean {
  return openedIn === turn || (openedIn >= since && back === turn);
}
