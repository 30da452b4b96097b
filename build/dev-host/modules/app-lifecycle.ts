import type { EventEmitter } from 'node:events';

import type { Host } from '../host.ts';
import { preventableEvent } from '../preventable-event.ts';

/**
 * The end of the app, in Electron's order:
 *
 *   quit() → before-quit → each window: close, closed → will-quit → quit → process ends
 *   exit(code)           → each window: closed        →             quit → process ends
 *
 * A listener that prevents before-quit, a window's close, or will-quit keeps the app alive.
 */
export interface AppLifecycle {
  quit(): void;
  exit(code: number): void;
  relaunch(): void;
  readonly quitting: () => boolean;
  windowClosed(): void;
  windowRefusedToClose(): void;
  /** Chromium ended by itself: nothing of the app can go on. */
  browserGone(): void;
}

export interface AppLifecycleOptions {
  readonly host: Host;
  readonly app: EventEmitter;
  /** Ends what the host has started, then the process. */
  end(code: number, relaunch: boolean): Promise<void>;
}

export function createAppLifecycle(options: AppLifecycleOptions): AppLifecycle {
  const { host, app } = options;
  let quitting = false;
  let ending = false;
  let relaunch = false;

  function shutdown(code: number): void {
    if (ending) return;
    ending = true;
    app.emit('quit', preventableEvent(), code);
    options.end(code, relaunch).catch((cause: unknown) => {
      host.report('quitting', cause);
      process.exit(code === 0 ? 1 : code);
    });
  }
  function willQuit(): void {
    const event = preventableEvent();
    app.emit('will-quit', event);
    if (event.defaultPrevented) quitting = false;
    else shutdown(0);
  }

  return {
    quitting: () => quitting,
    relaunch: () => {
      relaunch = true;
    },
    quit: () => {
      if (quitting || ending) return;
      const event = preventableEvent();
      app.emit('before-quit', event);
      if (event.defaultPrevented) return;
      quitting = true;
      if (host.windows.size === 0) {
        willQuit();
        return;
      }
      for (const window of [...host.windows.values()]) if (quitting) window.face.close();
    },
    exit: (code) => {
      if (ending) return;
      quitting = true;
      ending = true;
      for (const window of [...host.windows.values()]) window.face.destroy();
      ending = false;
      shutdown(code);
    },
    windowClosed: () => {
      if (host.windows.size > 0 || ending) return;
      if (quitting) willQuit();
      else if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
      else queueMicrotask(() => app.emit('dev-host-quit'));
    },
    windowRefusedToClose: () => {
      quitting = false;
    },
    browserGone: () => {
      if (ending) return;
      console.error('development host: Chromium has ended unexpectedly');
      shutdown(1);
    },
  };
}
