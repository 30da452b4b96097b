import { BrowserWindow, screen, type WebContents } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { WindowRole } from '#contract/bridge.ts';
import { flashes } from '#contract/visual-ring.ts';
import { inBackground } from '../core/in-background.ts';
import type { Log } from '../core/ports.ts';
import type { RoleWindow } from '../ipc/send-signal.ts';
import { cardBounds } from './incoming-place.ts';
import { createReloadPace, DEATHS_TO_TELL } from './reload-pace.ts';
import { openPageWindow, pageUrl } from './page-window.ts';
import { centred, reachable } from './window-placement.ts';

const MAIN_SIZE = { width: 420, height: 680 } as const;

export interface AppWindows {
  all(): readonly RoleWindow[];
  roleOf(contents: WebContents): WindowRole | null;
  showMain(): void;
  /** The card is visible exactly while a call rings here and is not silenced. */
  show(state: AppState): void;
  /** From here on closing a window closes it, instead of hiding it in the tray. */
  letGo(): void;
}

/**
 * The windows. The station is never shown and never throttled; the card is shown without taking the focus; the
 * main window hides instead of closing, for the phone lives in the tray.
 */
export function openAppWindows(ports: {
  readonly preload: string;
  readonly log: Log;
  /** The station's page has died or is loading anew: its calls are gone. */
  readonly stationGone: () => void;
  /** A page dies again and again; told once in a row. */
  readonly keepsDying: (role: WindowRole) => void;
}): AppWindows {
  const { preload, log } = ports;
  let quitting = false;
  let isFlashing = false;
  const windows = new Map<WindowRole, BrowserWindow>();

  const open = (role: WindowRole, options: Electron.BrowserWindowConstructorOptions): BrowserWindow => {
    const window = openPageWindow(role, { preload, options });
    windows.set(role, window);
    const paceOf = createReloadPace(() => performance.now());
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (role === 'station') ports.stationGone();
      if (quitting || reason === 'clean-exit') {
        log.info('a page ended', { role, reason });
        return;
      }
      const { reloadInMs, inARow } = paceOf();
      log.error('a page died', { role, reason, reloadInMs, inARow });
      if (inARow === DEATHS_TO_TELL) ports.keepsDying(role);
      setTimeout(() => {
        if (!quitting) load(role, window);
      }, reloadInMs);
    });
    window.on('close', (event) => {
      if (quitting) return;
      event.preventDefault();
      window.hide();
    });
    load(role, window);
    return window;
  };

  const load = (role: WindowRole, window: BrowserWindow): void => {
    if (!window.isDestroyed()) inBackground(`loading ${role}`, window.loadURL(pageUrl(role)), log);
  };

  open('station', {
    width: 200,
    height: 120,
    skipTaskbar: true,
    focusable: false,
    title: 'Pilot Softphone (som)',
    webPreferences: { backgroundThrottling: false, autoplayPolicy: 'no-user-gesture-required' },
  });
  const card = open('incoming', {
    ...cardBounds(screen.getPrimaryDisplay().workArea),
    frame: false,
    resizable: false,
    maximizable: false,
    minimizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    focusable: false,
    alwaysOnTop: true,
    title: 'Pilot Softphone',
    webPreferences: { backgroundThrottling: false },
  });
  card.setAlwaysOnTop(true, 'screen-saver');
  card.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  // The primary display first: there the window opens.
  const workAreas = (): readonly Electron.Rectangle[] =>
    [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
  const main = open('main', { ...centred(MAIN_SIZE, workAreas()), minWidth: 380, minHeight: 560, title: 'Pilot Softphone' });
  main.once('ready-to-show', () => main.show());

  return {
    all: () => [...windows].map(([role, window]) => ({ role, window })),
    roleOf(contents) {
      for (const [role, window] of windows) {
        if (!window.isDestroyed() && window.webContents.id === contents.id) return role;
      }
      return null;
    },
    showMain() {
      if (main.isMinimized()) main.restore();
      // The display it stood on may have been unplugged while it was hidden.
      const bounds = main.getBounds();
      const place = reachable(bounds, workAreas());
      if (place !== bounds && !main.isMaximized()) main.setBounds(place);
      main.show();
      main.focus();
    },
    show(state) {
      const rings = state.calls.some((call) => call.phase === 'ringing' && !call.silenced);
      const isToFlash = flashes(state);
      // The taskbar too, for who has the window behind others.
      if (isToFlash !== isFlashing && !main.isDestroyed()) main.flashFrame(isToFlash);
      isFlashing = isToFlash;
      if (card.isDestroyed() || rings === card.isVisible()) return;
      if (rings) {
        card.setBounds(cardBounds(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea));
        card.showInactive();
      } else {
        card.hide();
      }
    },
    letGo() {
      quitting = true;
    },
  };
}
