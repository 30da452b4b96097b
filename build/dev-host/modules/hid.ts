import type { EventEmitter } from 'node:events';
import type Electron from 'electron';

import { preventableEvent } from '../preventable-event.ts';

type DevicePermissionHandler = NonNullable<Parameters<Electron.Session['setDevicePermissionHandler']>[0]>;

/** HID devices as the app meets them: the chooser it answers, and the permission it gives. There are none but a test's own. */
export interface HostHid {
  readonly setDevicePermissionHandler: (handler: DevicePermissionHandler | null) => void;
  /** Asks the app as Chromium's chooser would; resolves with the device it takes, null for none. Without a listener none is. */
  select(contents: Electron.WebContents, deviceList: Electron.HIDDevice[]): Promise<string | null>;
  /** Whether the app lets a page open this device. Without a handler only what was selected may be. */
  mayOpen(device: Electron.HIDDevice, origin: string): boolean;
}

export function createHid(session: Pick<EventEmitter, 'emit'>): HostHid {
  const selected = new Set<string>();
  let handler: DevicePermissionHandler | null = null;
  return {
    setDevicePermissionHandler: (given) => {
      handler = given;
    },
    select: (contents, deviceList) =>
      new Promise((resolve) => {
        const answer = (deviceId?: string | null): void => {
          if (deviceId) selected.add(deviceId);
          resolve(deviceId ?? null);
        };
        const event = preventableEvent({});
        const isHeard = session.emit('select-hid-device', event, { deviceList, frame: contents.mainFrame }, answer);
        if (!isHeard) answer(null);
      }),
    mayOpen: (device, origin) => handler?.({ deviceType: 'hid', origin, device }) ?? selected.has(device.deviceId),
  };
}
