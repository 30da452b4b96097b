import { DEFAULT_RINGER } from '#contract/ringer.ts';
import { expect, test } from 'vitest';
import { learnDevices, type DeviceSettings } from '../../../../main/core/devices/known-devices.ts';
import { oneList, type OneList } from '../../../../main/core/devices/one-list.ts';

const NOTHING_CHOSEN: DeviceSettings = { microphone: null, speaker: null, ringer: DEFAULT_RINGER, knownDevices: [] };
/** Speakers by id and label. */
const plugged = (speakers: Readonly<Record<string, string>>): OneList =>
  oneList(
    { microphones: [], speakers: [] },
    { microphones: [], speakers: Object.entries(speakers).map(([id, label]) => ({ id, label, isDefault: false })) },
  );
const known = (name: string, id: string) => ({ kind: 'speaker', name, id }) as const;

test('the id of a chosen device is learned when it is seen, once', () => {
  const chosen = { ...NOTHING_CHOSEN, speaker: 'Jabra' };
  expect(learnDevices(chosen, plugged({ b: 'Voice' }))).toBeNull();
  const learned = learnDevices(chosen, plugged({ a: 'Jabra', b: 'Voice' }));
  expect(learned).toEqual({ ...chosen, knownDevices: [known('Jabra', 'a')] });
  expect(learnDevices(learned ?? chosen, plugged({ a: 'Jabra', b: 'Voice' }))).toBeNull();
});

test('a choice follows its device to another name, whatever it was chosen for', () => {
  const ringer = { ...DEFAULT_RINGER, devices: ['Jabra', 'Voice'], escalateTo: ['Jabra'] };
  const chosen = { ...NOTHING_CHOSEN, speaker: 'Jabra', ringer, knownDevices: [known('Jabra', 'a'), known('Voice', 'b')] };
  expect(learnDevices(chosen, plugged({ a: 'Headset of Ana', b: 'Voice' }))).toEqual({
    ...chosen,
    speaker: 'Headset of Ana',
    ringer: { ...ringer, devices: ['Headset of Ana', 'Voice'], escalateTo: ['Headset of Ana'] },
    knownDevices: [known('Headset of Ana', 'a'), known('Voice', 'b')],
  });
});

test('another headset of the same make does not take the place of one that is away', () => {
  const chosen = { ...NOTHING_CHOSEN, speaker: 'Jabra', knownDevices: [known('Jabra', 'a')] };
  expect(learnDevices(chosen, plugged({ b: 'Jabra' }))).toBeNull();
  expect(learnDevices(chosen, plugged({}))).toBeNull();
});

test('what is chosen no more is forgotten', () => {
  const before = { ...NOTHING_CHOSEN, knownDevices: [known('Jabra', 'a')] };
  expect(learnDevices(before, plugged({ a: 'Jabra' }))?.knownDevices).toEqual([]);
});
