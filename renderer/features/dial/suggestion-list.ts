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
  | { readonly type: 'down'; readonly rows: number }
  | { readonly type: 'up'; readonly rows: number }
  | { readonly type: 'close' };

/** Arrows go round the list and through "none", as in the pattern of W3C's combobox. */
export function moveInSuggestions(list: SuggestionList, move: SuggestionMove): SuggestionList {
  switch (move.type) {
    case 'typed':
      return move.isEmpty ? CLOSED : { isOpen: true, active: move.isName ? 0 : -1 };
    case 'down':
      if (!list.isOpen) return { isOpen: true, active: move.rows > 0 ? 0 : -1 };
      return { isOpen: true, active: list.active + 1 >= move.rows ? -1 : list.active + 1 };
    case 'up':
      if (!list.isOpen) return list;
      return { isOpen: true, active: list.active < 0 ? move.rows - 1 : list.active - 1 };
    case 'close':
      return CLOSED;
  }
}
