import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HIDDevice } from 'electron';

import { startFixture, type Fixture } from './support.ts';

const SESSION = 'electron.session.defaultSession';
const DEVICE: HIDDevice = { deviceId: 'one', name: 'Jabra', vendorId: 0x0b0e, productId: 1, collections: [] };

let app: Fixture;
beforeAll(async () => {
  app = await startFixture({ args: ['--hidden'] });
});
afterAll(() => app.stop());

test('without a listener no HID device is taken, and none may be opened', async () => {
  expect(await app.face.ask('hid/select', { id: 1, devices: [DEVICE] })).toBeNull();
  expect(await app.face.ask('hid/may-open', { device: DEVICE, origin: 'app://fixture/' })).toBe(false);
});

test('the app is asked with what there is and by whom, answers when it likes, and may then open what it took', async () => {
  await app.main(
    `${SESSION}.on('select-hid-device', (event, details, callback) => { event.preventDefault(); state.asked = [details.deviceList.map(({ name }) => name), details.frame === electron.webContents.fromId(1).mainFrame]; setTimeout(() => callback(details.deviceList[0]?.deviceId), 50) })`,
  );
  expect(await app.face.ask('hid/select', { id: 1, devices: [DEVICE] })).toBe('one');
  expect(await app.main('return state.asked')).toEqual([['Jabra'], true]);
  expect(await app.face.ask('hid/select', { id: 1, devices: [] })).toBeNull();
  expect(await app.face.ask('hid/may-open', { device: DEVICE, origin: 'app://fixture/' })).toBe(true);
});

test('a permission handler decides alone', async () => {
  await app.main(
    `${SESSION}.setDevicePermissionHandler(({ deviceType, origin, device }) => { state.may = [deviceType, origin, device.deviceId]; return false })`,
  );
  expect(await app.face.ask('hid/may-open', { device: DEVICE, origin: 'app://fixture/' })).toBe(false);
  expect(await app.main('return state.may')).toEqual(['hid', 'app://fixture/', 'one']);
});
