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
  /** The number field is wanted where it stands beside the pages. */
  | { readonly type: 'to-field' }
  | { readonly type: 'close-dialog' }
  | { readonly type: 'leave-page' }
  /** A call is under way, be it answered or placed. */
  | { readonly type: 'call-began' }
  | { readonly type: 'call-left' };

export const AT_FIRST: MainPlace = { page: 'phone', cameFrom: 'phone', dialog: null, isBesideCall: false };

/** Dialogs that hold what the agent has typed: neither a call nor a number from outside takes them away. */
const KEPT_DIALOGS: readonly (DialogName | null)[] = ['tunnel', 'add-line'];

/** The call comes first: what stood over it gives way, unless it holds what the agent has typed. */
export function moveInMain(place: MainPlace, move: MainMove): MainPlace {
  switch (move.type) {
    case 'go':
      return goTo(place, move.to);
    case 'to-field':
      return { ...(place.page === 'settings' ? leavePage(place) : place), dialog: keptDialog(place) };
    case 'close-dialog':
      return { ...place, dialog: null };
    case 'leave-page':
      return leavePage(place);
    case 'call-began':
      return {
        ...place,
        page: place.page === 'settings' && keptDialog(place) === null ? place.cameFrom : place.page,
        dialog: keptDialog(place),
        isBesideCall: false,
      };
    case 'call-left':
      return { ...place, isBesideCall: false };
  }
}

function keptDialog({ dialog }: MainPlace): DialogName | null {
  return KEPT_DIALOGS.includes(dialog) ? dialog : null;
}

function leavePage(place: MainPlace): MainPlace {
  return { ...place, page: place.cameFrom, isBesideCall: false };
}

function goTo(place: MainPlace, to: Place): MainPlace {
  if (to === 'call') return { ...place, dialog: null, isBesideCall: false };
  const dialog = DIALOG_NAMES.find((name) => name === to);
  if (dialog !== undefined) return { ...place, dialog };
  const page = PAGE_NAMES.find((name) => name === to) ?? place.page;
  return { page, cameFrom: place.page === 'settings' ? place.cameFrom : place.page, dialog: null, isBesideCall: true };
}
