import type { Session } from '../chromium/pipe-connection.ts';
import type { SchemeMap } from '../chromium/scheme-map.ts';

export interface PageLoads {
  /** Loads an address (the app's). Resolves when it has finished, rejects as Electron does when it fails. */
  load(url: string, session: Promise<Session>): Promise<void>;
  /** Whether this navigation (Chromium's address) was begun by `load`; true once per load. */
  takeExpected(chromiumUrl: string): boolean;
  started(): void;
  finished(): void;
  isLoading(): boolean;
}

export interface PageLoadsOptions {
  readonly schemes: SchemeMap;
  emit(name: string, ...args: unknown[]): void;
}

const ERROR_CODES: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_EMPTY_RESPONSE: -324,
};

/** The loads of one page: `did-start-loading` … `did-finish-load` or `did-fail-load`, and the promise of `loadURL`. */
export function createPageLoads(options: PageLoadsOptions): PageLoads {
  const expected: string[] = [];
  let waiting: { resolve: () => void }[] = [];
  let loading = false;

  function stopped(): void {
    if (!loading) return;
    loading = false;
    options.emit('did-stop-loading');
  }

  return {
    takeExpected: (chromiumUrl) => {
      const plain = chromiumUrl.split('#')[0];
      const at = expected.findIndex((url) => url.split('#')[0] === plain);
      if (at >= 0) expected.splice(at, 1);
      return at >= 0;
    },
    started: () => {
      if (loading) return;
      loading = true;
      options.emit('did-start-loading');
    },
    finished: () => {
      options.emit('did-finish-load');
      stopped();
      const done = waiting;
      waiting = [];
      for (const { resolve } of done) resolve();
    },
    isLoading: () => loading,
    load: async (url, session) => {
      const target = options.schemes.toChromium(new URL(url).href);
      expected.push(target);
      const page = await session;
      const finished = new Promise<void>((resolve) => waiting.push({ resolve }));
      const mine = waiting.at(-1);
      const { errorText, loaderId } = await page.send('Page.navigate', { url: target });
      if (errorText !== undefined) {
        waiting = waiting.filter((entry) => entry !== mine);
        const at = expected.indexOf(target);
        if (at >= 0) expected.splice(at, 1);
        const description = errorText.replace(/^net::/, '');
        const code = ERROR_CODES[description] ?? -2;
        options.emit('did-fail-load', code, description, url, true, 0, 0);
        stopped();
        throw Object.assign(new Error(`${description} (${code}) loading '${url}'`), { code: description, errno: code, url });
      }
      if (loaderId === undefined) return; // moved within the document: nothing loads
      await finished;
    },
  };
}
