import { EventEmitter } from 'node:events';
import type Electron from 'electron';

import type { Host } from '../host.ts';
import { preventableEvent } from '../preventable-event.ts';
import { extend, provide } from '../provide.ts';
import type { HostWindow } from './host-window.ts';
import type { IpcReceiver } from './ipc-main.ts';
import type { HostSession } from './session.ts';
import { createWebContents } from './web-contents.ts';
import { createWindowPlacement } from './window-placement.ts';
import { createWindowProperties, firstWindowState } from './window-properties.ts';

type Options = Electron.BrowserWindowConstructorOptions;

export interface WindowContext {
  readonly host: Host;
  readonly session: HostSession;
  readonly ipcMain: IpcReceiver;
  readonly screen: Electron.Screen;
  /** Opens another window, with a number of its own. */
  openWindow(options: Options): Electron.BrowserWindow;
  /** Told when a window has come or gone. */
  onOpened(window: HostWindow): void;
  onClosed(window: HostWindow): void;
  /** A window refused to close. */
  onCloseRefused(): void;
}

function firstBounds(options: Options, screen: Electron.Screen): Electron.Rectangle {
  const { width = 800, height = 600 } = options;
  const { workArea } = screen.getPrimaryDisplay();
  const x = options.x ?? workArea.x + Math.max(0, Math.round((workArea.width - width) / 2));
  const y = options.y ?? workArea.y + Math.max(0, Math.round((workArea.height - height) / 2));
  return { x, y, width, height };
}

