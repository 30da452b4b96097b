import { type CDPSession, chromium } from 'playwright-core';
import type { StationOrder, StationReport } from '#contract/station.ts';
import { findChromium } from '../../../../build/dev-host/chromium/launch.ts';
import { CHROMIUM_FEATURES_OFF } from '../../../../main/chromium-switches.ts';
import { openStationSite } from '../../../support/station-site.ts';
import { pageCounts, type PageCounts } from './page-counts.ts';
import { chromiumProcesses, type ChromiumProcesses } from './chromium-processes.ts';

/** The station alone in a Chromium of its own, main's end of the bridge in the bench's hands. Nothing of the bench holds on to what it opens. */
export interface BenchPage {
  give(order: StationOrder): Promise<void>;
  /** Gives an order and waits for its answer: the SDP, or null. Throws when the station refuses. */
  ask(order: StationOrder & { readonly orderId: string }): Promise<string | null>;
  /** What is alive in the page once its garbage is collected. */
  counts(): Promise<PageCounts>;
  processes(): Promise<ChromiumProcesses>;
  /** Errors on the page's console: bugs, all of them. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream', // answers the question for the microphone, takes the real one
  '--autoplay-policy=no-user-gesture-required',
  `--disable-features=${['WebRtcHideLocalIpsWithMdns', 'SpareRendererForSitePerProcess', ...CHROMIUM_FEATURES_OFF].join(',')}`,
  '--allow-loopback-in-peer-connection',
];
const ANSWER_WITHIN_MS = 10_000;

/** Speaks and hears through the PulseAudio of `env`. */
export async function openBenchPage(env: Readonly<Record<string, string>>): Promise<BenchPage> {
  const site = await openStationSite();
  const browser = await chromium.launch({
    executablePath: findChromium(process.env),
    ignoreDefaultArgs: ['--mute-audio'],
    env: { ...process.env, ...env },
    args: SWITCHES,
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const whole = await browser.newBrowserCDPSession();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const waiting = new Map<string, (report: StationReport) => void>();
  const ready = Promise.withResolvers<void>();
  await hearReports(session, (report) => {
    if (report.type === 'ready') ready.resolve();
    if ('orderId' in report) waiting.get(report.orderId)?.(report);
  });
  await page.addInitScript(layBridge);
  await page.goto(site.address);
  await ready.promise;

  const give = async (order: StationOrder): Promise<void> => {
    const expression = `order(${JSON.stringify(order)})`;
    const { exceptionDetails } = await session.send('Runtime.evaluate', { expression });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
  };
  return {
    give,
    async ask(order) {
      const answer = Promise.withResolvers<StationReport>();
      waiting.set(order.orderId, answer.resolve);
      const late = setTimeout(() => answer.reject(new Error(`no answer to ${order.type}`)), ANSWER_WITHIN_MS);
      try {
        await give(order);
        const report = await answer.promise;
        if (report.type === 'done') return report.sdp;
        throw new Error(`${order.type}: ${JSON.stringify(report)} ${complaints.join('; ')}`);
      } finally {
        clearTimeout(late);
        waiting.delete(order.orderId);
      }
    },
    counts: () => pageCounts(session),
    processes: () => chromiumProcesses(whole),
    complaints,
    async close() {
      await browser.close();
      await site.stop();
    },
  };
}

/** By a binding of the protocol, which hands text over and keeps nothing in the page. */
async function hearReports(session: CDPSession, hear: (report: StationReport) => void): Promise<void> {
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === 'benchHears') hear(JSON.parse(payload) as StationReport);
  });
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'benchHears' });
}

/** Runs in the page before its own script, so it must stand alone. */
function layBridge(): void {
  const page = globalThis as typeof globalThis & Record<string, unknown> & { benchHears(report: string): void };
  let listener: (order: unknown) => void = () => {};
  page['softphone'] = {
    invoke: async (_name: string, report: unknown) => {
      page.benchHears(JSON.stringify(report));
      return { ok: true, value: null };
    },
    listen: (_name: string, given: (order: unknown) => void) => {
      listener = given;
      return () => {};
    },
  };
  page['order'] = (order: unknown) => listener(order);
}
