import { describe, expect, test } from 'vitest';
import { preferredList, resolveDevice, resolveName, shownDevices } from '../../../../main/audio/device/device-list.ts';
import { candidateRates } from '../../../../main/audio/device/device-rate.ts';
import type { PortAudioDevice, PortAudioHosts } from '../../../../main/audio/device/load-port-audio.ts';
import { loadPortAudio } from '../../../../main/audio/device/load-port-audio.ts';
import { createBlockTimer } from '../../../../main/audio/device/silent-device.ts';
import { createStaleCapture } from '../../../../main/audio/device/stale-capture.ts';

function device(id: number, name: string, { inputs = 1, outputs = 1, host = 'ALSA', rate = 48_000 } = {}): PortAudioDevice {
  return {
    id,
    name,
    maxInputChannels: inputs,
    maxOutputChannels: outputs,
    defaultSampleRate: rate,
    hostAPIName: host,
    defaultLowInputLatency: 0,
    defaultLowOutputLatency: 0,
    defaultHighInputLatency: 0,
    defaultHighOutputLatency: 0,
  };
}
const hosts = (
  ...list: [type: PortAudioHosts['HostAPIs'][number]['type'], defaultInput: number, defaultOutput: number][]
): PortAudioHosts => ({
  defaultHostAPI: 0,
  HostAPIs: list.map(([type, defaultInput, defaultOutput], id) => ({ id, name: type, type, deviceCount: 2, defaultInput, defaultOutput })),
});

describe('choosing a device', () => {
  const list = preferredList([device(0, 'Built-in'), device(1, 'USB headset'), device(2, 'Webcam', { outputs: 0 })], hosts(['ALSA', 0, 0]));
  test.each([
    ['USB headset', 1],
    [null, 0],
    ['Unplugged yesterday', 0],
  ])('the wish %o opens device %i', (wanted, id) => {
    expect(resolveDevice(list, 'speaker', wanted)?.id).toBe(id);
    expect(resolveName(shownDevices(list), 'speaker', wanted)).toBe(resolveDevice(list, 'speaker', wanted)?.name);
  });
  test('a camera is a microphone and no speaker', () => {
    expect(shownDevices(list).microphones.map(({ name }) => name)).toEqual(['Built-in', 'USB headset', 'Webcam']);
    expect(shownDevices(list).speakers.map(({ name }) => name)).toEqual(['Built-in', 'USB headset']);
  });
  test('a machine without devices has none to choose', () => {
    const none = preferredList([], { defaultHostAPI: -1, HostAPIs: [] });
    expect(resolveDevice(none, 'microphone', 'USB headset')).toBe(null);
    expect(resolveName(shownDevices(none), 'microphone', null)).toBe(null);
  });
  test('Windows lists each device once per API: only those of WASAPI are shown', () => {
    const windows = preferredList(
      [device(0, 'Headset (USB', { host: 'MME' }), device(1, 'Headset (USB Audio)', { host: 'WASAPI' })],
      hosts(['MME', 0, 0], ['WASAPI', 1, 1]),
    );
    expect(shownDevices(windows).microphones).toEqual([{ name: 'Headset (USB Audio)', isDefault: true }]);
  });
  test('48 kHz is asked for first, then what the device says of itself', () => {
    expect(candidateRates(device(0, 'a', { rate: 44_100 }))).toEqual([48_000, 44_100]);
    expect(candidateRates(device(0, 'a'))).toEqual([48_000]);
  });
});

test('a machine without PortAudio gets the reason, not an exception', async () => {
  expect(await loadPortAudio(() => Promise.reject(new Error('libportaudio.so.2: cannot open\nRequire stack: …')))).toEqual({
    portAudio: null,
    reason: 'libportaudio.so.2: cannot open',
  });
});

test('of three seconds of old voice that arrive at once, only the newest is sent', () => {
  const stale = createStaleCapture();
  for (let nowMs = 0; nowMs <= 1_000; nowMs += 10) expect(stale.isFresh(nowMs)).toBe(true);
  const burst = Array.from({ length: 300 }, (_, index) => stale.isFresh(4_000 + index * 0.3));
  expect(burst.filter(Boolean).length).toBeLessThanOrEqual(5);
  expect(burst.at(-1)).toBe(true);
  for (let nowMs = 4_100; nowMs <= 5_000; nowMs += 10) expect(stale.isFresh(nowMs)).toBe(true);
});

test.each([110, 200, 400])('a microphone that hands its voice over every %i ms loses nothing of it once that is known', (everyMs) => {
  const stale = createStaleCapture();
  let [blocks, kept] = [0, 0];
  for (let nowMs = 0; nowMs < 60_000; nowMs += everyMs) {
    for (let block = 0; block < everyMs / 10; block += 1) {
      const atMs = nowMs + block * 0.3 + (block > everyMs / 20 ? 6 : 0); // in two pieces
      blocks += 1;
      if (stale.isFresh(atMs)) kept += 1;
    }
  }
  expect(kept).toBe(blocks);
  // A standstill is one here as well, and what comes as usual is kept after it.
  const burst = Array.from({ length: 500 }, (_, index) => stale.isFresh(65_000 + index * 0.3));
  expect(burst.filter(Boolean).length).toBeLessThanOrEqual(everyMs / 10 + 5);
});

test('ordinary jitter of the microphone costs nothing', () => {
  const stale = createStaleCapture();
  for (let nowMs = 0; nowMs < 1_000; nowMs += 40) for (const late of [0, 0.2, 0.4, 0.6]) expect(stale.isFresh(nowMs + late)).toBe(true);
});

describe('the silent stand-in', () => {
  test('hands over a hundred blocks a second for ten hours, and never more than two at once', () => {
    const chance = seededChance(7);
    const timer = createBlockTimer(0);
    let blocks = 0;
    let most = 0;
    // Timers of Node come up to some milliseconds late, and now and then on a busy machine later.
    for (let nowMs = 0; nowMs < 10 * 3_600_000; nowMs += 10 + chance() * 4) {
      const due = timer.due(nowMs);
      blocks += due;
      most = Math.max(most, due);
    }
    expect(most).toBe(2);
    expect(Math.abs(blocks - 10 * 3_600 * 100)).toBeLessThanOrEqual(2);
  });
  test('hands over few at once after a standstill, and then goes on as before', () => {
    const timer = createBlockTimer(0);
    timer.due(10_000);
    expect(timer.due(60_000)).toBe(6);
    expect(timer.due(60_010)).toBe(1);
  });
});

/** Numerical Recipes' generator: the same lateness in every run. */
function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
