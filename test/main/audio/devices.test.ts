import { describe, expect, test } from 'vitest';
import { keepDevices } from '../../../main/audio/device/device-keeper.ts';
import { preferredList, resolveDevice, resolveName, shownDevices } from '../../../main/audio/device/device-list.ts';
import { candidateRates } from '../../../main/audio/device/device-rate.ts';
import type { PortAudioDevice, PortAudioHosts } from '../../../main/audio/device/load-port-audio.ts';
import { loadPortAudio } from '../../../main/audio/device/load-port-audio.ts';
import { createBlockTimer } from '../../../main/audio/device/silent-device.ts';
import type { SoundDevices } from '../../../main/audio/device/sound-devices.ts';
import { createStaleCapture } from '../../../main/audio/device/stale-capture.ts';
import { createStreamWatch } from '../../../main/audio/device/stream-watch.ts';
import type { WantedDevices } from '../../../main/audio/protocol.ts';

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

describe('a device that runs', () => {
  const watched = (upToMs: number, aliveUntilMs: number, everyMs = 100) => {
    const watch = createStreamWatch(0);
    let health = watch.check(0);
    for (let nowMs = everyMs; nowMs <= upToMs; nowMs += everyMs) {
      if (nowMs <= aliveUntilMs) watch.alive(nowMs);
      health = watch.check(nowMs);
    }
    return health;
  };
  test.each([
    [1_000, 1_000, 'fine'],
    [1_300, 1_000, 'fine'],
    [1_400, 1_000, 'suspect'],
    [1_900, 1_000, 'suspect'],
    [2_000, 1_000, 'dead'],
  ])('at %i ms, silent since %i ms, is %s', (nowMs, aliveUntilMs, health) => expect(watched(nowMs, aliveUntilMs)).toBe(health));
  test('may take four seconds to start', () => {
    expect(watched(3_900, 0)).toBe('fine');
    expect(watched(4_000, 0)).toBe('dead');
  });
  test('is not blamed for a standstill of the whole process', () => {
    const watch = createStreamWatch(0);
    watch.alive(100);
    watch.check(100);
    expect(watch.check(30_000)).not.toBe('dead');
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

test('ordinary jitter of the microphone costs nothing', () => {
  const stale = createStaleCapture();
  for (let nowMs = 0; nowMs < 1_000; nowMs += 40) for (const late of [0, 0.2, 0.4, 0.6]) expect(stale.isFresh(nowMs + late)).toBe(true);
});

test('the silent stand-in hands over a hundred blocks a second, and few at once after a standstill', () => {
  const timer = createBlockTimer(0);
  let blocks = 0;
  for (let nowMs = 0; nowMs <= 10_000; nowMs += 17) blocks += timer.due(nowMs);
  expect(blocks).toBeGreaterThanOrEqual(998);
  expect(blocks).toBeLessThanOrEqual(1_000);
  expect(timer.due(60_000)).toBeLessThanOrEqual(6);
  expect(timer.due(60_010)).toBe(1);
});

describe('devices run only while a call has sound', () => {
  function keeper(chosen: WantedDevices = { microphone: 'default', speaker: 'default' }, closes = true) {
    const story: string[] = [];
    const kept = keepDevices({
      open(wanted): SoundDevices {
        story.push(`open ${wanted.microphone ?? 'default'}/${wanted.speaker ?? 'default'}`);
        return {
          running: chosen,
          chosen,
          check: () => ({ health: 'fine', direction: 'microphone' }),
          close: () => {
            story.push('close');
            return Promise.resolve(closes);
          },
        };
      },
      stuck: () => story.push('stuck'),
      changed: () => undefined,
    });
    return { kept, story };
  }
  const seen = (name: string) => ({ microphones: [{ name, isDefault: true }], speakers: [{ name, isDefault: true }] });

  test('opening and closing in one breath ends closed', async () => {
    const { kept, story } = keeper();
    await Promise.all([kept.need(true), kept.need(false), kept.need(true), kept.need(false)]);
    expect(kept.open).toBe(null);
    expect(story.filter((step) => step === 'close').length).toBe(story.filter((step) => step.startsWith('open')).length);
  });
  test('another wish during a call closes first and opens then; without a call nothing runs', async () => {
    const { kept, story } = keeper();
    await kept.want({ microphone: 'A', speaker: null });
    expect(story).toEqual([]);
    await kept.need(true);
    await kept.want({ microphone: 'B', speaker: null });
    expect(story).toEqual(['open A/default', 'close', 'open B/default']);
  });
  test('a moved default is followed; the same picture, and a device that refuses, change nothing', async () => {
    const { kept, story } = keeper();
    await kept.need(true);
    await kept.seen(seen('default'));
    expect(story.length).toBe(1);
    await kept.seen(seen('new headset'));
    expect(story).toEqual(['open default/default', 'close', 'open default/default']);
  });
  test('a stream that does not close is reported, because only a new process helps', async () => {
    const { kept, story } = keeper({ microphone: 'default', speaker: 'default' }, false);
    await kept.need(true);
    await kept.need(false);
    expect(story).toContain('stuck');
  });
});
