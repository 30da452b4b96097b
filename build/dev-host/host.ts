import { EventEmitter } from 'node:events';

import type { Browser, PageBounds } from './chromium/browser.ts';
import { createSchemeMap, type SchemeMap } from './chromium/scheme-map.ts';
import { createRecords, type Records } from './control/records.ts';
import type { HostWindow } from './modules/host-window.ts';

/** What the host knows of the app it runs, from its package.json and the command line. */
export interface AppFacts {
  readonly appPath: string;
  readonly mainFile: string;
  readonly name: string;
  readonly version: string;
  readonly electronVersion: string;
  /** The app's own arguments, after its path. */
  readonly appArguments: readonly string[];
  /** Whether the app is told that it was packed: what lies beside its folder is then its `resources`. */
  readonly isPacked: boolean;
}

/** What all modules of one running host share. */
export interface Host {
  readonly facts: AppFacts;
  readonly env: NodeJS.ProcessEnv;
  readonly schemes: SchemeMap;
  /** Switches for Chromium, appended by the app before `ready`. */
  readonly switches: Map<string, string>;
  readonly windows: Map<number, HostWindow>;
  readonly records: Records;
  /** What windows may cover of the screen; null before Chromium has told. */
  workArea: PageBounds | null;
  /** What pages see as `prefers-color-scheme`. */
  readonly theme: { dark: boolean };
  /** What pages send as user agent, if the app has chosen; null for Chromium's own. */
  userAgent: string | null;
  /** The browser; waits until it has started. */
  readonly browser: Promise<Browser>;
  startedBrowser(browser: Browser): void;
  /** What modules have to tell each other: focus, theme, processes that have gone. */
  readonly internal: EventEmitter;
  /** A failure inside the host, or of the app's code where Electron prints it. */
  report(what: string, cause: unknown): void;
}

export function createHost(facts: AppFacts, env: NodeJS.ProcessEnv): Host {
  const started = Promise.withResolvers<Browser>();
  return {
    facts,
    env,
    schemes: createSchemeMap(),
    switches: new Map(),
    windows: new Map(),
    records: createRecords(),
    workArea: null,
    theme: { dark: false },
    userAgent: null,
    browser: started.promise,
    startedBrowser: started.resolve,
    internal: new EventEmitter().setMaxListeners(0),
    report: (what, cause) => console.error(`development host: ${what}:`, cause),
  };
}
