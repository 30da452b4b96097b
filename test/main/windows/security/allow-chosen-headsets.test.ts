import type { Session } from 'electron';
import { expect, test } from 'vitest';
import { allowChosenHeadsets } from '../../../../main/windows/security/allow-chosen-headsets.ts';

type Handler = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>;

const HEADSET = {
  deviceId: '1',
  name: 'Jabra',
  vendorId: 0x0b0e,
  productId: 0x0e52,
  collections: [{ usagePage: 0x0c }, { usagePage: 0x0b }],
};
const KEYBOARD = { ...HEADSET, collections: [{ usagePage: 0x01 }] };

function install(chosen: readonly { readonly vendorId: number; readonly productId: number; readonly name: string }[]) {
  let handler: Handler | null = null;
  allowChosenHeadsets({ setDevicePermissionHandler: (given) => void (handler = given) }, { origin: 'app://pilot', chosen: () => chosen });
  return (device: object, { deviceType = 'hid', origin = 'app://pilot/' } = {}): boolean =>
    (handler as unknown as (details: object) => boolean)({ deviceType, origin, device });
}

test('a headset the agent chose may be opened, whatever its device is called this time', () => {
  const may = install([{ vendorId: 0x0b0e, productId: 0x0e52, name: 'Jabra' }]);
  expect(may(HEADSET)).toBe(true);
  expect(may({ ...HEADSET, deviceId: '2' }, { origin: 'app://pilot' })).toBe(true);
});

test('nothing else may: no other headset, no keyboard of the same numbers, no serial port, no other page', () => {
  const may = install([{ vendorId: 0x0b0e, productId: 0x0e52, name: 'Jabra' }]);
  expect(may({ ...HEADSET, productId: 1 })).toBe(false);
  expect(may(KEYBOARD)).toBe(false);
  expect(may({ portId: 'x', vendorId: '0b0e', productId: '0e52' }, { deviceType: 'serial' })).toBe(false);
  expect(may(HEADSET, { deviceType: 'usb' })).toBe(false);
  expect(may(HEADSET, { origin: 'app://other' })).toBe(false);
  expect(may(HEADSET, { origin: 'https://pilot' })).toBe(false);
  expect(install([])(HEADSET)).toBe(false);
});
