import type { PageScripts } from '../bridge/page-script.ts';
import { PRELOAD_WORLD } from '../bridge/page-script.ts';
import type { Browser, BrowserPage, PageBounds } from './browser.ts';
import { routeRequests, type RoutingDecisions } from './request-routing.ts';
import type { SchemeMap } from './scheme-map.ts';
import { leaveWindowManager, type UnmanagedWindow } from './unmanaged-window.ts';

/** A frame of a page as Chromium names it. */
export interface FrameNode {
  readonly id: string;
  readonly parentId: string | null;
  url: string;
  name: string;
}

/** What happens in a page. Addresses are Chromium's; texts are those of the bridge. */
export interface PageListener {
  onMessage(text: string, frame: FrameNode): void;
  onStartLoading(): void;
  onNavigated(url: string, inPage: boolean): void;
  onDomReady(): void;
  onLoaded(): void;
  onConsole(line: { level: 'debug' | 'info' | 'warning' | 'error'; text: string; url: string; lineNumber: number }): void;
  onCrashed(): void;
  onGone(): void;
}

export interface PageDriver {
  readonly page: BrowserPage;
  readonly frames: ReadonlyMap<string, FrameNode>;
  /** Gives a text to the preload world of a frame (the main one, if not said otherwise); a document without one loses it, as Electron's does. */
  post(text: string, frameId?: string): Promise<void>;
  /** Null where a window manager has a hand in the window. */
  readonly unmanaged: UnmanagedWindow | null;
}

export interface PageDriverOptions {
  readonly browser: Browser;
  readonly bounds: PageBounds;
  readonly scripts: PageScripts;
  readonly schemes: SchemeMap;
  readonly decisions: () => RoutingDecisions;
  readonly listener: PageListener;
  /** The window must not take the keyboard when it comes up; `env` names the screen. */
  readonly unmanagedOn: NodeJS.ProcessEnv | null;
  readonly report: (what: string, cause: unknown) => void;
}

/** Opens a page with the bridge's two scripts in every document, and turns protocol events into the listener's. */
export async function drivePage(options: PageDriverOptions): Promise<PageDriver> {
  const { scripts, listener } = options;
  const page = await options.browser.openPage(options.bounds);
  const { session, targetId } = page;
  const frames = new Map<string, FrameNode>();
  const contexts = new Map<number, { frameId: string; isPreload: boolean }>();
  /** The context of the preload world of each frame. */
  const preloadContexts = new Map<string, number>();

  session.on('Runtime.executionContextCreated', ({ context }) => {
    const aux = context.auxData as { frameId?: string } | undefined;
    const isPreload = context.name === PRELOAD_WORLD;
    contexts.set(context.id, { frameId: aux?.frameId ?? '', isPreload });
    if (isPreload && aux?.frameId !== undefined) preloadContexts.set(aux.frameId, context.id);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    const frameId = contexts.get(executionContextId)?.frameId ?? '';
    contexts.delete(executionContextId);
    if (preloadContexts.get(frameId) === executionContextId) preloadContexts.delete(frameId);
  });
  session.on('Runtime.executionContextsCleared', () => {
    contexts.clear();
    preloadContexts.clear();
  });
  session.on('Page.frameAttached', ({ frameId, parentFrameId }) =>
    frames.set(frameId, { id: frameId, parentId: parentFrameId, url: '', name: '' }),
  );
  session.on('Page.frameDetached', ({ frameId, reason }) => {
    if (reason === 'remove') frames.delete(frameId);
  });
  session.on('Page.frameNavigated', ({ frame }) => {
    const known = frames.get(frame.id) ?? { id: frame.id, parentId: frame.parentId ?? null, url: '', name: '' };
    known.url = frame.url + (frame.urlFragment ?? '');
    known.name = frame.name ?? '';
    frames.set(frame.id, known);
    if (frame.id === targetId && frame.unreachableUrl === undefined) listener.onNavigated(known.url, false);
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    const known = frames.get(frameId);
    if (known) known.url = url;
    if (frameId === targetId) listener.onNavigated(url, true);
  });
  session.on('Page.frameStartedLoading', ({ frameId }) => {
    if (frameId === targetId) listener.onStartLoading();
  });
  session.on('Page.domContentEventFired', () => listener.onDomReady());
  session.on('Page.loadEventFired', () => listener.onLoaded());
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    const context = contexts.get(executionContextId);
    const frame = frames.get(context?.frameId ?? '');
    // Only the preload's world has the binding; anything else by that name is not the bridge.
    if (name === scripts.bindingName && context?.isPreload && frame) listener.onMessage(payload, frame);
  });
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const level = type === 'error' || type === 'assert' ? 'error' : type === 'warning' ? 'warning' : type === 'debug' ? 'debug' : 'info';
    const text = args.map((arg) => (arg.value === undefined ? (arg.description ?? arg.type) : String(arg.value))).join(' ');
    const top = stackTrace?.callFrames[0];
    listener.onConsole({ level, text, url: top?.url ?? '', lineNumber: (top?.lineNumber ?? -1) + 1 });
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    const text = `Uncaught ${exceptionDetails.exception?.description ?? exceptionDetails.text}`;
    listener.onConsole({ level: 'error', text, url: exceptionDetails.url ?? '', lineNumber: exceptionDetails.lineNumber + 1 });
  });
  session.on('Log.entryAdded', ({ entry }) => {
    const level = entry.level === 'verbose' ? 'debug' : entry.level;
    listener.onConsole({ level, text: entry.text, url: entry.url ?? '', lineNumber: entry.lineNumber ?? 0 });
  });
  session.on('Inspector.targetCrashed', () => listener.onCrashed());
  // A page can raise dialogs only through these; unanswered they would stop it for ever.
  session.on('Page.javascriptDialogOpening', ({ type }) => {
    session.send('Page.handleJavaScriptDialog', { accept: type === 'beforeunload' }).catch(() => undefined); // gone with its page
  });

  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Log.enable'),
    session.send('Inspector.enable'),
    session.send('Runtime.addBinding', { name: scripts.bindingName, executionContextName: PRELOAD_WORLD }),
    // The page's side must be listening before the preload speaks, so this order matters.
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.mainWorld }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preloadWorld, worldName: PRELOAD_WORLD }),
    routeRequests({ session, mainFrameId: targetId, schemes: options.schemes, decisions: options.decisions, report: options.report }),
  ]);
  const unmanaged = options.unmanagedOn === null ? null : await leaveWindowManager(page, options.unmanagedOn);
  frames.set(targetId, { id: targetId, parentId: null, url: 'about:blank', name: '' });
  page.gone.then(
    () => listener.onGone(),
    (cause: unknown) => options.report('end of a page', cause),
  );

  return {
    page,
    frames,
    unmanaged,
    post: async (text, frameId = targetId) => {
      const contextId = preloadContexts.get(frameId);
      if (contextId === undefined) return;
      const expression = `globalThis[${JSON.stringify(scripts.receiverName)}](${JSON.stringify(text)})`;
      await session.send('Runtime.evaluate', { expression, contextId, silent: true });
    },
  };
}
