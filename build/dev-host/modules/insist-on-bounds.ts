export interface WindowBounds {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One window as Chromium moves it. */
export interface MovedWindow {
  /** Brings it back from minimised or maximised; returns before the window manager has done so. */
  normal(): Promise<void>;
  /** It was minimised or maximised just before. */
  readonly isReturning: boolean;
  /** Rejects while the window is still minimised or maximised. */
  put(bounds: WindowBounds): Promise<void>;
  /** Where it is; null while it is minimised or maximised. */
  whereIs(): Promise<Pick<WindowBounds, 'left' | 'top'> | null>;
  wait(): Promise<void>;
}

const TRIES = 10;
/** A frame of the window manager, and what it moves to keep the frame on the screen. */
const NEAR_PX = 64;

/**
 * Puts a window somewhere, and looks whether it is there. Chromium answers before the window manager has acted, and a window
 * that is on its way back from being minimised refuses bounds, or takes them and then returns to where it was: off the
 * screen, where hidden windows are parked. Throws what the last try said; a window manager that has another mind wins.
 */
export async function insistOnBounds(window: MovedWindow, bounds: WindowBounds): Promise<void> {
  let refusal: Error | null = null;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 0) {
      await window.wait();
      await window.normal();
    }
    try {
      await window.put(bounds);
      refusal = null;
      if (await staysNear(window, bounds)) return;
    } catch (cause) {
      if (!(cause instanceof Error && /restore it to normal/i.test(cause.message))) throw cause;
      refusal = cause;
    }
  }
  if (refusal !== null) throw refusal;
}

async function staysNear(window: MovedWindow, bounds: WindowBounds): Promise<boolean> {
  if (!isNear(await window.whereIs(), bounds)) return false;
  if (!window.isReturning) return true;
  await window.wait();
  return isNear(await window.whereIs(), bounds);
}

function isNear(is: Pick<WindowBounds, 'left' | 'top'> | null, bounds: WindowBounds): boolean {
  return is !== null && Math.abs(is.left - bounds.left) <= NEAR_PX && Math.abs(is.top - bounds.top) <= NEAR_PX;
}