/** Opens a window: what `new BrowserWindow(options)` does. */
export function openWindow(context: WindowContext, options: Options, id: number): HostWindow {
  const { host } = context;
  if (options.webPreferences?.contextIsolation === false || options.webPreferences?.nodeIntegration === true) {
    throw new Error('development host does not provide windows without context isolation or with Node in the page');
  }
  const emitter = new EventEmitter().setMaxListeners(0);
  const state = firstWindowState({ options, bounds: firstBounds(options, context.screen), appName: host.facts.name });
  const contents = createWebContents({
    host,
    id,
    session: context.session,
    ipcMain: context.ipcMain,
    preferences: options.webPreferences ?? {},
    // What floats over other programs is shown without activating: no window manager may give it the keyboard for that.
    leavesKeyboard: !state.focusable || (state.onTop && state.skipTaskbar),
    bounds: () => (state.visible ? state.bounds : { ...state.bounds, x: -20_000, y: -20_000 }),
    onClosedByUser: () => {
      if (!close()) contents.reopen();
    },
    onTitle: (title) => {
      const event = preventableEvent();
      emitter.emit('page-title-updated', event, title, true);
      if (!event.defaultPrevented) state.title = title;
    },
    onReadyToShow: () => {
      if (state.readyToShow) return;
      state.readyToShow = true;
      emitter.emit('ready-to-show');
    },
    focusWindow: () => focus(),
    openChild: (url, overrides) => {
      const child = context.openWindow(overrides);
      child.loadURL(url).catch((cause: unknown) => host.report(`loading ${url}`, cause));
      return child;
    },
  });
  const placement = createWindowPlacement(contents.driver, (cause) => host.report(`placing window ${id}`, cause));
  const place = (): void => placement.place(state);

  function setFocused(focused: boolean): void {
    if (state.focused === focused || state.destroyed) return;
    state.focused = focused;
    state.wasFocused ||= focused;
    emitter.emit(focused ? 'focus' : 'blur');
    host.internal.emit(focused ? 'window-focus' : 'window-blur', window);
  }
  function focus(): void {
    if (!state.visible || !state.focusable || state.destroyed) return;
    for (const other of host.windows.values()) if (other !== window) other.setFocused(false);
    placement.raise();
    setFocused(true);
  }
  function setVisible(visible: boolean): void {
    if (state.visible === visible && !state.minimized) return;
    state.visible = visible;
    if (visible) state.minimized = false;
    place();
    emitter.emit(visible ? 'show' : 'hide');
    if (!visible) setFocused(false);
  }
  function setBounds(change: Partial<Electron.Rectangle>): void {
    const before = state.bounds;
    const [minWidth = 0, minHeight = 0] = state.minimum;
    const next = { ...before, ...change };
    state.bounds = {
      x: Math.round(next.x),
      y: Math.round(next.y),
      width: Math.max(minWidth, Math.round(next.width)),
      height: Math.max(minHeight, Math.round(next.height)),
    };
    place();
    if (state.bounds.width !== before.width || state.bounds.height !== before.height) emitter.emit('resize');
    if (state.bounds.x !== before.x || state.bounds.y !== before.y) emitter.emit('move');
  }
  function destroy(): void {
    if (state.destroyed) return;
    setFocused(false);
    state.destroyed = true;
    state.visible = false;
    host.windows.delete(id);
    contents.destroy();
    emitter.emit('closed');
    context.onClosed(window);
  }
  /** Whether the window has closed: a listener of `close` may refuse. */
  function close(): boolean {
    if (state.destroyed) return true;
    const event = preventableEvent({ sender: face });
    emitter.emit('close', event);
    if (event.defaultPrevented) {
      context.onCloseRefused();
      return false;
    }
    destroy();
    return true;
  }
  function minimize(minimized: boolean): void {
    if (state.minimized === minimized) return;
    state.minimized = minimized;
    place();
    emitter.emit(minimized ? 'minimize' : 'restore');
    if (minimized) setFocused(false);
    else focus();
  }
  function maximize(maximized: boolean): void {
    state.maximized = maximized;
    state.visible = true;
    place();
    emitter.emit(maximized ? 'maximize' : 'unmaximize');
  }

  const properties = createWindowProperties({
    state,
    emitter,
    setBounds,
    center: () => setBounds(firstBounds({ width: state.bounds.width, height: state.bounds.height }, context.screen)),
  });
  const face: Electron.BrowserWindow = provide<Electron.BrowserWindow>()(
    'BrowserWindow',
    extend(emitter, {
      id,
      webContents: contents.face,
      ...properties,
      loadURL: (url: string) => contents.face.loadURL(url),
      loadFile: (path: string) => contents.face.loadFile(path),
      reload: () => contents.face.reload(),
      show: () => {
        setVisible(true);
        focus();
      },
      showInactive: () => {
        setVisible(true);
        // Chromium activates a window that comes onto the screen: whoever had the focus gets it back.
        placement.afterwards((isUnmanaged) => {
          if (isUnmanaged) return;
          for (const other of host.windows.values()) if (other.id !== id && other.face.isFocused()) other.face.moveTop();
        });
      },
      hide: () => setVisible(false),
      close: () => void close(),
      destroy,
      isDestroyed: () => state.destroyed,
      isVisible: () => state.visible && !state.minimized,
      isFocused: () => state.focused,
      focus,
      blur: () => setFocused(false),
      moveTop: () => placement.raise(),
      minimize: () => minimize(true),
      restore: () => minimize(false),
      isMinimized: () => state.minimized,
      maximize: () => maximize(true),
      unmaximize: () => maximize(false),
      isMaximized: () => state.maximized,
      isFullScreen: () => false,
      isNormal: () => !state.minimized && !state.maximized,
      isModal: () => options.modal ?? false,
      getParentWindow: () => [...host.windows.values()].map((other) => other.face).find((other) => other === options.parent) ?? null,
      getChildWindows: () => [],
      getMediaSourceId: () => `window:${id}:0`,
      capturePage: () => contents.face.capturePage(),
    }),
  );
  const window: HostWindow = {
    id,
    face,
    webContents: contents.face,
    setFocused,
    snapshot: () => ({
      id,
      title: state.title,
      url: contents.face.getURL(),
      chromiumUrl: contents.chromiumUrl(),
      targetId: contents.targetId(),
      visible: face.isVisible(),
      focused: state.focused,
      minimized: state.minimized,
      bounds: { ...state.bounds },
      alwaysOnTop: state.onTop,
      onTopLevel: state.onTopLevel,
      onAllWorkspaces: state.everywhere,
      overFullScreen: state.overFullScreen,
      contentProtected: state.contentProtected,
      wasFocused: state.wasFocused,
      focusable: state.focusable,
      skipTaskbar: state.skipTaskbar,
      flashing: state.flashing,
    }),
    page: async () => (await contents.driver()).page.session,
    clearStorage: async ({ connection }) => {
      const url = contents.chromiumUrl();
      if (!url.startsWith('http')) return;
      const { page } = await contents.driver();
      await page.session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' });
      await connection.browser.send('Browser.getVersion'); // a round trip: what was asked before is done
    },
    settled: async () => {
      await contents.driver();
      await placement.settled();
    },
  };
  host.windows.set(id, window);
  if (!state.visible) place();
  else if (state.focusable) queueMicrotask(focus);
  context.onOpened(window);
  return window;
}
