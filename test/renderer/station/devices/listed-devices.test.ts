import { expect, test } from 'vitest';
import { communicationsId, realDevices } from '../../../../renderer/station/devices/listed-devices.ts';

const entry = (deviceId: string, label: string, groupId = deviceId): { deviceId: string; label: string; groupId: string } => ({
  deviceId,
  label,
  groupId,
});

test('on Windows the default for calls is the default, and following it means that entry', () => {
  const listed = [
    entry('default', 'Default - Speakers (Realtek)'),
    entry('communications', 'Communications - Headset (Jabra)'),
    entry('a', 'Speakers (Realtek)'),
    entry('b', 'Headset (Jabra)'),
  ];
  expect(realDevices(listed)).toEqual([
    { id: 'a', label: 'Speakers (Realtek)', isDefault: false },
    { id: 'b', label: 'Headset (Jabra)', isDefault: true },
  ]);
  expect(communicationsId(listed)).toBe('communications');
});

test('on macOS the default is the one that is named so, or the one in its group', () => {
  const named = [entry('default', 'Default - AirPods'), entry('a', 'AirPods'), entry('b', 'MacBook Speakers')];
  expect(realDevices(named).map(({ isDefault }) => isDefault)).toEqual([true, false]);
  const grouped = [entry('default', 'Default', 'g1'), entry('a', 'AirPods', 'g1'), entry('b', 'MacBook Speakers', 'g2')];
  expect(realDevices(grouped).map(({ isDefault }) => isDefault)).toEqual([true, false]);
  expect(communicationsId(named)).toBeNull();
});

test('on Linux nobody says which one is the default', () => {
  const listed = [entry('default', 'Default', 'default'), entry('a', 'Headset', 'x'), entry('b', 'Webcam', 'y')];
  expect(realDevices(listed).map(({ isDefault }) => isDefault)).toEqual([false, false]);
});

test('devices that are hidden from a page without permission count as one', () => {
  expect(realDevices([entry('', '')])).toEqual([{ id: '', label: '', isDefault: true }]);
  expect(realDevices([])).toEqual([]);
});
