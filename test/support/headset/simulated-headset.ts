import type { HidConnection, HidDevice, HidInputReport } from '../../../renderer/station/headset/web-hid.ts';
import type { SimulatedClock } from '../fakes/simulated-clock.ts';
import { type DescribedBit, readDescriptor } from './read-descriptor.ts';
import type { RecordedHeadset } from './recorded-headsets.ts';

/** How a headset behaves where the standard leaves it open. */
export interface HeadsetTemper {
  /** A mute button mutes at once, or waits until it is told. Where mute is a switch it always mutes at once. */
  readonly mutes: 'at-once' | 'when-told';
  /** Says its hook's new position when the host has changed it, after so long; null: never. */
  readonly answersHookAfterMs: number | null;
  /** A control with a preferred state is a button by the book, and sold as a switch too. */
  readonly unsure: 'switch' | 'button';
  /** How long a thumb stays on a button. */
  readonly pressMs: number;
  /** How long a report is on its way, each time. */
  readonly wayMs: () => number;
}

export const QUICK: HeadsetTemper = { mutes: 'at-once', answersHookAfterMs: 5, unsure: 'switch', pressMs: 60, wayMs: () => 8 };

/**
 * A headset at the level of its reports: an implementation of WebHID's HIDDevice whose buttons are pressed by the test. Where
 * its bits are is read from the recorded descriptor.
 */
export interface SimulatedHeadset extends HidDevice {
  /** What it believes of itself. */
  readonly muted: () => boolean;
  readonly offHook: () => boolean;
  readonly ringing: () => boolean;
  readonly onHold: () => boolean;
  /** Called whenever its own mute changes. */
  onMute: () => void;
  pressHook(): void;
  pressMute(): void;
  /** A button that is down for as long as the temper says. */
  press(usage: number): void;
  /** Sends its report as it is. */
  restate(): void;
  /** Output reports as they came in. */
  readonly heard: readonly string[];
  /** The next so many sends fail, after their way, as those to a device that is busy. */
  failSends(count: number): void;
  /** Fails every open and send from now on, as a device that is gone or held by another program. */
  fail(): void;
}

export const USAGE = { hook: 0x0b_0020, flash: 0x0b_0021, hold: 0x0b_0023, redial: 0x0b_0024, mute: 0x0b_002f } as const;
const DECLINE_USAGES: readonly number[] = [0x0b_0007, 0x09_0007, 0x09_0001];
const LAMP_USAGE = { mute: 0x08_0009, offHook: 0x08_0017, ring: 0x08_0018, hold: 0x08_0020 } as const;

