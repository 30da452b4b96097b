import type { AudioDevice } from '#contract/audio.ts';
import type { StationDevice } from '#contract/station.ts';
import { describe, expect, test } from 'vitest';
import { findDevice, oneList, portAudioChoice, shownDevices, type OneList } from '../../../../main/core/devices/one-list.ts';

/** A name with a star is the side's default. */
const star = (name: string): { readonly name: string; readonly isDefault: boolean } => ({
  name: name.replace(/\*$/, ''),
  isDefault: name.endsWith('*'),
});
const portAudio = (...names: string[]): readonly AudioDevice[] => names.map(star);
const chromium = (...labels: string[]): readonly StationDevice[] =>
  labels.map(star).map(({ name, isDefault }, place) => ({ id: `id-${place}`, label: name, isDefault }));
const speakers = (left: readonly AudioDevice[], right: readonly StationDevice[]): OneList =>
  oneList({ microphones: [], speakers: left }, { microphones: [], speakers: right });
const names = (list: OneList): readonly string[] =>
  shownDevices(list).speakers.map(({ name, isDefault, only }) => `${name}${isDefault ? '*' : ''}${only === undefined ? '' : ` (${only})`}`);
/** What each side opens for a choice by name. */
const opened = (list: OneList, name: string): readonly [string | null | undefined, string | null] => [
  portAudioChoice(list, 'speaker', { name, id: null }),
  findDevice(list.devices.speaker, { name, id: null })?.id ?? null,
];

describe('the list', () => {
  test.each([
    {
      on: 'Windows (WASAPI)',
      left: portAudio('Speakers (Realtek(R) Audio)*', 'Headset Earphone (Jabra Evolve2 65)'),
      right: chromium('Speakers (Realtek(R) Audio)*', 'Headset Earphone (Jabra Evolve2 65) (0b0e:030c)'),
      seen: ['Speakers (Realtek(R) Audio)*', 'Headset Earphone (Jabra Evolve2 65) (0b0e:030c)'],
    },
    {
      on: 'macOS',
      left: portAudio('MacBook Pro Speakers', 'AirPods Pro*'),
      right: chromium('AirPods Pro (Bluetooth)*', 'MacBook Pro Speakers (Built-in)'),
      seen: ['AirPods Pro (Bluetooth)*', 'MacBook Pro Speakers (Built-in)'],
    },
    {
      on: 'Linux with a sound server',
      left: portAudio(
        'HDA Intel PCH: ALC257 Analog (hw:0,0)',
        'Jabra Evolve2 65: USB Audio (hw:1,0)',
        'sysdefault',
        'dmix',
        'surround51',
        'pulse',
        'default*',
      ),
      right: chromium('Built-in Audio Analog Stereo', 'Jabra Evolve2 65 Mono'),
      seen: ['Built-in Audio Analog Stereo (meta)', 'Jabra Evolve2 65 Mono', 'HDA Intel PCH: ALC257 Analog (hw:0,0) (web)'],
    },
  ])('$on: one entry a device, named as the system does', ({ left, right, seen }) => {
    expect(names(speakers(left, right))).toEqual(seen);
  });

  test('one side alone is a whole list, where the other has not looked yet or cannot', () => {
    expect(names(speakers(portAudio('Headset*', 'Webcam'), []))).toEqual(['Headset*', 'Webcam']);
    expect(names(speakers([], chromium('Headset', 'Webcam*')))).toEqual(['Headset', 'Webcam*']);
    expect(names(speakers(portAudio('Headset*'), [{ id: '', label: '', isDefault: true }]))).toEqual(['Headset*']);
  });

  test('two headsets of one make are told apart, on both sides', () => {
    const list = speakers(portAudio('Jabra', 'Jabra'), chromium('Jabra', 'Jabra'));
    expect(names(list)).toEqual(['Jabra', 'Jabra (2)']);
    expect(opened(list, 'Jabra (2)')).toEqual(['Jabra', 'id-1']);
  });

  test('a device is not taken for two: the closer name has it', () => {
    const list = speakers(portAudio('Yealink UH36 Dual', 'Yealink UH36'), chromium('Yealink UH36'));
    expect(names(list)).toEqual(['Yealink UH36', 'Yealink UH36 Dual (web)']);
    expect(opened(list, 'Yealink UH36')).toEqual(['Yealink UH36', 'id-0']);
  });
});

describe('one choice is two', () => {
  const list = speakers(portAudio('headset*', 'spk_loop'), chromium('Headset', 'Voice'));

  test('each side opens the device under its own name', () => {
    expect(opened(list, 'Headset')).toEqual(['headset', 'id-0']);
  });

  test('what was chosen under the other name, before there was one list, is the same device', () => {
    expect(opened(list, 'headset')).toEqual(['headset', 'id-0']);
  });

  test('a device that PortAudio lacks leaves web numbers on its default', () => {
    expect(opened(list, 'Voice')).toEqual([null, 'id-1']);
  });

  test('a device that is away is found on neither side', () => {
    expect(opened(list, 'Jabra')).toEqual([undefined, null]);
  });

  test('before PortAudio has looked it is asked for the name that was chosen', () => {
    expect(opened(speakers([], chromium('Headset')), 'Headset')).toEqual(['Headset', 'id-0']);
  });

  test('a device that was renamed is found by its id on both sides', () => {
    expect(portAudioChoice(list, 'speaker', { name: 'Old name', id: 'id-0' })).toBe('headset');
  });
});

describe('who follows the system', () => {
  const follow = (list: OneList): string | null | undefined => portAudioChoice(list, 'speaker', null);

  test('gets on web numbers the default for calls, where the system has one of its own', () => {
    expect(follow(speakers(portAudio('Speakers*', 'Headset'), chromium('Speakers', 'Headset*')))).toBe('Headset');
  });

  test('is left to PortAudio where both agree, or where nobody can tell', () => {
    expect(follow(speakers(portAudio('Speakers*', 'Headset'), chromium('Speakers*', 'Headset')))).toBeNull();
    expect(follow(speakers(portAudio('default*', 'Headset'), chromium('Speakers', 'Headset')))).toBeNull();
    expect(follow(speakers(portAudio('default*', 'Headset'), chromium('Speakers', 'Headset*')))).toBeNull();
  });
});
