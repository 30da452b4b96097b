import { EventEmitter } from 'node:events';
import type { BrowserWindow, Rectangle } from 'electron';

/** A window that does as it is told, and keeps what that was: `[method, ...arguments]`, questions left out. */
export interface RecordingWindow {
  readonly window: BrowserWindow;
  readonly asked: readonly (readonly unknown[])[];
  /** The names of all that was asked, in order. */
  names(): readonly string[];
  forget(): void;
}

/** As far as the windows of the app use one. What it does not know throws, so that no call goes by unseen. */
export function recordingWindow(at: Rectangle = { x: 0, y: 0, width: 100, height: 100 }): RecordingWindow {
  const asked: (readonly unknown[])[] = [];
  const state = { bounds: at, visible: false };
  const emitter = new EventEmitter();
  const deeds = {
    show: () => void (state.visible = true),
    showInactive: () => void (state.visible = true),
    hide: () => void (state.visible = false),
    focus: () => undefined,
    restore: () => undefined,
    moveTop: () => undefined,
    setBounds: (bounds: Rectangle) => void (state.bounds = bounds),
    setAlwaysOnTop: () => undefined,
    setVisibleOnAllWorkspaces: () => undefined,
    flashFrame: () => undefined,
    setContentProtection: () => undefined,
  };
  const recorded = Object.fromEntries(
    Object.entries(deeds).map(([name, deed]) => [
      name,
      (...rest: readonly unknown[]) => {
        asked.push([name, ...rest]);
        (deed as (...all: readonly unknown[]) => void)(...rest);
      },
    ]),
  );
  const facts = {
    getBounds: () => ({ ...state.bounds }),
    isVisible: () => state.visible,
    isDestroyed: () => false,
    isMinimized: () => false,
    isMaximized: () => false,
    isFullScreen: () => false,
    isFocused: () => false,
  };
  return {
    window: Object.assign(emitter, facts, recorded) as unknown as BrowserWindow,
    asked,
    names: () => asked.map(([name]) => String(name)),
    forget: () => void asked.splice(0),
  };
}
