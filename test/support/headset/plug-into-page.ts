import type { Page } from 'playwright-core';
import { readDescriptor } from './read-descriptor.ts';
import type { RecordedHeadset } from './recorded-headsets.ts';

/** A headset in a page's WebHID, by the reports that go to and fro. */
export interface HeadsetInPage {
  /** A report of the headset, without its id. */
  say(reportId: number, bits: number): Promise<void>;
  /** What a report that the headset was sent last says; null before. */
  told(reportId: number): Promise<number | null>;
}

interface PageWithHeadset {
  readonly headsetSays: (reportId: number, bits: number) => void;
  readonly headsetTold: ReadonlyMap<number, number>;
}

/** Plugs in, while the page runs, one that was chosen before. Its reports are of one byte. */
export async function plugIntoPage(page: Page, { vendorId, productId, name, descriptor }: RecordedHeadset): Promise<HeadsetInPage> {
  await page.evaluate(putHeadset, { vendorId, productId, productName: name, collections: readDescriptor(descriptor).collections });
  return {
    say: (reportId, bits) =>
      page.evaluate(([id, value]) => (globalThis as unknown as PageWithHeadset).headsetSays(id, value), [reportId, bits] as const),
    told: (reportId) => page.evaluate((id) => (globalThis as unknown as PageWithHeadset).headsetTold.get(id) ?? null, reportId),
  };
}

/** Runs in the page, so it must stand alone. */
function putHeadset(facts: object): void {
  const { hid } = navigator as unknown as { hid: EventTarget & { getDevices: () => Promise<readonly unknown[]> } };
  const told = new Map<number, number>();
  const headset = new EventTarget();
  let opened = false;
  Object.assign(headset, facts, {
    open: () => {
      opened = true;
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
    sendReport: (reportId: number, bytes: Uint8Array) => {
      told.set(reportId, bytes[0] ?? 0);
      return Promise.resolve();
    },
  });
  Object.defineProperty(headset, 'opened', { get: () => opened });
  hid.getDevices = () => Promise.resolve([headset]);
  Object.assign(globalThis, {
    headsetTold: told,
    headsetSays: (reportId: number, bits: number) =>
      headset.dispatchEvent(Object.assign(new Event('inputreport'), { reportId, data: new DataView(Uint8Array.of(bits).buffer) })),
  });
  hid.dispatchEvent(Object.assign(new Event('connect'), { device: headset }));
}
