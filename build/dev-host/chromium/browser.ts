import type { ChromiumProcess } from './launch.ts';
import type { Session } from './pipe-connection.ts';

export interface PageBounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One Chromium window with its one page, attached and still blank. */
export interface BrowserPage {
  readonly session: Session;
  readonly targetId: string;
  readonly windowId: number;
  /** Closes the window; resolves when it has gone. */
  close(): Promise<void>;
  /** Resolves when the window has gone, whoever closed it. */
  readonly gone: Promise<void>;
}

/** A page that a page opened by itself, such as a link to a new window. */
export interface StrayPage {
  /** Where it wanted to go (Chromium's address). */
  readonly url: string;
  readonly openerTargetId: string | undefined;
}

export interface Browser {
  readonly chromium: ChromiumProcess;
  /** What windows may cover of the screen, as Chromium knows it. */
  readonly workArea: PageBounds;
  /** Opens a window without tabs and address bar. */
  openPage(bounds: PageBounds): Promise<BrowserPage>;
  /** Told of a page that a page opened by itself; it loads nothing and is closed in any case. */
  onStrayPage(listener: (stray: StrayPage) => void): void;
}

/** A new page that has asked for nothing by then is blank. */
const STRAY_PATIENCE_MS = 1_000;

/**
 * Windows of one Chromium. They are opened as pop-ups of a hidden `--app` window, because that is the only way to get a
 * window without browser furniture in a running Chromium; `noopener` gives each its own process and no `window.opener`.
 */
export async function createBrowser(chromium: ChromiumProcess): Promise<Browser> {
  const { browser } = chromium.connection;
  const gone = new Map<string, () => void>();
  let strayListener: (stray: StrayPage) => void = () => undefined;
  let expecting: ((page: { targetId: string; sessionId: string }) => void) | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let rootTargetId: string | undefined;

  const rootSession = new Promise<string>((resolve) => {
    browser.on('Target.attachedToTarget', ({ sessionId, targetInfo, waitingForDebugger }) => {
      const session = chromium.connection.session(sessionId);
      const ignoreGone = (): undefined => undefined; // a target may go before the command reaches it
      if (targetInfo.type !== 'page') {
        if (waitingForDebugger) session.send('Runtime.runIfWaitingForDebugger').catch(ignoreGone);
        browser.send('Target.detachFromTarget', { sessionId }).catch(ignoreGone);
        return;
      }
      if (rootTargetId === undefined) {
        rootTargetId = targetInfo.targetId;
        resolve(sessionId);
      } else if (targetInfo.openerId === rootTargetId && expecting) {
        const deliver = expecting;
        expecting = undefined;
        deliver({ targetId: targetInfo.targetId, sessionId });
      } else {
        // The stray may go, and does, while it is being asked.
        askStray(session, targetInfo.url)
          .then((url) => {
            strayListener({ url, openerTargetId: targetInfo.openerId });
            return browser.send('Target.closeTarget', { targetId: targetInfo.targetId });
          })
          .catch(ignoreGone);
      }
      if (waitingForDebugger) session.send('Runtime.runIfWaitingForDebugger').catch(ignoreGone);
    });
  });
  browser.on('Target.targetDestroyed', ({ targetId }) => gone.get(targetId)?.());
  await browser.send('Target.setDiscoverTargets', { discover: true });
  await browser.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  const root = chromium.connection.session(await rootSession);
  if (chromium.debuggingPort === null || rootTargetId !== undefined) await park(browser, rootTargetId ?? '');
  const workArea = await askWorkArea(root);

  async function open(bounds: PageBounds): Promise<BrowserPage> {
    const attached = new Promise<{ targetId: string; sessionId: string }>((resolve) => {
      expecting = resolve;
    });
    const features = `popup,noopener,left=${bounds.x},top=${bounds.y},width=${bounds.width},height=${bounds.height}`;
    await root.send('Runtime.evaluate', {
      expression: `window.open('about:blank','_blank',${JSON.stringify(features)})`,
      userGesture: true,
    });
    const { targetId, sessionId } = await attached;
    const pageGone = new Promise<void>((resolve) => gone.set(targetId, resolve));
    const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
    return {
      session: chromium.connection.session(sessionId),
      targetId,
      windowId,
      gone: pageGone,
      close: async () => {
        // Refused only when the page has already gone.
        await browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
        await Promise.race([pageGone, chromium.connection.closed]);
        gone.delete(targetId);
      },
    };
  }

  return {
    chromium,
    workArea,
    openPage: (bounds) => {
      const next = turn.then(() => open(bounds));
      turn = next.catch(() => undefined);
      return next;
    },
    onStrayPage: (listener) => {
      strayListener = listener;
    },
  };
}

/** Where a page that is still waiting wants to go: its first request, which is not let through. */
async function askStray(session: Session, url: string): Promise<string> {
  if (url !== '' && url !== 'about:blank') return url;
  const first = new Promise<string>((resolve) => session.on('Fetch.requestPaused', ({ request }) => resolve(request.url)));
  const none = new Promise<string>((resolve) => setTimeout(() => resolve('about:blank'), STRAY_PATIENCE_MS).unref());
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  return Promise.race([first, none]);
}

async function askWorkArea(root: Session): Promise<PageBounds> {
  const expression = '({ x: screen.availLeft, y: screen.availTop, width: screen.availWidth, height: screen.availHeight })';
  const { result } = await root.send('Runtime.evaluate', { expression, returnByValue: true });
  return result.value as PageBounds; // the expression above says so
}

/** Takes the host's own window off the screen: the app must not see a window that it did not open. */
async function park(browser: Session, targetId: string): Promise<void> {
  const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
  await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } });
}
