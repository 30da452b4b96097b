import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { WindowRole } from '#contract/bridge.ts';
import { SETUP_OVER } from '#contract/setup.ts';
import { findPage } from '../../../build/dev-host/find-page.ts';
import { type RunningHost, startHost } from '../../../build/dev-host/test-face.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const PAGE_OF: Readonly<Record<WindowRole, string>> = {
  main: '/views/main/',
  incoming: '/views/incoming/',
  mini: '/views/mini/',
  station: '/station/',
};

/** A press that finds nothing to press says so, with what it looked for, instead of using up its test's whole time. */
const ACTION_MS = 20_000;
/** Ten times what it takes on a machine that does nothing else. */
const READY_WITHIN_MS = 40_000;

/** The built app under the development host, with its windows as Playwright pages. */
export interface Softphone {
  readonly host: RunningHost;
  readonly main: Page;
  readonly incoming: Page;
  /** The small window of a call. */
  readonly mini: Page;
  readonly station: Page;
  readonly userData: string;
  /** Whether the incoming card is on the screen, with a call that rings: not in the moment after it, in which the card only says how it ended. */
  cardIsVisible(): Promise<boolean>;
  miniIsVisible(): Promise<boolean>;
  tray(): Promise<{ readonly tooltip: string; readonly image: string }>;
  /** What the pages complained about: page errors, and anything the content security policy blocked. */
  readonly complaints: readonly string[];
  /** Quits as the user would; resolves with the exit code. Harmless when it has ended already. */
  quit(): Promise<number | NodeJS.Signals | null>;
}

export interface SoftphoneOrder {
  /** The built app's folder; the repository's when left out. */
  readonly app?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Kept from an earlier run; a fresh folder, removed at the end, when left out. */
  readonly userData?: string;
  /** Begins as on a machine that never saw the phone, with the questions of the first run. */
  readonly firstRun?: boolean;
}

/** The system an agent of the tests works on: the app begins in its language. */
const IN_PORTUGUESE = { LC_ALL: undefined, LC_MESSAGES: 'pt_BR.UTF-8' } as const;

/** As if somebody had answered the questions of the first run; settings that are kept already stay. */
function passFirstRun(folder: string): void {
  const path = join(folder, 'settings.json');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(path)) writeFileSync(path, JSON.stringify({ version: 1, settings: { setup: SETUP_OVER } }), { mode: 0o600 });
}

/** Starts the built app and waits until every window has its page. Display and sound come from the environment. */
export async function launchSoftphone({ app = REPOSITORY, env = {}, userData, firstRun = false }: SoftphoneOrder = {}): Promise<Softphone> {
  const folder = userData ?? mkdtempSync(join(tmpdir(), 'softphone-'));
  if (!firstRun) passFirstRun(folder);
  const host = await startHost({
    app,
    userDataDir: folder,
    readyWithinMs: READY_WITHIN_MS,
    env: { PILOT_STATUS_API_KEYS: undefined, PILOT_STATUS_API_URL: undefined, ...IN_PORTUGUESE, ...env },
  });
  const { chromiumPort } = await host.face.ask('host');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${String(chromiumPort)}`);
  const complaints: string[] = [];

  const pageOf = async (role: WindowRole): Promise<Page> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const windows = await host.face.ask('windows');
      const target = windows.find(({ url }) => url.includes(PAGE_OF[role]))?.targetId ?? null;
      const page = target === null ? null : await findPage(browser, target);
      if (page !== null) {
        page.setDefaultTimeout(ACTION_MS);
        page.on('pageerror', (error) => complaints.push(`${role}: ${error.message}`));
        page.on('console', (message) => {
          if (message.type() === 'error') complaints.push(`${role}: ${message.text()} (${message.location().url})`);
        });
        return page;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the ${role} window has no page\n${host.output()}`);
  };

  const main = await pageOf('main');
  const incoming = await pageOf('incoming');
  const mini = await pageOf('mini');
  const station = await pageOf('station');
  return {
    host,
    main,
    incoming,
    mini,
    station,
    userData: folder,
    complaints,
    async cardIsVisible() {
      const windows = await host.face.ask('windows');
      if (windows.find(({ url }) => url.includes(PAGE_OF.incoming))?.visible !== true) return false;
      return (await incoming.locator('.incoming-farewell').count()) === 0;
    },
    async miniIsVisible() {
      const windows = await host.face.ask('windows');
      return windows.find(({ url }) => url.includes(PAGE_OF.mini))?.visible ?? false;
    },
    async tray() {
      const [tray] = await host.face.ask('trays');
      if (tray === undefined) throw new Error('the app has no tray');
      return { tooltip: tray.toolTip, image: tray.imageDataUrl };
    },
    async quit() {
      // Where a call is up the app asks first: *Desligar e sair*.
      const asked = host.face
        .ask('dialog/answer', { answers: [{ response: 1 }] })
        .then(() => host.face.ask('app/quit'))
        .catch(() => null);
      const late = setTimeout(() => host.process.kill('SIGKILL'), 15_000);
      const code = await host.ended;
      await asked;
      clearTimeout(late);
      await browser.close();
      if (userData === undefined) rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}
