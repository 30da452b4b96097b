import { app, screen, systemPreferences, type BrowserWindow, type WebContents } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { WindowRole } from '#contract/bridge.ts';
import { isUnderWay } from '#contract/under-way.ts';
import { type WindowFacts, windowWishes } from '../core/alerts/window-wishes.ts';
import type { WindowPlaces } from '../core/alerts/window-places.ts';
import { inBackground } from '../core/in-background.ts';
import type { Log } from '../core/ports.ts';
import type { RoleWindow } from '../ipc/send-signal.ts';
import { CARD_OPTIONS, createCardWindow } from './card-window.ts';
import { createCloseRule } from './close-rule.ts';
import { createContentProtection } from './content-protection.ts';
import { createFarewell } from './farewell.ts';
import { createMainWindow, mainBounds, workAreas } from './main-window.ts';
import { createMiniWindow, MINI_OPTIONS } from './mini-window.ts';
import { openPageWindow, pageUrl } from './page-window.ts';
import { createReloadPace, DEATHS_TO_TELL } from './reload-pace.ts';
import { createScreenEdge } from './screen-edge.ts';

export interface AppWindows {
  all(): readonly RoleWindow[];
  roleOf(contents: WebContents): WindowRole | null;
  showMain(): void;
  /** The main window over other programs, without the keyboard. */
  bringMainInSight(): void;
  /** What the windows know that no state tells. */
  facts(): WindowFacts;
  /** Card, small window, bars and taskbar as the state calls for. */
  show(state: AppState): void;
  /** The messages are open over the card, or no longer. */
  openCardList(isOpen: boolean): void;
  /** The agent puts the small window away, until the call is over. */
  closeMini(): void;
  /** From here on closing a window closes it, instead of hiding it in the tray. */
  letGo(): void;
  /** The system is about to close all windows, and they stay where they are: it rings. */
  stay(): void;
}

/**
 * The windows. The station is never shown and never throttled; the card is shown without taking the focus; the
 * main window hides instead of closing, for the phone lives in the tray.
 */
export function openAppWindows(ports: {
  readonly preload: string;
  readonly log: Log;
  readonly places: WindowPlaces;
  /** Asked when the main window could be shown first. */
  readonly showsAtStart: () => Promise<boolean>;
  /** Whether a window that is not there can be brought back by the tray; where it cannot, closing only minimises. */
  readonly hidesInTray: () => boolean;
  /** In a call, while one rings, or a moment after one: something that `facts` tells is different now. */
  readonly factsChanged: () => void;
  /** The station's page has died or is loading anew: its calls are gone. */
  readonly stationGone: () => void;
  /** A page dies again and again; told once in a row. */
  readonly keepsDying: (role: WindowRole) => void;
}): AppWindows {
  const { preload, log, places } = ports;
  const closing = createCloseRule({ now: () => performance.now(), hidesInTray: ports.hidesInTray });
  let latest: AppState | null = null;
  let isMiniClosed = false;
  let wasMainClosed = false;
  const windows = new Map<WindowRole, BrowserWindow>();

  const open = (role: WindowRole, options: Electron.BrowserWindowConstructorOptions): BrowserWindow => {
    const window = openPageWindow(role, { preload, options });
    windows.set(role, window);
    const paceOf = createReloadPace(() => performance.now());
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (role === 'station') ports.stationGone();
      if (closing.isLetGo() || reason === 'clean-exit') {
        log.info('a page ended', { role, reason });
        return;
      }
      const { reloadInMs, inARow } = paceOf();
      log.error('a page died', { role, reason, reloadInMs, inARow });
      if (inARow === DEATHS_TO_TELL) ports.keepsDying(role);
      setTimeout(() => {
        if (!closing.isLetGo()) load(role, window);
      }, reloadInMs);
    });
    window.on('close', (event) => {
      const deed = closing.deedOf(role);
      if (deed === 'close') return;
      event.preventDefault();
      if (deed === 'stay') return;
      if (role === 'mini') {
        putMiniAway();
        return;
      }
      if (role === 'main') {
        wasMainClosed = true;
        isMiniClosed = false; // put away while the main window was there; now nothing else would be left to hang up with
      }
      if (deed === 'minimize') window.minimize();
      else window.hide();
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
  const card = createCardWindow(open('incoming', CARD_OPTIONS), screen);
  const mini = createMiniWindow(open('mini', MINI_OPTIONS), { places, workAreas, cameUp: () => factsChanged() });
  const page = open('main', { ...mainBounds(places), minWidth: 380, minHeight: 560, title: 'Pilot Softphone' });
  const main = createMainWindow(page, { places, dock: app.dock ?? null, areas: workAreas, frontChanged: () => factsChanged() });
  page.once('ready-to-show', () => inBackground('showing the main window', showFirst(), log));
  const showFirst = async (): Promise<void> => {
    if ((await ports.showsAtStart()) && !closing.isLetGo()) page.show();
  };
  const edge = createScreenEdge(() => systemPreferences.getAnimationSettings().prefersReducedMotion);
  const protect = createContentProtection(() => windows.values());

  const farewell = createFarewell(() => {
    if (latest === null) return;
    show(latest);
    ports.factsChanged();
  });

  const facts = (): WindowFacts => ({
    isMainInFront: main.isInFront(),
    isCardUp: card.isUp(),
    isMiniUp: mini.isUp(),
    isMiniDue: mini.isDue(),
    isMiniClosed,
    wasMainClosed,
    farewell: farewell.facts(),
  });
  const factsChanged = (): void => {
    if (latest === null) return;
    show(latest);
    // A call that ended at once is out of the state by the time its last word is up.
    if (latest.calls.length > 0 || farewell.facts().isRunning) ports.factsChanged();
  };

  const show = (state: AppState): void => {
    latest = state;
    if (closing.isLetGo()) return;
    const isUp = state.calls.some(isUnderWay);
    if (!isUp || main.isInFront()) wasMainClosed = false;
    const wishes = windowWishes(state, facts());
    // After the wishes: put away while it says why the call ended, it does not come back for that.
    if (!isUp) isMiniClosed = false;
    card.show(state, wishes.card);
    mini.show(wishes.mini);
    edge.show(wishes.edge);
    main.flash(wishes.flash);
    protect(wishes.isProtected);
    farewell.follow(state.calls);
  };

  const putMiniAway = (): void => {
    isMiniClosed = true;
    factsChanged();
  };

  return {
    all: () => [...windows].map(([role, window]) => ({ role, window })),
    roleOf(contents) {
      for (const [role, window] of windows) {
        if (!window.isDestroyed() && window.webContents.id === contents.id) return role;
      }
      return null;
    },
    showMain: main.show,
    bringMainInSight: main.bringInSight,
    facts,
    show,
    openCardList: card.openList,
    closeMini: putMiniAway,
    letGo() {
      closing.letGo();
      farewell.stop();
      mini.show(false);
      edge.close();
    },
    stay: closing.stay,
  };
}
