import { describe, expect, test } from 'vitest';
import { matchDevice } from '../../../../renderer/station/devices/match-device.ts';

const listed = (...labels: string[]): { deviceId: string; label: string }[] => [
  { deviceId: 'default', label: `Default - ${labels[0] ?? ''}` },
  ...labels.map((label, index) => ({ deviceId: `id-${index}`, label })),
];
const chosen = (wanted: string | null, ...labels: string[]): string => {
  const found = matchDevice(wanted === null ? null : { name: wanted, id: null }, listed(...labels));
  return found.match === 'device' ? found.device.label : found.match;
};

test('no choice follows the default', () => {
  expect(chosen(null, 'Headset')).toBe('default');
});

test.each(['default', 'pulse', 'sysdefault', 'Default'])("PortAudio's %s is the default, not a missing device", (name) => {
  expect(chosen(name, 'Built-in Audio Analog Stereo')).toBe('default');
});

describe('the names the two sides give to one device', () => {
  test.each([
    ['exact', 'Jabra Evolve2 65 Mono', 'Jabra Evolve2 65 Mono'],
    ['MME cuts at 31 characters', 'Headset Microphone (Jabra Evolv', 'Headset Microphone (Jabra Evolve2 65) (0b0e:030c)'],
    ['Chromium appends USB ids', 'Headset (Jabra Evolve2 65)', 'Headset (Jabra Evolve2 65) (0b0e:030c)'],
    ['Chromium appends the transport', 'MacBook Pro Microphone', 'MacBook Pro Microphone (Built-in)'],
    ['ALSA has card, device and address', 'Jabra Evolve2 65: USB Audio (hw:1,0)', 'Jabra Evolve2 65 Mono'],
    ['other case and spaces', 'usb  headset', 'USB Headset'],
    ['a part of the description', 'Plantronics', 'Plantronics Blackwire 5220 Series Stereo'],
  ])('%s', (_why, wanted, label) => {
    expect(chosen(wanted, 'HDA Intel PCH', label, 'Webcam C920')).toBe(label);
  });
});

test('the exact name wins over one that contains it, wherever it stands', () => {
  expect(chosen('Headset', 'Headset Pro', 'Headset')).toBe('Headset');
});

test('of several that contain the name the closest in length wins', () => {
  expect(chosen('Yealink', 'Yealink UH36 Dual Monitor', 'Yealink UH36')).toBe('Yealink UH36');
});

test('a stand-in for another device is never what was chosen by name', () => {
  expect(chosen('Default - Headset', 'Headset')).toBe('Headset');
});

test.each(['Jabra Evolve2 65', 'USB', 'mic', ''])('an absent device is missing, and a short name fits nothing by chance (%s)', (wanted) => {
  expect(chosen(wanted, 'USB Audio Microphone', 'Webcam')).toBe('missing');
});

test('labels that Chromium still hides match nothing', () => {
  expect(matchDevice({ name: 'Headset', id: null }, [{ deviceId: 'x', label: '' }])).toEqual({ match: 'missing' });
});

describe('a device that is known by its id', () => {
  const known = { name: 'Headset', id: 'id-1' };

  test('is the one it was, under another name too', () => {
    expect(matchDevice(known, listed('Headset', 'Headset of Ana'))).toEqual({
      match: 'device',
      device: { deviceId: 'id-1', label: 'Headset of Ana' },
    });
  });

  test('is looked for by its name where the id is gone', () => {
    expect(matchDevice(known, listed('Headset'))).toEqual({ match: 'device', device: { deviceId: 'id-0', label: 'Headset' } });
  });

  test('is missing where only another of its make is there', () => {
    expect(matchDevice(known, listed('Headset Pro'))).toEqual({ match: 'missing' });
  });
});
