import {
  DARK_LAMPS,
  type HeadsetLamps,
  type HeadsetModel,
  type HeadsetMotion,
  isSameModel,
  type PluggedHeadset,
} from '#contract/headset.ts';
import { inBackground } from '../in-background.ts';
import { type OpenHeadset, openHeadset } from './open-headset.ts';
import { readReportLayout, type ReportLayout } from './report-layout.ts';
import { TELEPHONY_PAGE } from './usages.ts';
import type { Hid, HidDevice } from './web-hid.ts';

/** The headsets that the agent has chosen and that are plugged in. All of them are lit, and all are heard. */
export interface HeadsetDesk {
  use(known: readonly HeadsetModel[]): void;
  light(lamps: HeadsetLamps, again: boolean): void;
  /** Opens the chooser. Within a user's gesture; main answers it. */
  choose(): Promise<void>;
  close(): void;
}

interface Plugged {
  readonly number: number;
  readonly layout: ReportLayout;
  readonly opening: Promise<OpenHeadset | null>;
  /** Null where it does not open. */
  open: OpenHeadset | 'opening' | null;
}

/** `hid` null: this Chromium has none, and there are no headsets. */
export function openHeadsetDesk(ports: {
  readonly hid: Hid | null;
  /** Told with every change. */
  readonly plugged: (headsets: readonly PluggedHeadset[]) => void;
  readonly moved: (device: number, motion: HeadsetMotion) => void;
  readonly nowMs: () => number;
  readonly after: (milliseconds: number, then: () => void) => void;
}): HeadsetDesk {
  const { hid, nowMs, after } = ports;
  const devices = new Map<HidDevice, Plugged>();
  /** What was let go may be dark only in a moment: who takes it again before that would have it closed under their hands. */
  const closing = new WeakMap<HidDevice, Promise<void>>();
  let known: readonly HeadsetModel[] = [];
  let lamps: HeadsetLamps = DARK_LAMPS;
  let looks = 0;
  let lastNumber = 0;

  let told: string | null = null;

  const tell = (): void => {
    const plugged = [...devices]
      .filter(([, { open }]) => open !== 'opening')
      .map(([{ vendorId, productId, productName: name }, { number, open, layout }]) => ({
        device: number,
        vendorId,
        productId,
        name,
        isOpen: open !== null,
        controls: [...new Set(layout.controls.map(({ control }) => control))],
      }));
    const text = JSON.stringify(plugged);
    if (text === told) return;
    told = text;
    ports.plugged(plugged);
  };

  const add = async (device: HidDevice, layout: ReportLayout): Promise<void> => {
    lastNumber += 1;
    const number = lastNumber;
    const moved = (motion: HeadsetMotion): void => {
      if (devices.has(device)) ports.moved(number, motion);
    };
    const open = async (): ReturnType<typeof openHeadset> => {
      await closing.get(device)?.catch(noMatter);
      return openHeadset({ device, layout, moved, nowMs, after });
    };
    const opening = open();
    // Told as the bug it is; to the agent it is a headset that does not open, and not one that is being opened for ever.
    inBackground('opening a headset', opening);
    const entry: Plugged = { number, layout, open: 'opening', opening: opening.catch(() => null) };
    devices.set(device, entry);
    const opened = await entry.opening;
    if (devices.get(device) !== entry) return;
    entry.open = opened;
    opened?.light(lamps, true);
    tell();
  };

  const remove = (device: HidDevice): void => {
    const entry = devices.get(device);
    devices.delete(device);
    if (entry === undefined) return;
    const shut = async (): Promise<void> => (await entry.opening)?.close();
    const shutting = shut();
    closing.set(device, shutting);
    inBackground('closing a headset', shutting);
  };

  const look = async (): Promise<void> => {
    if (hid === null) return;
    looks += 1;
    const mine = looks;
    const listed = await hid.getDevices();
    if (mine !== looks) return; // a later look has begun
    const chosen = listed.filter((device) => known.some((model) => isSameModel(model, device)));
    for (const device of devices.keys()) if (!chosen.includes(device)) remove(device);
    for (const device of chosen) {
      const layout = devices.has(device) ? null : readReportLayout(device.collections);
      if (layout !== null) inBackground('opening a headset', add(device, layout));
    }
    // One that is being opened tells by itself when it is: until then it is neither away nor blocked.
    if (![...devices.values()].some(({ open }) => open === 'opening')) tell();
  };
  const lookNow = (): void => inBackground('looking for headsets', look());

  hid?.addEventListener('connect', lookNow);
  hid?.addEventListener('disconnect', lookNow);

  return {
    use(models) {
      known = models;
      lookNow();
    },
    light(now, again) {
      lamps = now;
      for (const { open } of devices.values()) if (open !== 'opening') open?.light(now, again);
    },
    async choose() {
      await hid?.requestDevice({ filters: [{ usagePage: TELEPHONY_PAGE }] });
      await look();
    },
    close() {
      looks += 1;
      hid?.removeEventListener('connect', lookNow);
      hid?.removeEventListener('disconnect', lookNow);
      for (const device of devices.keys()) remove(device);
    },
  };
}

/** It is told where it is closed. */
function noMatter(): void {}
