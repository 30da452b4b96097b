import type { StationOrder, StationReport } from '#contract/station.ts';
import { CHOOSE_HEADSET_EVENT, DARK_LAMPS } from '#contract/headset.ts';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStationSite, type StationSite } from '../../../support/station-site.ts';
import { readDescriptor } from '../../../support/headset/read-descriptor.ts';
import { recordedHeadset } from '../../../support/headset/recorded-headsets.ts';

let browser: Browser;
let site: StationSite;

beforeAll(async () => {
  site = await openStationSite();
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

interface PageUnderTest {
  order(given: StationOrder): void;
  readonly reports: StationReport[];
  readonly asked: { readonly filters: unknown; readonly isByHand: boolean }[];
  readonly sent: [number, number[]][];
  say(reportId: number, bytes: number[]): void;
}
declare const window: unknown;

/** The station's page with main's end of the bridge, and what it asks of Chromium's chooser. */
async function openPage(device: object | null): Promise<Page> {
  const page = await browser.newPage();
  await page.addInitScript((given) => {
    const [reports, asked, sent] = [[] as unknown[], [] as unknown[], [] as unknown[]];
    const { hid } = navigator as unknown as { hid: EventTarget & { getDevices: unknown; requestDevice: unknown } };
    let opened = false;
    const headset = new EventTarget();
    Object.assign(globalThis, {
      reports,
      asked,
      sent,
      softphone: {
        invoke: (_name: string, report: unknown) => {
          reports.push(report);
          return Promise.resolve({ ok: true, value: null });
        },
        listen: (_name: string, listener: unknown) => {
          Object.assign(globalThis, { order: listener });
          return () => undefined;
        },
      },
      say: (reportId: number, bytes: number[]) =>
        headset.dispatchEvent(Object.assign(new Event('inputreport'), { reportId, data: new DataView(Uint8Array.from(bytes).buffer) })),
    });
    hid.requestDevice = ({ filters }: { filters: unknown }) => {
      asked.push({ filters, isByHand: navigator.userActivation.isActive });
      return Promise.resolve([]);
    };
    if (given === null) return;
    Object.assign(headset, given, {
      open: () => {
        opened = true;
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
      sendReport: (reportId: number, bytes: Uint8Array) => {
        sent.push([reportId, [...bytes]]);
        return Promise.resolve();
      },
    });
    Object.defineProperty(headset, 'opened', { get: () => opened });
    hid.getDevices = () => Promise.resolve([headset]);
  }, device);
  await page.goto(site.address);
  return page;
}

const read = <Value>(page: Page, what: (here: PageUnderTest) => Value): Promise<Value> => page.evaluate(`(${what.toString()})(window)`);
const reportsOf = (page: Page, type: StationReport['type']): Promise<readonly StationReport[]> =>
  page.evaluate((wanted) => (window as PageUnderTest).reports.filter((report) => report.type === wanted), type);
const give = (page: Page, order: StationOrder): Promise<void> => page.evaluate((value) => (window as PageUnderTest).order(value), order);

test('with Chromium’s own WebHID and nothing granted, there are no headsets, and the chooser is asked for telephones by hand', async () => {
  const page = await openPage(null);
  await give(page, { type: 'use-headsets', headsets: [{ vendorId: 0x0b0e, productId: 1, name: 'Jabra' }] });
  await expect.poll(() => reportsOf(page, 'headsets')).toEqual([{ type: 'headsets', plugged: [] }]);
  // What main runs, with the gesture that it lends.
  await page.evaluate((name) => dispatchEvent(new Event(name)), CHOOSE_HEADSET_EVENT);
  await expect.poll(() => read(page, ({ asked }) => asked)).toEqual([{ filters: [{ usagePage: 0x0b }], isByHand: true }]);
  await page.close();
});

test('in the page a headset is opened, lit by its reports, and its presses reach main', async () => {
  const { vendorId, productId, name, descriptor } = recordedHeadset('Dell SP325');
  const page = await openPage({ vendorId, productId, productName: name, collections: readDescriptor(descriptor).collections });
  await give(page, { type: 'use-headsets', headsets: [{ vendorId, productId, name }] });
  await give(page, { type: 'light-headsets', lamps: { ...DARK_LAMPS, ring: true }, again: false });
  await expect.poll(() => read(page, ({ sent }) => sent.at(-1))).toEqual([5, [0b100]]);
  await expect
    .poll(() => reportsOf(page, 'headsets'))
    .toMatchObject([{ plugged: [{ name, isOpen: true, controls: ['hook', 'mute', 'redial', 'flash', 'decline'] }] }]);
  await page.evaluate(() => (window as PageUnderTest).say(5, [0b1]));
  await page.evaluate(() => (window as PageUnderTest).say(5, [0b11]));
  await expect
    .poll(() => reportsOf(page, 'headset-motion'))
    .toEqual([
      { type: 'headset-motion', device: 1, motion: { control: 'hook', latched: true, level: true } },
      { type: 'headset-motion', device: 1, motion: { control: 'mute', latched: false, level: null } },
    ]);
  await page.close();
});
