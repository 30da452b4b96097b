import { screen, type BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import { cardSize, incomingView } from '#contract/incoming.ts';
import { cornerBounds } from './incoming-place.ts';
import { keepOverEverything, PANEL } from './over-everything.ts';

/** Opened hidden at the start, so that its page is warm when a call comes: what it shows is then a matter of one frame. */
export const CARD_OPTIONS: BrowserWindowConstructorOptions = {
  ...PANEL,
  width: cardSize({ shape: 'full', others: [], more: 0 }).width,
  height: cardSize({ shape: 'full', others: [], more: 0 }).height,
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

export interface CardWindow {
  show(state: Pick<AppState, 'calls' | 'presence'>, isWanted: boolean): void;
  /** The list of messages is over the card, until the card goes. */
  openList(isOpen: boolean): void;
}

/** Over full-screen programs, on every workspace, never with the focus; on the screen where the pointer is when it comes up. */
export function createCardWindow(card: BrowserWindow): CardWindow {
  keepOverEverything(card, 'screen-saver');
  let shownHeight = 0;
  let isListOpen = false;
  let latest: Pick<AppState, 'calls' | 'presence'> | null = null;

  const show: CardWindow['show'] = (state, isWanted) => {
    latest = state;
    if (card.isDestroyed()) return;
    const view = isWanted ? incomingView(state) : null;
    if (view === null) {
      isListOpen = false;
      if (card.isVisible()) card.hide();
      return;
    }
    const size = cardSize(view, isListOpen);
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
    openList(isOpen) {
      isListOpen = isOpen;
      if (latest !== null && card.isVisible()) show(latest, true);
    },
  };
}
