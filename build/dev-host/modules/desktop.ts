import type Electron from 'electron';

import type { Session } from '../chromium/pipe-connection.ts';
import type { Host } from '../host.ts';
import { provide } from '../provide.ts';
import type { HostApp } from './app.ts';
import { createBaseWindowModule, type BaseWindowModule } from './base-window.ts';
import { createClipboardModule } from './clipboard.ts';
import { createDialogModule } from './dialog.ts';
import { createGlobalShortcutModule, type GlobalShortcutModule } from './global-shortcut.ts';
import { createMenuModule, type MenuModule } from './menu.ts';
import { createNativeThemeModule, type NativeThemeModule } from './native-theme.ts';
import { createNotificationModule, type NotificationModule } from './notification.ts';
import { createPowerModules, type PowerModules } from './power.ts';
import { createOpenPlace } from './open-place.ts';
import { createSafeStorage } from './safe-storage.ts';
import { createSavePlace } from './save-place.ts';
import { createShellModule } from './shell.ts';
import { createTrayModule, type TrayModule } from './tray.ts';

/** The modules that stand for the desktop around the app. */
export interface DesktopModules {
  readonly modules: object;
  readonly menu: MenuModule;
  readonly tray: TrayModule;
  readonly bareWindows: BaseWindowModule;
  readonly notification: NotificationModule;
  readonly power: PowerModules;
  readonly shortcuts: GlobalShortcutModule;
  readonly theme: NativeThemeModule;
}

export function createDesktopModules(host: Host, app: HostApp): DesktopModules {
  const focusedWindow = (): Electron.BrowserWindow | null =>
    [...host.windows.values()].map((window) => window.face).find((face) => face.isFocused()) ?? null;
  const pageInSight = (): Promise<Session> | null => {
    const seen = [...host.windows.values()].filter(({ face }) => face.isVisible() && face.isFocusable());
    return (seen.find(({ face }) => face.isFocused()) ?? seen[0])?.page() ?? null;
  };
  const menu = createMenuModule(
    {
      quit: () => app.lifecycle.quit(),
      close: (window) => window?.close(),
      minimize: (window) => window?.minimize(),
      reload: (window) => window?.webContents.reload(),
      forcereload: (window) => window?.webContents.reloadIgnoringCache(),
    },
    focusedWindow,
  );
  const tray = createTrayModule();
  const bareWindows = createBaseWindowModule();
  const notification = createNotificationModule(host.env);
  const power = createPowerModules(host.records);
  const shortcuts = createGlobalShortcutModule();
  const theme = createNativeThemeModule(host);
  const modules = {
    Menu: menu.Menu,
    MenuItem: menu.MenuItem,
    Tray: tray.Tray,
    BaseWindow: bareWindows.BaseWindow,
    Notification: notification.Notification,
    powerMonitor: power.powerMonitor,
    powerSaveBlocker: power.powerSaveBlocker,
    globalShortcut: shortcuts.globalShortcut,
    nativeTheme: theme.nativeTheme,
    clipboard: createClipboardModule(),
    dialog: createDialogModule(
      host.records,
      host.env['DEV_HOST_CONTROL'] === undefined
        ? {
            savePlace: createSavePlace({ env: host.env, downloads: () => app.face.getPath('downloads') }),
            openPlace: createOpenPlace({ env: host.env, page: pageInSight }),
          }
        : null,
    ),
    shell: createShellModule(host.records),
    safeStorage: createSafeStorage({
      keyring: host.env['DEV_HOST_KEYRING'] === '1',
      isReady: () => app.face.isReady(),
      userDataDir: () => app.face.getPath('userData'),
    }),
    // On Linux Electron's own has next to nothing: these are the questions an app may ask on every system.
    systemPreferences: provide<Electron.SystemPreferences>()('systemPreferences', {
      getMediaAccessStatus: () => 'granted' as const,
      askForMediaAccess: () => Promise.resolve(true),
      getAnimationSettings: () => ({ shouldRenderRichAnimation: true, scrollAnimationsEnabledBySystem: true, prefersReducedMotion: false }),
    }),
    crashReporter: provide<Electron.CrashReporter>()('crashReporter', {
      start: () => undefined,
      getParameters: () => ({}),
      addExtraParameter: () => undefined,
      removeExtraParameter: () => undefined,
      getUploadToServer: () => false,
      setUploadToServer: () => undefined,
    }),
  };
  return { modules, menu, tray, bareWindows, notification, power, shortcuts, theme };
}
