import type Electron from 'electron';

import type { Host } from './host.ts';
import { createApp, type HostApp } from './modules/app.ts';
import { createBrowserWindowClass } from './modules/browser-window-class.ts';
import { createDesktopModules, type DesktopModules } from './modules/desktop.ts';
import type { HostHid } from './modules/hid.ts';
import { createIpcReceiver } from './modules/ipc-main.ts';
import { createNativeImageModule } from './modules/native-image.ts';
import { createNetModule } from './modules/net.ts';
import { createPartition } from './modules/partition.ts';
import { createScreenModule } from './modules/screen.ts';
import { createDefaultSession } from './modules/session.ts';
import { createUtilityProcesses, type UtilityProcesses } from './modules/utility-process.ts';
import { missing, provide, strictly } from './provide.ts';

export interface HostElectron {
  /** What `electron` resolves to in the app. */
  readonly electron: object;
  readonly app: HostApp;
  readonly desktop: DesktopModules;
  readonly hid: HostHid;
  readonly utilities: UtilityProcesses;
}

/** The `electron` module of one running app, made by hand: every module of Electron's main process, or a name that throws. */
export function composeElectron(host: Host, end: (code: number, relaunch: boolean) => Promise<void>): HostElectron {
  const app = createApp(host, end);
  const ipcMain = createIpcReceiver('ipcMain');
  const session = createDefaultSession(host);
  const screen = createScreenModule(host);
  const utilities = createUtilityProcesses(host);
  const desktop = createDesktopModules(host, app);
  const BrowserWindow = createBrowserWindowClass({
    host,
    session,
    ipcMain,
    screen,
    onOpened: (window) => {
      app.emitter.emit('web-contents-created', {}, window.webContents);
      app.emitter.emit('browser-window-created', {}, window.face);
    },
    onClosed: () => app.lifecycle.windowClosed(),
    onCloseRefused: () => app.lifecycle.windowRefusedToClose(),
  });
  const partitions = new Map<string, Electron.Session>();
  const sessionModule = provide<typeof Electron.session>()('session', {
    defaultSession: session.face,
    fromPartition: (partition: string) => {
      if (partition === '') return session.face;
      const known = partitions.get(partition) ?? createPartition(host.env);
      partitions.set(partition, known);
      return known;
    },
  });
  const webContents = provide<typeof Electron.webContents>()('webContents', {
    getAllWebContents: () => [...host.windows.values()].map((window) => window.webContents),
    getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null,
    fromId: (id: number) => host.windows.get(id)?.webContents,
  });
  const absent = Object.fromEntries(
    [
      'autoUpdater',
      'BrowserView',
      'contentTracing',
      'desktopCapturer',
      'ImageView',
      'inAppPurchase',
      'MessageChannelMain',
      'MessagePortMain',
      'netLog',
      'pushNotifications',
      'ServiceWorkerMain',
      'ShareMenu',
      'sharedTexture',
      'TouchBar',
      'View',
      'WebContentsView',
      'webFrameMain',
    ].map((name) => [name, missing(name)]),
  );
  const electron = strictly('electron', {
    ...absent,
    // Names of other processes are there and undefined, as in Electron's main process.
    parentPort: undefined,
    ipcRenderer: undefined,
    contextBridge: undefined,
    webFrame: undefined,
    webUtils: undefined,
    ...desktop.modules,
    app: app.face,
    BrowserWindow,
    ipcMain: ipcMain.face,
    nativeImage: createNativeImageModule(),
    net: createNetModule(host.schemes),
    protocol: session.face.protocol,
    screen,
    session: sessionModule,
    utilityProcess: utilities.module,
    webContents,
  });
  return { electron, app, desktop, hid: session.hid, utilities };
}
