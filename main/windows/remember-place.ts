import type { BrowserWindow, Rectangle } from 'electron';
import type { PlacedWindow, WindowPlaces } from '../core/alerts/window-places.ts';

/** A window that is dragged tells of every pixel; the disk need not hear of all of them. */
const SETTLED_MS = 600;

/** Keeps where the agent puts a window. `put` is the app's own wish, which is not kept. Only the whole of a shown, plain window counts. */
export function rememberPlace(
  window: BrowserWindow,
  { window: name, places }: { readonly window: PlacedWindow; readonly places: WindowPlaces },
): { put(bounds: Rectangle): void } {
  let own: Rectangle | null = null;
  let waiting: NodeJS.Timeout | undefined;
  const settle = (): void => {
    if (window.isDestroyed() || !window.isVisible() || window.isMinimized() || window.isMaximized() || window.isFullScreen()) return;
    const bounds = window.getBounds();
    if (own !== null && isSame(own, bounds)) return;
    own = bounds;
    places.keep(name, bounds);
  };
  const moved = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(settle, SETTLED_MS);
  };
  window.on('move', moved);
  window.on('resize', moved);
  window.on('closed', () => clearTimeout(waiting));
  return {
    put(bounds) {
      own = bounds;
      window.setBounds(bounds);
    },
  };
}

function isSame(one: Rectangle, other: Rectangle): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
