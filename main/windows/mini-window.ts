import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { MINI_SIZE } from '#contract/mini-size.ts';
import type { WindowPlaces } from '../core/alerts/window-places.ts';
import { cornerBounds } from './incoming-place.ts';
import { keepOverEverything, PANEL } from './over-everything.ts';
import { rememberPlace } from './remember-place.ts';
import { reachable } from './window-placement.ts';

/** Whoever goes from one window to another passes a moment in which neither has the focus. */
const PATIENCE_MS = 400;

/** It can take the focus, for whoever works by the keyboard, and never takes it by itself. */
export const MINI_OPTIONS: BrowserWindowConstructorOptions = {
  ...PANEL,
  ...MINI_SIZE,
  frame: false,
  resizable: false,
  maximizable: false,
  minimizable: false,
  fullscreenable: false,
  skipTaskbar: true,
  alwaysOnTop: true,
  title: 'Pilot Softphone',
};

export interface MiniWindow {
  show(isWanted: boolean): void;
  isUp(): boolean;
  /** Up, or about to be. */
  isDue(): boolean;
}

/** The call in small, over other programs, where the agent last put it; first at the bottom right of the main screen. `cameUp`: it can be seen from now on. */
export function createMiniWindow(
  mini: BrowserWindow,
  {
    places,
    workAreas,
    cameUp,
  }: {
    readonly places: WindowPlaces;
    /** The primary display first. */
    readonly workAreas: () => readonly Rectangle[];
    readonly cameUp: () => void;
  },
): MiniWindow {
  keepOverEverything(mini, 'floating');
  const place = rememberPlace(mini, { window: 'mini', places });
  let waiting: NodeJS.Timeout | null = null;
  // Not asked of the window: on macOS one that is covered is not visible, and would come up again and again.
  let isShown = false;

  const comeUp = (): void => {
    waiting = null;
    if (mini.isDestroyed()) return;
    const areas = workAreas();
    const kept = places.of('mini');
    const [first = { x: 0, y: 0, ...MINI_SIZE }] = areas;
    place.put(kept === null ? cornerBounds(MINI_SIZE, first) : { ...reachable({ ...kept, ...MINI_SIZE }, areas), ...MINI_SIZE });
    mini.showInactive();
    isShown = true;
    cameUp();
  };

  return {
    isUp: () => isShown && !mini.isDestroyed(),
    isDue: () => (isShown || waiting !== null) && !mini.isDestroyed(),
    show(isWanted) {
      if (mini.isDestroyed()) return;
      if (!isWanted) {
        if (waiting !== null) clearTimeout(waiting);
        waiting = null;
        if (isShown) mini.hide();
        isShown = false;
      } else if (waiting === null && !isShown) {
        waiting = setTimeout(comeUp, PATIENCE_MS);
      }
    },
  };
}
