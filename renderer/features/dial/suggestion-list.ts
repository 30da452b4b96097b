/** The list under the dial field: whether it is there, and which row Enter would take. */
export interface SuggestionList {
  readonly isOpen: boolean;
  /** −1: none, and Enter dials what stands in the field. */
  readonly active: number;
}

export const CLOSED: SuggestionList = { isOpen: false, active: -1 };

export type SuggestionMove =
  /** `isName`: a name dials nothing by itself, so that Enter takes the first row. */
  | { readonly type: 'typed'; readonly isEmpty: boolean; readonly isName: boolean }
  | { readonly type: 'down' | 'up'; readonly rows: number; readonly isName: boolean }
  | { readonly type: 'close' };

/** Arrows go round the list, as in the pattern of W3C's combobox: through "none" where Enter could dial the text, and never there for a name. */
export function moveInSuggestions(list: SuggestionList, move: SuggestionMove): SuggestionList {
  switch (move.type) {
    case 'typed':
      return move.isEmpty ? CLOSED : { isOpen: true, active: firstOf(move) };
    case 'down':
      // A closed list has no rows yet: the first is taken when they come.
      if (!list.isOpen) return { isOpen: true, active: 0 };
      return { isOpen: true, active: list.active + 1 >= move.rows ? firstOf(move) : list.active + 1 };
    case 'up':
      if (!list.isOpen) return list;
      return { isOpen: true, active: list.active <= firstOf(move) ? Math.max(firstOf(move), move.rows - 1) : list.active - 1 };
    case 'close':
      return CLOSED;
  }
}

function firstOf({ isName }: { readonly isName: boolean }): number {
  return isName ? 0 : -1;
}
