import { EventEmitter } from 'node:events';
import type Electron from 'electron';

import { composePageScripts } from '../bridge/page-script.ts';
import type { StrayPage } from '../chromium/browser.ts';
import type { FrameNode, PageDriver } from '../chromium/page-driver.ts';
import { drivePage } from '../chromium/page-driver.ts';
import type { Host } from '../host.ts';
import { preventableEvent } from '../preventable-event.ts';
import { extend, provide } from '../provide.ts';
import { createIpcReceiver, hostCodec, type IpcReceiver } from './ipc-main.ts';
import { createPageActions } from './page-actions.ts';
import { createPageLoads } from './page-loads.ts';
import { receivePageMessage } from './page-messages.ts';
import { preloadProcess } from './preload-process.ts';
import type { HostSession } from './session.ts';
import { createWebFrames } from './web-frame.ts';

export interface HostWebContents {
  readonly face: Electron.WebContents;
  readonly emitter: EventEmitter;
  /** The page, once it is there. */
  driver(): Promise<PageDriver>;
  readonly targetId: () => string | null;
  readonly chromiumUrl: () => string;
  /** Opens the page again after its user has closed it and the app wants to keep it; loads the same address. */
  reopen(): void;
  destroy(): void;
}

export interface WebContentsOptions {
  readonly host: Host;
  readonly id: number;
  readonly session: HostSession;
  readonly ipcMain: IpcReceiver;
  readonly preferences: Electron.WebPreferences;
  readonly bounds: () => Electron.Rectangle;
  /** Its window must not take the keyboard when it comes up. */
  readonly leavesKeyboard: boolean;
  onClosedByUser(): void;
  onTitle(title: string): void;
  onReadyToShow(): void;
  focusWindow(): void;
  /** Opens a window that the app has allowed a page to open. */
  openChild(url: string, overrides: Electron.BrowserWindowConstructorOptions): Electron.BrowserWindow;
}

const LEVELS = { debug: 0, info: 1, warning: 2, error: 3 } as const;

