import type { EventEmitter } from 'node:events';
import type Electron from 'electron';

import { preventableEvent } from '../preventable-event.ts';

/** What a window is like. */
export type WindowState = ReturnType<typeof firstWindowState>;

export interface FirstWindowState {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly bounds: Electron.Rectangle;
  readonly appName: string;
}

/** A window as its options make it. */
export function firstWindowState({ options, bounds, appName }: FirstWindowState) {
  return {
    bounds,
    minimum: [options.minWidth ?? 0, options.minHeight ?? 0],
    visible: options.show !== false,
    minimized: false,
    maximized: false,
    focused: false,
    destroyed: false,
    title: options.title ?? appName,
    onTop: options.alwaysOnTop ?? false,
    onTopLevel: 'normal',
    everywhere: false,
    overFullScreen: false,
    contentProtected: false,
    wasFocused: false,
    focusable: options.focusable !== false,
    skipTaskbar: options.skipTaskbar ?? false,
    resizable: options.resizable !== false,
    closable: options.closable !== false,
    flashing: false,
    readyToShow: false,
    opacity: 1,
    enabled: true,
    background: options.backgroundColor ?? '#FFFFFF',
  };
}

export interface WindowPropertiesOptions {
  readonly state: WindowState;
  readonly emitter: EventEmitter;
  setBounds(change: Partial<Electron.Rectangle>): void;
  center(): void;
}

/** The setters and getters of a window: where it is and what it is like. Most of what it is like is kept for tests to see, not drawn. */
export function createWindowProperties({ state, emitter, setBounds, center }: WindowPropertiesOptions) {
  return {
    setBounds: (bounds: Partial<Electron.Rectangle>) => setBounds(bounds),
    getBounds: () => ({ ...state.bounds }),
    getNormalBounds: () => ({ ...state.bounds }),
    setContentBounds: (bounds: Electron.Rectangle) => setBounds(bounds),
    getContentBounds: () => ({ ...state.bounds }),
    setPosition: (x: number, y: number) => setBounds({ x, y }),
    getPosition: () => [state.bounds.x, state.bounds.y],
    setSize: (width: number, height: number) => setBounds({ width, height }),
    getSize: () => [state.bounds.width, state.bounds.height],
    setContentSize: (width: number, height: number) => setBounds({ width, height }),
    getContentSize: () => [state.bounds.width, state.bounds.height],
    setMinimumSize: (width: number, height: number) => {
      state.minimum = [width, height];
      setBounds({});
    },
    getMinimumSize: () => [...state.minimum],
    center,
    setTitle: (title: string) => void (state.title = title),
    getTitle: () => state.title,
    setAlwaysOnTop: (flag: boolean, level = 'floating') => {
      state.onTopLevel = flag ? level : 'normal';
      if (state.onTop === flag) return;
      state.onTop = flag;
      emitter.emit('always-on-top-changed', preventableEvent(), flag);
    },
    isAlwaysOnTop: () => state.onTop,
    setVisibleOnAllWorkspaces: (visible: boolean, { visibleOnFullScreen = false }: Electron.VisibleOnAllWorkspacesOptions = {}) => {
      state.everywhere = visible;
      state.overFullScreen = visible && visibleOnFullScreen;
    },
    isVisibleOnAllWorkspaces: () => state.everywhere,
    setSkipTaskbar: (skip: boolean) => void (state.skipTaskbar = skip),
    setFocusable: (focusable: boolean) => void (state.focusable = focusable),
    isFocusable: () => state.focusable,
    setResizable: (resizable: boolean) => void (state.resizable = resizable),
    isResizable: () => state.resizable,
    setClosable: (closable: boolean) => void (state.closable = closable),
    isClosable: () => state.closable,
    setEnabled: (enabled: boolean) => void (state.enabled = enabled),
    isEnabled: () => state.enabled,
    setOpacity: (opacity: number) => void (state.opacity = opacity),
    getOpacity: () => state.opacity,
    setBackgroundColor: (color: string) => void (state.background = color),
    getBackgroundColor: () => state.background,
    flashFrame: (flag: boolean) => void (state.flashing = flag),
    // A page window has no menu bar, icon, progress bar or overlay to set.
    setMenu: () => undefined,
    removeMenu: () => undefined,
    setMenuBarVisibility: () => undefined,
    setAutoHideMenuBar: () => undefined,
    isMenuBarVisible: () => false,
    setIcon: () => undefined,
    setProgressBar: () => undefined,
    setOverlayIcon: () => undefined,
    setContentProtection: (enable: boolean) => void (state.contentProtected = enable),
    setIgnoreMouseEvents: () => undefined,
  };
}
