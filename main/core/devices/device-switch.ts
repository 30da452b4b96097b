import { DEVICE_KINDS, type DeviceKind } from '#contract/audio.ts';
import { type AppError, appError } from '#contract/errors.ts';
import type { Settings } from '#contract/settings.ts';
import { namedDevice } from './known-devices.ts';
import { findDevice, type OneList } from './one-list.ts';

export interface DeviceSwitch {
  /** To be told whenever one of them has changed. */
  look(now: { readonly settings: Settings; readonly list: OneList; readonly isInCall: boolean }): void;
}

/**
 * Says so when a call rings or sounds on another device than the chosen one, because that one was unplugged: once for each absence, and
 * again for a call that begins in one. Taken back when the device is, and sound with it.
 */
export function createDeviceSwitch(ports: { readonly tell: (error: AppError) => void; readonly withdraw: () => void }): DeviceSwitch {
  let told = '';
  let wasInCall = false;
  return {
    look({ settings, list, isInCall }) {
      const away = DEVICE_KINDS.filter((kind) => isAway(kind, settings, list));
      const now = away.map((kind) => `${kind}: ${settings[kind] ?? ''}`).join(', ');
      if (away.length === 0 && told !== '') ports.withdraw();
      // A call that ends on another device needs no word; a device that goes while no call is on is seen in the settings.
      const isNews = isInCall && (now !== told || !wasInCall);
      if (away.length > 0 && isNews) ports.tell(appError('audio-device-switched', now));
      if (isNews || away.length === 0) told = now;
      wasInCall = isInCall;
    },
  };
}

/** Where there is no device at all, that is what is said. */
function isAway(kind: DeviceKind, settings: Settings, { devices }: OneList): boolean {
  const name = settings[kind];
  if (name === null || devices[kind].length === 0) return false;
  const named = namedDevice(settings.knownDevices, kind, name);
  const found = findDevice(devices[kind], named);
  // PortAudio's list may be older than Chromium's, which knew the device.
  return found === null || (named.id !== null && found.id === null);
}
