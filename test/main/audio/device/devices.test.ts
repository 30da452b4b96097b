import { describe, expect, test } from 'vitest';
import { keepDevices } from '../../../../main/audio/device/device-keeper.ts';
import { preferredList, resolveDevice, resolveName, shownDevices } from '../../../../main/audio/device/device-list.ts';
import { candidateRates } from '../../../../main/audio/device/device-rate.ts';
import type { PortAudioDevice, PortAudioHosts } from '../../../../main/audio/device/load-port-audio.ts';
import { loadPortAudio } from '../../../../main/audio/device/load-port-audio.ts';
import { createBlockTimer } from '../../../../main/audio/device/silent-device.ts';
import type { SoundDevices } from '../../../../main/audio/device/sound-devices.ts';
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

describe('devices run only while a call has sound', () => {
  function keeper({ runs = 'default', closes = true, refusals = 0 } = {}) {
    const story: string[] = [];
    let open = { microphone: runs, speaker: runs };
    const kept = keepDevices({
      open(wanted, usesMicrophone): SoundDevices {
        open = { microphone: wanted.microphone ?? runs, speaker: wanted.speaker ?? runs };
        let isTalking = usesMicrophone;
        story.push(`open ${usesMicrophone ? open.microphone : '-'}/${open.speaker}`);
        return {
          get running() {
            return open;
          },
          chosen: open,
          defaults: { microphone: runs, speaker: runs },
          refusals,
          get usesMicrophone() {
            return isTalking;
          },
          useMicrophone(used) {
            isTalking = used;
            story.push(used ? 'microphone on' : 'microphone off');
            return Promise.resolve(closes);
          },
          standIn(direction) {
            story.push(`silence for the ${direction}`);
            open = { ...open, [direction]: null };
            return Promise.resolve(closes);
          },
          check: () => ({ health: 'fine', direction: 'microphone' }),
          close: () => {
            story.push('close');
            return Promise.resolve(closes);
          },
        };
      },
      stuck: (reason) => story.push(`stuck: ${reason}`),
      changed: () => undefined,
    });
    return { kept, story };
  }
  const seen = (name: string) => ({ microphones: [{ name, isDefault: true }], speakers: [{ name, isDefault: true }] });

  test('opening and closing in one breath ends closed', async () => {
    const { kept, story } = keeper();
    await Promise.all([kept.need('talking'), kept.need('nothing'), kept.need('listening'), kept.need('nothing')]);
    expect(kept.open).toBe(null);
    expect(story.filter((step) => step === 'close').length).toBe(story.filter((step) => step.startsWith('open')).length);
  });
  test('who only listens has no microphone open; who begins to talk hears on meanwhile', async () => {
    const { kept, story } = keeper();
    await kept.need('listening');
    await kept.need('talking');
    await kept.need('listening');
    await kept.need('nothing');
    expect(story).toEqual(['open -/default', 'microphone on', 'microphone off', 'close']);
  });
  test('another wish during a call closes first and opens then; without a call nothing runs', async () => {
    const { kept, story } = keeper();
    await kept.want({ microphone: 'A', speaker: null });
    expect(story).toEqual([]);
    await kept.need('talking');
    await kept.want({ microphone: 'B', speaker: null });
    expect(story).toEqual(['open A/default', 'close', 'open B/default']);
  });
  test('choosing by name what runs already interrupts nobody', async () => {
    const { kept, story } = keeper({ runs: 'headset' });
    await kept.need('talking');
    await kept.want({ microphone: 'headset', speaker: 'headset' });
    expect(story).toEqual(['open headset/headset']);
  });
  test('choosing the system default while it runs interrupts nobody, until it has moved', async () => {
    const { kept, story } = keeper({ runs: 'headset' });
    await kept.want({ microphone: 'headset', speaker: null });
    await kept.need('talking');
    await kept.want({ microphone: null, speaker: null });
    expect(story).toEqual(['open headset/headset']);
    await kept.want({ microphone: 'headset', speaker: 'headset' });
    const headset = { name: 'headset', isDefault: false };
    const moved = seen('new headset');
    await kept.seen({ microphones: [...moved.microphones, headset], speakers: [...moved.speakers, headset] }); // nobody wants the default
    expect(story).toEqual(['open headset/headset']);
    await kept.want({ microphone: null, speaker: 'headset' });
    expect(story).toEqual(['open headset/headset', 'close', 'open headset/headset']);
  });
  test('a device that never started is tried again when it is chosen or plugged in anew, and not before', async () => {
    const { kept, story } = keeper({ runs: 'headset' });
    await kept.need('talking');
    await kept.giveUp('microphone');
    expect(kept.open?.running).toEqual({ microphone: null, speaker: 'headset' });
    await kept.seen(seen('headset'));
    expect(story).toEqual(['open headset/headset', 'silence for the microphone']);
    await kept.want({ microphone: 'headset', speaker: null });
    expect(story.slice(2)).toEqual(['close', 'open headset/headset']);
    await kept.giveUp('microphone');
    await kept.seen({ ...seen('headset'), microphones: [] });
    await kept.seen(seen('headset'));
    expect(story.slice(4).filter((step) => step === 'open headset/headset').length).toBeGreaterThanOrEqual(1);
  });
  test('devices that never start and do not let go need a new process', async () => {
    const { kept, story } = keeper({ closes: false });
    await kept.need('talking');
    await kept.giveUp('speaker');
    expect(story.at(-1)).toBe('stuck: never started');
  });
  test('a moved default is followed; the same picture, and a device that refuses, change nothing', async () => {
    const { kept, story } = keeper();
    await kept.need('talking');
    await kept.seen(seen('default'));
    expect(story.length).toBe(1);
    await kept.seen(seen('new headset'));
    expect(story).toEqual(['open default/default', 'close', 'open default/default']);
  });
  test('a new microphone is no news for who only listens', async () => {
    const { kept, story } = keeper();
    await kept.need('listening');
    await kept.seen({ ...seen('default'), microphones: [{ name: 'new headset', isDefault: true }] });
    expect(story).toEqual(['open -/default']);
  });
  test('a stream that does not close is reported, because only a new process helps', async () => {
    const { kept, story } = keeper({ closes: false });
    await kept.need('talking');
    await kept.need('nothing');
    expect(story).toContain('stuck: did not close');
  });
  test('where PortAudio refused before, what is plugged in needs a new process: this one would never see it', async () => {
    const { kept, story } = keeper({ refusals: 1 });
    await kept.need('talking');
    expect(kept.isWorn).toBe(true);
    await kept.seen(seen('default'));
    expect(story.length).toBe(1);
    await kept.seen(seen('new headset'));
    expect(story).toContain('stuck: cannot look for devices again');
  });
});
