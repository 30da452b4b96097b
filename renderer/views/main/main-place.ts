import { DIALOG_NAMES, PAGE_NAMES } from '../../features/notices/places.ts';
import type { DialogName, PageName, Place } from '../../features/notices/places.ts';

/** Where the agent is in the main window. */
export interface MainPlace {
  readonly page: PageName;
  /** The page that closing the settings leads back to. */
  readonly cameFrom: PageName;
  readonly dialog: DialogName | null;
  /** Whether the agent looks at a page while a call is under way: then the call is a bar on top. */
  readonly isBesideCall: boolean;
}

export type MainMove =
  | { readonly type: 'go'; readonly to: Place }
  | { readonly type: 'close-dialog' }
  | { readonly type: 'leave-page' }
  /** A call is under way, be it answered or placed. */
  | { readonly type: 'call-began' }
  | { readonly type: 'call-left' };

export const AT_FIRST: MainPlace = { page: 'phone', cameFrom: 'phone', dialog: null, isBesideCall: false };

/** Dialogs that hold what the agent has typed: a call does not take them away. */
const KEPT_IN_CALL: readonly (DialogName | null)[] = ['tunnel', 'add-line'];

/** The call comes first: what stood over it gives way, unless it holds what the agent has typed. */
export function moveInMain(place: MainPlace, move: MainMove): MainPlace {
  switch (move.type) {
    case 'go':
      return goTo(place, move.to);
    case 'close-dialog':
      return { ...place, dialog: null };
    case 'leave-page':
      return { ...place, page: place.cameFrom, isBesideCall: false };
    case 'call-began':
      return {
        ...place,
        page: place.page === 'settings' && !KEPT_IN_CALL.includes(place.dialog) ? place.cameFrom : place.page,
        dialog: KEPT_IN_CALL.includes(place.dialog) ? place.dialog : null,
        isBesideCall: false,
      };
    case 'call-left':
      return { ...place, isBesideCall: false };
  }
}

function goTo(place: MainPlace, to: Place): MainPlace {
  if (to === 'call') return { ...place, dialog: null, isBesideCall: false };
  const dialog = DIALOG_NAMES.find((name) => name === to);
  if (dialog !== undefined) return { ...place, dialog };
  const page = PAGE_NAMES.find((name) => name === to) ?? place.page;
  return { page, cameFrom: place.page === 'settings' ? place.cameFrom : place.page, dialog: null, isBesideCall: true };
}
