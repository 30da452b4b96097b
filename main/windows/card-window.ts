import type { BrowserWindow, BrowserWindowConstructorOptions, Screen } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import { CARD_WIDTH, cardSize, FAREWELL_SIZE, incomingView, isCardWanted } from '#contract/incoming.ts';
import { cornerBounds } from './incoming-place.ts';
import { keepOverEverything, PANEL } from './over-everything.ts';

/** Until a call says how high it must be. */
const HEIGHT_AT_FIRST = 184;

/** Opened hidden at the start, so that its page is warm when a call comes: what it shows is then a matter of one frame. */
export const CARD_OPTIONS: BrowserWindowConstructorOptions = {
  ...PANEL,
  width: CARD_WIDTH,
  height: HEIGHT_AT_FIRST,
  frame: false,
  resizable: false,
  maximizable: false,
  minimizable: false,
  fullscreenable: false,
  skipTaskbar: true,
  focusable: false,
  alwaysOnTop: true,
  title: 'Pilot Softphone',
  webPreferences: { backgroundThrottling: false },
};

type Seen = Pick<AppState, 'calls' | 'presence' | 'callContexts' | 'settings' | 'systemQuiet'>;

export interface CardWindow {
  /** Wanted though nothing rings here: it says how the last call ended. */
  show(state: Seen, isWanted: boolean): void;
  isUp(): boolean;
  /** The list of messages is over the card, until the card goes. */
  openList(isOpen: boolean): void;
}

/** Over full-screen programs, on every workspace, never with the focus; on the screen where the pointer is when it comes up. */
export function createCardWindow(card: BrowserWindow, screen: Pick<Screen, 'getCursorScreenPoint' | 'getDisplayNearestPoint'>): CardWindow {
  keepOverEverything(card, 'screen-saver');
  let shownHeight = 0;
  let isListOpen = false;
  let latest: Seen | null = null;

  const show: CardWindow['show'] = (state, isWanted) => {
    latest = state;
    if (card.isDestroyed()) return;
    const view = isCardWanted(state) ? incomingView(state) : null;
    if (view === null) isListOpen = false;
    if (!isWanted) {
      if (card.isVisible()) card.hide();
      return;
    }
    const size = view === null ? FAREWELL_SIZE : cardSize(view, { ...state, isListOpen });
    const isVisible = card.isVisible();
    if (isVisible && size.height === shownHeight) return;
    shownHeight = size.height;
    // One that is up grows where it stands: upwards, so that no button moves away under the pointer.
    const point = isVisible ? card.getBounds() : screen.getCursorScreenPoint();
    card.setBounds(cornerBounds(size, screen.getDisplayNearestPoint(point).workArea));
    if (!isVisible) card.showInactive();
  };

  return {
    show,
    isUp: () => !card.isDestroyed() && card.isVisible(),
    openList(isOpen) {
      isListOpen = isOpen;
      if (latest !== null && card.isVisible()) show(latest, true);
    },
  };
}
