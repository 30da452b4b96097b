import { EventEmitter } from 'node:events';
import type Electron from 'electron';

import { extend, provide, strictly } from '../provide.ts';

/** A window without a page, as the test face tells of it. */
export interface BareWindowSnapshot {
  readonly bounds: Electron.Rectangle;
  readonly visible: boolean;
  readonly background: string;
  /** Clicks go to what lies below. */
  readonly ignoresMouse: boolean;
}

export interface BaseWindowModule {
  readonly BaseWindow: typeof Electron.BaseWindow;
  /** Those that are open. */
  list(): readonly BareWindowSnapshot[];
}

/** `BaseWindow`: kept, not drawn, for Chromium has no window without a page. */
export function createBaseWindowModule(): BaseWindowModule {
  const open = new Set<BareWindowSnapshot>();

  function make(options: Electron.BaseWindowConstructorOptions): Electron.BaseWindow {
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    const state = {
      bounds: { x, y, width, height },
      visible: options.show !== false,
      background: options.backgroundColor ?? '#FFFFFF',
      ignoresMouse: false,
    };
    open.add(state);
    return provide<Electron.BaseWindow>()(
      'BaseWindow',
      extend(new EventEmitter(), {
        getBounds: () => ({ ...state.bounds }),
        setBounds: (bounds: Partial<Electron.Rectangle>) => void (state.bounds = { ...state.bounds, ...bounds }),
        setAlwaysOnTop: () => undefined,
        setVisibleOnAllWorkspaces: () => undefined,
        setIgnoreMouseEvents: (ignore: boolean) => void (state.ignoresMouse = ignore),
        setBackgroundColor: (colour: string) => void (state.background = colour),
        showInactive: () => void (state.visible = true),
        hide: () => void (state.visible = false),
        isVisible: () => state.visible,
        isDestroyed: () => !open.has(state),
        destroy: () => void open.delete(state),
      }),
    );
  }
  class BaseWindow {
    constructor(options: Electron.BaseWindowConstructorOptions = {}) {
      return make(options) as unknown as BaseWindow;
    }
  }
  return {
    BaseWindow: strictly('BaseWindow', BaseWindow) as unknown as typeof Electron.BaseWindow,
    list: () => [...open].map((state) => ({ ...state, bounds: { ...state.bounds } })),
  };
}
