import { BaseWindow, screen, type Rectangle } from 'electron';
import { barBounds } from './bar-bounds.ts';

const COLOURS = ['#12a150', '#7ee2a8'] as const;
/** Once a second there and back: a third of what may harm (WCAG 2.3.1). */
const HALF_MS = 500;

export interface ScreenEdge {
  show(isOn: boolean): void;
  close(): void;
}

/**
 * Bars along all four edges of every screen while a call rings, for whoever does not hear it and looks elsewhere. Four narrow windows without a page
 * rather than one that is clear in the middle: where a desktop has no compositor, that one would hide all there is.
 */
export function createScreenEdge(prefersStill: () => boolean): ScreenEdge {
  let bars: readonly BaseWindow[] = [];
  let pulse: NodeJS.Timeout | undefined;

  const close = (): void => {
    clearInterval(pulse);
    for (const bar of bars) if (!bar.isDestroyed()) bar.destroy();
    bars = [];
  };

  return {
    show(isOn) {
      if (isOn === bars.length > 0) return;
      if (!isOn) {
        close();
        return;
      }
      bars = screen.getAllDisplays().flatMap(({ bounds }) => barBounds(bounds).map(openBar));
      if (prefersStill()) return;
      let beat = 0;
      pulse = setInterval(() => {
        beat += 1;
        for (const bar of bars) if (!bar.isDestroyed()) bar.setBackgroundColor(COLOURS[beat % 2 === 0 ? 0 : 1]);
      }, HALF_MS);
    },
    close,
  };
}

function openBar(bounds: Rectangle): BaseWindow {
  const bar = new BaseWindow({
    ...bounds,
    show: false,
    frame: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    closable: false,
    focusable: false,
    skipTaskbar: true,
    hasShadow: false,
    alwaysOnTop: true,
    backgroundColor: COLOURS[0],
  });
  bar.setAlwaysOnTop(true, 'screen-saver');
  bar.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  // What lies below can be clicked all the same.
  bar.setIgnoreMouseEvents(true);
  bar.showInactive();
  return bar;
}