/** A page and all that Electron's `webContents` says and does about it. */
export function createWebContents(options: WebContentsOptions): HostWebContents {
  const { host, session } = options;
  const emitter = new EventEmitter().setMaxListeners(0);
  const ipc = createIpcReceiver('webContents.ipc');
  const scripts = composePageScripts({
    preloads: [...session.preloadPaths(), ...(options.preferences.preload === undefined ? [] : [options.preferences.preload])],
    process: preloadProcess(host.facts, options.preferences),
  });
  const state = {
    url: '',
    title: '',
    destroyed: false,
    crashed: false,
    zoom: 1,
    throttled: options.preferences.backgroundThrottling !== false,
    expectGone: false,
  };
  let windowOpenHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null;
  let live: PageDriver | null = null;
  const loads = createPageLoads({
    schemes: host.schemes,
    emit: (name, ...args) => emitter.emit(name, preventableEvent({ sender: face }), ...args),
  });
  const frames = createWebFrames({
    schemes: host.schemes,
    processId: options.id,
    nodes: () => live?.frames ?? new Map<string, FrameNode>(),
    send: (channel, args) => send(channel, ...args),
  });
  const nothing: FrameNode = { id: '', parentId: null, url: '', name: '' };

  const pageSession = (): Promise<PageDriver['page']['session']> => driver.then(({ page }) => page.session);
  const inBackground = (what: string, work: Promise<unknown>): void => {
    work.catch((cause: unknown) => {
      // A page that has gone needs nothing any more.
      if (!state.destroyed && !/has gone|has closed/.test(String(cause))) host.report(`${what} of window ${options.id}`, cause);
    });
  };
  const open = (): Promise<PageDriver> =>
    host.browser.then(async (browser) => {
      const ready = await drivePage({
        browser,
        bounds: options.bounds(),
        unmanagedOn: options.leavesKeyboard ? host.env : null,
        scripts,
        schemes: host.schemes,
        report: host.report,
        decisions: () => ({
          isHostNavigation: (url) => loads.takeExpected(url),
          mayNavigate: (url, kind) => mayNavigate(host.schemes.toApp(url), kind),
          ...session.routing(),
        }),
        listener: {
          onMessage: (text, frame) =>
            receivePageMessage({
              ...messageContext,
              text,
              frame: frames.of(frame),
              post: (reply) => inBackground('reply', ready.post(reply, frame.id)),
            }),
          onStartLoading: () => loads.started(),
          onNavigated: (url, inPage) => {
            state.url = host.schemes.toApp(url);
            state.crashed = false;
            if (inPage) emitter.emit('did-navigate-in-page', preventableEvent(), state.url, true, options.id, 1);
            else emitter.emit('did-navigate', preventableEvent(), state.url, 200, 'OK');
          },
          onDomReady: () => emitter.emit('dom-ready', preventableEvent({ sender: face })),
          onLoaded: () => {
            loads.finished();
            options.onReadyToShow();
          },
          onConsole: ({ level, text, url, lineNumber }) => {
            const sourceId = host.schemes.toApp(url);
            const event = preventableEvent({ level, message: text, lineNumber, sourceId, frame: face.mainFrame });
            emitter.emit('console-message', event, LEVELS[level], text, lineNumber, sourceId);
          },
          onCrashed: () => {
            state.crashed = true;
            emitter.emit('render-process-gone', preventableEvent(), { reason: 'crashed', exitCode: 5 });
            host.internal.emit('render-process-gone', face, { reason: 'crashed', exitCode: 5 });
          },
          onGone: () => {
            live = null;
            if (!state.destroyed) options.onClosedByUser();
          },
        },
      });
      if (state.destroyed) {
        await ready.page.close();
        throw new Error('the page has gone');
      }
      live = ready;
      await applyTheme(ready);
      if (host.userAgent !== null) await ready.page.session.send('Emulation.setUserAgentOverride', { userAgent: host.userAgent });
      return ready;
    });

  const applyTheme = async ({ page }: PageDriver): Promise<void> => {
    const value = host.theme.dark ? 'dark' : 'light';
    await page.session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  };
  const onTheme = (): void => inBackground('theme', driver.then(applyTheme));
  const onStrayPage = ({ url, openerTargetId }: StrayPage): void => {
    if (live && openerTargetId === live.page.targetId)
      messageContext.openWindow({ url: host.schemes.toApp(url), frameName: '', features: '' });
  };
  host.internal.on('theme', onTheme);
  host.internal.on('stray-page', onStrayPage);

  function mayNavigate(url: string, kind: 'navigate' | 'redirect'): boolean {
    const event = preventableEvent({ url, isSameDocument: false, isMainFrame: true, frame: face.mainFrame, initiator: face.mainFrame });
    emitter.emit(kind === 'navigate' ? 'will-navigate' : 'will-redirect', event, url, false, true, options.id, 1);
    return !event.defaultPrevented;
  }
  function send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    if (state.destroyed) throw new TypeError('Object has been destroyed');
    const text = `["message",${hostCodec.quote(channel)},${hostCodec.encode(args)}]`;
    inBackground(
      'message',
      driver.then((ready) => ready.post(text)),
    );
  }
  function loadURL(url: string): Promise<void> {
    if (!URL.canParse(url)) return Promise.reject(new Error(`ERR_INVALID_URL (-300) loading '${url}'`));
    return loads.load(url, pageSession());
  }

  const face: Electron.WebContents = provide<Electron.WebContents>()(
    'webContents',
    extend(emitter, {
      id: options.id,
      get session() {
        return session.face;
      },
      get mainFrame() {
        return frames.of(live?.frames.get(live.page.targetId) ?? nothing);
      },
      get ipc() {
        return ipc.face;
      },
      hostWebContents: null,
      send,
      loadURL,
      loadFile: (path: string) => loadURL(`file://${path.startsWith('/') ? path : `${host.facts.appPath}/${path}`}`),
      getURL: () => state.url,
      getTitle: () => state.title,
      getType: () => 'window' as const,
      getProcessId: () => options.id,
      isDestroyed: () => state.destroyed,
      isCrashed: () => state.crashed,
      isLoading: () => loads.isLoading(),
      isLoadingMainFrame: () => loads.isLoading(),
      isWaitingForResponse: () => false,
      isFocused: () => host.windows.get(options.id)?.face.isFocused() ?? false,
      focus: () => options.focusWindow(),
      reload: () => inBackground('reload', loads.load(state.url, pageSession())),
      reloadIgnoringCache: () => inBackground('reload', loads.load(state.url, pageSession())),
      stop: () =>
        inBackground(
          'stop',
          pageSession().then((page) => page.send('Page.stopLoading')),
        ),
      close: () => host.windows.get(options.id)?.face.close(),
      setWindowOpenHandler: (handler: typeof windowOpenHandler) => {
        windowOpenHandler = handler;
      },
      ...createPageActions({ page: pageSession, state, inBackground }),
    }),
  );

  const messageContext = {
    host,
    session,
    contents: face,
    receivers: [ipc, options.ipcMain],
    grant: (names: readonly string[], granted: boolean, chromiumOrigin: string) =>
      host.browser.then(async ({ chromium }) => {
        for (const name of names) {
          await chromium.connection.browser.send('Browser.setPermission', {
            permission: { name },
            setting: granted ? 'granted' : 'denied',
            origin: chromiumOrigin,
          });
        }
      }),
    mayNavigate: (url: string) => mayNavigate(url, 'navigate'),
    load: (url: string) => inBackground('navigation', loadURL(url)),
    setTitle: (title: string) => {
      if (title === state.title) return;
      state.title = title;
      emitter.emit('page-title-updated', preventableEvent(), title, true);
      options.onTitle(title);
    },
    openWindow: (details: { url: string; frameName: string; features: string }) => {
      const answer = windowOpenHandler?.({ ...details, disposition: 'new-window', referrer: { url: state.url, policy: 'default' } }) ?? {
        action: 'allow' as const,
      };
      if (answer.action === 'deny') return;
      const child = options.openChild(details.url, answer.overrideBrowserWindowOptions ?? {});
      emitter.emit('did-create-window', child, {
        ...details,
        options: {},
        disposition: 'new-window',
        referrer: { url: state.url, policy: 'default' },
      });
    },
    inBackground,
  };
  let driver = open();
  inBackground('page', driver);

  return {
    face,
    emitter,
    driver: () => driver,
    targetId: () => live?.page.targetId ?? null,
    chromiumUrl: () => live?.frames.get(live.page.targetId)?.url ?? '',
    reopen: () => {
      const url = state.url;
      frames.clear();
      driver = open();
      inBackground('page', driver);
      if (url !== '') inBackground('reload', loadURL(url));
    },
    destroy: () => {
      if (state.destroyed) return;
      state.destroyed = true;
      host.internal.off('theme', onTheme);
      host.internal.off('stray-page', onStrayPage);
      emitter.emit('destroyed');
      const closing = driver.then(({ page }) => page.close());
      closing.catch((cause: unknown) => {
        if (!/has gone|has closed/.test(String(cause))) host.report('closing a page', cause);
      });
    },
  };
}
