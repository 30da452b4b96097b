import { expect, test } from 'vitest';
import { eachOnce } from '../../../../renderer/station/tones/tone-sinks.ts';

const HEADSET = { deviceId: 'h', groupId: 'gh', label: 'Headset (Jabra)' };
const ROOM = { deviceId: 'r', groupId: 'gr', label: 'Speakers (Realtek)' };
/** As Windows lists them: calls have a default of their own. */
const WINDOWS = [
  { deviceId: 'default', groupId: 'gr', label: 'Default - Speakers (Realtek)' },
  { deviceId: 'communications', groupId: 'gh', label: 'Communications - Headset (Jabra)' },
  ROOM,
  HEADSET,
];
/** Linux does not say which one is the default. */
const LINUX = [{ deviceId: 'default', groupId: 'default', label: 'Default' }, ROOM, HEADSET];

test.each([
  ['the default of calls and the device it stands for', ['communications', 'h'], WINDOWS, ['h']],
  ['the default of calls and another device', ['communications', 'r'], WINDOWS, ['communications', 'r']],
  ['two devices, one of them the default', ['h', 'r'], WINDOWS, ['h', 'r']],
  ['a default that nobody can tell', ['', 'r'], LINUX, ['', 'r']],
] as const)('%s: rung on each once', (_what, sinks, listed, each) => {
  expect([...eachOnce(new Set(sinks), listed)]).toEqual(each);
});
