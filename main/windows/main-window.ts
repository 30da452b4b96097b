import { screen, type BrowserWindow, type Dock, type Rectangle } from 'electron';
import type { WindowPlaces } from '../core/alerts/window-places.ts';
import { rememberPlace } from './remember-place.ts';
import { centred, reachable } from './window-placement.ts';

export const MAIN_SIZE = { width: 420, height: 680 } as const;

export interface MainWindow {
  show(): void;
  /** In sight, over other programs; the keyboard stays where it is. */
  bringInSight(): void;
  isInFront(): boolean;
  /** Asks for the agent in taskbar or dock, until it is taken back. */
  flash(isOn: boolean): void;
}

/** Where the main window opens: where it was left, as far as that can be reached, else in the middle of the first screen. */
export function mainBounds(places: WindowPlaces): Rectangle {
  const kept = places.of('main');
  return kept === null ? centred(MAIN_SIZE, workAreas()) : reachable(kept, workAreas());
}

/** `frontChanged`: the window came to the front, or left it. `dock`: macOS alone has one. */
export function createMainWindow(
  main: BrowserWindow,
  {
    places,
    dock,
    areas,
    frontChanged,
  }: {
    readonly places: WindowPlaces;
    readonly dock: Pick<Dock, 'bounce' | 'cancelBounce'> | null;
    readonly areas: typeof workAreas;
    readonly frontChanged: () => void;
  },
): MainWindow {
  const place = rememberPlace(main, { window: 'main', places });
  let isFlashing = false;
  let bounce: number | null = null;
  main.on('focus', frontChanged);
  main.on('blur', frontChanged);
  main.on('show', frontChanged);
  main.on('hide', frontChanged);
  main.on('minimize', frontChanged);
  main.on('restore', frontChanged);
  const isInFront = (): boolean => !main.isDestroyed() && main.isVisible() && !main.isMinimized() && main.isFocused();
  /** The display it stood on may have been unplugged while it was hidden. */
  const putInReach = (): void => {
    const bounds = main.getBounds();
    const reached = reachable(bounds, areas());
    if (reached !== bounds && !main.isMaximized()) place.put(reached);
  };
  return {
    show() {
      if (main.isMinimized()) main.restore();
      putInReach();
      main.show();
      main.focus();
    },
    bringInSight() {
      if (isInFront()) return;
      // Showing one that is minimised restores it, and leaves it without the keyboard, which restoring does not; but on macOS it stays in the dock.
      if (main.isMinimized() && process.platform === 'darwin') main.restore();
      putInReach();
      main.showInactive();
      main.moveTop();
    },
    isInFront,
    flash(isOn) {
      if (isOn === isFlashing || main.isDestroyed()) return;
      isFlashing = isOn;
      main.flashFrame(isOn);
      // macOS: the dock's icon jumps until the agent comes, or the ring is over.
      if (isOn) bounce = dock?.bounce('critical') ?? null;
      else if (bounce !== null) dock?.cancelBounce(bounce);
    },
  };
}

/** The primary display first: there a window opens. */
export function workAreas(): readonly Rectangle[] {
  return [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
}
