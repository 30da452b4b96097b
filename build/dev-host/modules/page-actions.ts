import type { Session } from '../chromium/pipe-connection.ts';
import { imageFromPng } from './native-image.ts';

export interface PageActionsOptions {
  readonly page: () => Promise<Session>;
  readonly state: { zoom: number; throttled: boolean };
  inBackground(what: string, work: Promise<unknown>): void;
}

/** What `webContents` does with the page itself: run code in it, picture it, scale it, crash it. */
export function createPageActions(options: PageActionsOptions) {
  const { page } = options;
  return {
    openDevTools: () => console.info('development host: openDevTools is left out; attach a browser to the debugging port instead'),
    closeDevTools: () => undefined,
    isDevToolsOpened: () => false,
    executeJavaScript: async (code: string, userGesture?: boolean): Promise<unknown> => {
      const session = await page();
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: code,
        awaitPromise: true,
        returnByValue: true,
        userGesture: userGesture ?? false,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as unknown;
    },
    capturePage: async () => {
      const session = await page();
      const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
      return imageFromPng(Buffer.from(data, 'base64'));
    },
    forcefullyCrashRenderer: () =>
      options.inBackground(
        'crash',
        page().then((session) => session.send('Page.crash').catch(() => undefined)),
      ),
    setZoomFactor: (factor: number) => {
      options.state.zoom = factor;
      options.inBackground(
        'zoom',
        page().then((session) => session.send('Emulation.setPageScaleFactor', { pageScaleFactor: factor })),
      );
    },
    getZoomFactor: () => options.state.zoom,
    setBackgroundThrottling: (allowed: boolean) => {
      options.state.throttled = allowed;
    },
    getBackgroundThrottling: () => options.state.throttled,
    setUserAgent: (userAgent: string) =>
      options.inBackground(
        'user agent',
        page().then((session) => session.send('Emulation.setUserAgentOverride', { userAgent })),
      ),
  };
}