export function createSimulatedHeadset(recorded: RecordedHeadset, clock: SimulatedClock, temper: HeadsetTemper = QUICK): SimulatedHeadset {
  const { collections, bits, bytes } = readDescriptor(recorded.descriptor);
  const listeners = new Set<(event: HidInputReport) => void>();
  const heard: string[] = [];
  const on = new Set<DescribedBit>();
  const lit = new Map<number, boolean>();
  let opened = false;
  let isBroken = false;
  let sendsToFail = 0;
  let [muted, offHook] = [false, false];
  /** Reports overtake each other in neither direction. */
  let [toHostAt, toDeviceAt] = [0, 0];

  const inputs = bits
    .filter(({ kind }) => kind === 'input')
    .map((bit) => (bit.isUnsure && temper.unsure === 'button' ? { ...bit, isLatched: false } : bit));
  const find = (usage: number): DescribedBit | undefined => inputs.find((bit) => bit.usage === usage);
  const declines = inputs.find(({ usage }) => DECLINE_USAGES.includes(usage));

  const setMuted = (now: boolean): void => {
    if (muted === now) return;
    muted = now;
    headset.onMute();
  };

  const report = (reportId: number): void => {
    const data = new Uint8Array(bytes.get(`input ${String(reportId)}`) ?? 0);
    for (const { reportId: where, bit } of on) if (where === reportId) data[bit >> 3] = (data[bit >> 3] ?? 0) | (1 << (bit & 7));
    toHostAt = Math.max(toHostAt, clock.now() + temper.wayMs());
    clock.after(toHostAt - clock.now(), () => {
      if (opened) for (const listener of listeners) listener({ reportId, data: new DataView(data.buffer) });
    });
  };
  const put = (bit: DescribedBit, isOn: boolean): void => {
    if (isOn) on.add(bit);
    else on.delete(bit);
    report(bit.reportId);
  };
  const click = (bit: DescribedBit): void => {
    put(bit, true);
    clock.after(temper.pressMs, () => put(bit, false));
  };

  const obey = (reportId: number, data: Uint8Array): void => {
    heard.push(`${reportId}: ${[...data].join(' ')}`);
    for (const lamp of bits.filter((bit) => bit.kind === 'output' && bit.reportId === reportId)) {
      const isOn = ((data[lamp.bit >> 3] ?? 0) & (1 << (lamp.bit & 7))) !== 0;
      lit.set(lamp.usage, isOn);
      if (lamp.usage === LAMP_USAGE.mute && muted !== isOn) {
        setMuted(isOn);
        const mute = find(USAGE.mute);
        // A switch says where it is now; a button has nothing to say.
        if (mute?.isLatched === true) put(mute, isOn);
      }
      if (lamp.usage === LAMP_USAGE.offHook && offHook !== isOn) {
        offHook = isOn;
        const hook = find(USAGE.hook);
        const { answersHookAfterMs } = temper;
        // A button has no position to tell.
        if (hook === undefined || answersHookAfterMs === null || (hook.isUnsure && !hook.isLatched)) continue;
        clock.after(answersHookAfterMs, () => put(hook, isOn));
      }
    }
  };

  const headset: SimulatedHeadset = {
    vendorId: recorded.vendorId,
    productId: recorded.productId,
    productName: recorded.name,
    collections,
    get opened() {
      return opened;
    },
    onMute: () => undefined,
    muted: () => muted,
    offHook: () => offHook,
    ringing: () => lit.get(LAMP_USAGE.ring) ?? false,
    onHold: () => lit.get(LAMP_USAGE.hold) ?? false,
    heard,
    failSends: (count) => void (sendsToFail = count),
    fail: () => void (isBroken = true),
    open() {
      if (isBroken) return Promise.reject(new DOMException('held by another program', 'NotAllowedError'));
      opened = true;
      return Promise.resolve();
    },
    close() {
      opened = false;
      return Promise.resolve();
    },
    sendReport(reportId, data) {
      if (!opened || isBroken) return Promise.reject(new DOMException('gone', 'NotAllowedError'));
      const copy = data.slice();
      toDeviceAt = Math.max(toDeviceAt, clock.now() + temper.wayMs());
      const fails = sendsToFail > 0;
      if (fails) sendsToFail -= 1;
      return new Promise((resolve, reject) => {
        clock.after(toDeviceAt - clock.now(), () => {
          if (fails) return reject(new DOMException('Failed to write the report.', 'NotAllowedError'));
          if (opened) obey(reportId, copy);
          resolve();
        });
      });
    },
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
    pressHook() {
      const hook = find(USAGE.hook);
      if (hook === undefined) throw new Error('no hook');
      if (!hook.isLatched) return click(hook);
      offHook = !offHook;
      put(hook, offHook);
    },
    pressMute() {
      const mute = find(USAGE.mute);
      if (mute === undefined) throw new Error('no mute');
      if (mute.isLatched || temper.mutes === 'at-once') setMuted(!muted);
      if (mute.isLatched) put(mute, muted);
      else click(mute);
    },
    press(usage) {
      const bit = usage === DECLINE_USAGES[0] ? declines : find(usage);
      if (bit === undefined) throw new Error(`no button ${usage.toString(16)}`);
      click(bit);
    },
    restate: () => report(find(USAGE.hook)?.reportId ?? 0),
  };
  return headset;
}

/** WebHID with headsets that the test plugs in. What is plugged in is granted: what may be granted is main's to decide. */
export function createSimulatedHid() {
  const plugged: HidDevice[] = [];
  const listeners = { connect: new Set<(event: HidConnection) => void>(), disconnect: new Set<(event: HidConnection) => void>() };
  return {
    plug(device: HidDevice): void {
      plugged.push(device);
      for (const listener of listeners.connect) listener({ device });
    },
    unplug(device: HidDevice): void {
      plugged.splice(plugged.indexOf(device), 1);
      for (const listener of listeners.disconnect) listener({ device });
    },
    getDevices: () => Promise.resolve([...plugged]),
    requestDevice: () => Promise.resolve([...plugged]),
    addEventListener: (type: 'connect' | 'disconnect', listener: (event: HidConnection) => void) => void listeners[type].add(listener),
    removeEventListener: (type: 'connect' | 'disconnect', listener: (event: HidConnection) => void) =>
      void listeners[type].delete(listener),
    listening: () => listeners.connect.size + listeners.disconnect.size,
  };
}
