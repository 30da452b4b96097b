import { setTimeout as delay } from 'node:timers/promises';
import type { Call } from '#contract/call.ts';
import { AVAILABLE_SINCE_START } from '#contract/presence.ts';
import { DEFAULT_RINGER, type RingerSettings, type SoundingTone } from '#contract/ringer.ts';
import { DEFAULT_VOICE } from '#contract/settings.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startVirtualSound, type VirtualSound } from '../../../build/setup/sound.ts';
import { systemClock } from '../../../main/adapters/clock/system-clock.ts';
import { createRinger, type Ringer } from '../../../main/core/ringer/ringer.ts';
import { PLAIN_SETTINGS } from '../../support/fakes/memory-stores.ts';
import { CALL_IN } from '../../support/fakes/sample-calls.ts';
import { RING } from '../../support/sounding-tones.ts';
import { pactl, plugSpeakerIn, type PluggedSpeaker } from './support/plugged-speaker.ts';
import { openSpeakerEar, playingStreams, type SpeakerEar } from './support/speaker-ear.ts';
import { openStationPage, type StationPage } from './support/station-page.ts';
import { until } from './support/until.ts';

const CHIME_HZ = 659.26;
const BELL_HZ = 880;
const KNOCK_HZ = 880;
/** Longer than a cadence: whoever is silent for so long is silent. */
const CADENCE_MS = 4_200;

let sound: VirtualSound;
let station: StationPage;
/** The default, where voices sound, named Headset; and one named Voice. */
let headset: SpeakerEar;
let voice: SpeakerEar;
let room: PluggedSpeaker;
let idleStreams = 0;
let ringer: Ringer;

beforeAll(async () => {
  sound = await startVirtualSound();
  headset = openSpeakerEar(sound.pulseServer, 'spk');
  voice = openSpeakerEar(sound.pulseServer, 'mic');
  room = await plugSpeakerIn(sound.pulseServer, 'Room');
  idleStreams = playingStreams(sound.pulseServer);
  station = await openStationPage({ microphoneSound: new Float32Array(48_000), microphone: 'allowed', pulseServer: sound.pulseServer });
}, 60_000);
afterAll(async () => {
  await station.close();
  await room.unplug();
  await headset.stop();
  await voice.stop();
  await sound.stop();
});
beforeEach(async () => {
  await station.order({ type: 'use-devices', microphone: null, speaker: null, voice: DEFAULT_VOICE, known: [] });
  ringer = createRinger({ clock: systemClock, station: { playTone: (tone) => void station.order({ type: 'play-tone', tone }) } });
});
afterEach(async () => {
  ringer.stop();
  await station.order({ type: 'play-tone', tone: null });
  await until(() => playingStreams(sound.pulseServer) === idleStreams);
  expectNoComplaint();
});

function expectNoComplaint(): void {
  expect(station.complaints).toEqual([]);
}

const play = (part: Partial<Extract<SoundingTone, { tone: 'ring' }>>): Promise<void> =>
  station.order({ type: 'play-tone', tone: { ...RING, ...part } as SoundingTone });
const settle = (change: Partial<RingerSettings>, ...calls: readonly Call[]): void =>
  ringer.follow({
    presence: AVAILABLE_SINCE_START,
    calls,
    lines: [],
    settings: { ...PLAIN_SETTINGS, ringer: { ...DEFAULT_RINGER, ...change } },
  });
const heard = (ear: SpeakerEar, hz = CHIME_HZ): boolean => ear.heard(hz, 100) > 0.03;
/** Whether anything at all was heard of a tone in a whole cadence. */
async function heardWithin(ear: SpeakerEar, hz: number, milliseconds: number): Promise<boolean> {
  for (const endsAt = performance.now() + milliseconds; performance.now() < endsAt;) {
    if (ear.heard(hz, 100) > 0.002) return true;
    await delay(40);
  }
  return false;
}

describe('a ring', () => {
  test('is heard on each device that was chosen, and on no other', async () => {
    await play({ outputs: ['Voice', 'Room'] });
    const [onVoice, onRoom] = await Promise.all([until(() => heard(voice)), until(() => heard(room.ear))]);
    expect(Math.abs(onVoice - onRoom)).toBeLessThan(500);
    expect(await heardWithin(headset, CHIME_HZ, CADENCE_MS)).toBe(false);
  });

  test('everywhere is heard on every device', async () => {
    await play({ outputs: 'everywhere' });
    await Promise.all([until(() => heard(headset)), until(() => heard(voice)), until(() => heard(room.ear))]);
  });

  test('is heard on the other devices where one cannot be opened, whichever comes first, and there again with the next ring', async () => {
    await until(() => !heard(voice) && !heard(room.ear)); // the ring of the test before may still be in the ears
    try {
      await station.refuseOutput('Room');
      for (const outputs of [
        ['Room', 'Voice'],
        ['Voice', 'Room'],
      ]) {
        await play({ outputs });
        await until(() => heard(voice));
        expect(await heardWithin(room.ear, CHIME_HZ, 500)).toBe(false);
        await station.order({ type: 'play-tone', tone: null });
        await until(() => playingStreams(sound.pulseServer) === idleStreams);
      }
    } finally {
      await station.refuseOutput(null);
    }
    await play({ outputs: ['Room', 'Voice'] });
    await Promise.all([until(() => heard(room.ear)), until(() => heard(voice))]);
  });

  test('sounds by the tone of its line', async () => {
    await play({ ringtone: 'bell', outputs: ['Room'] });
    await until(() => heard(room.ear, BELL_HZ));
    expect(room.ear.heard(BELL_HZ, 100)).toBeGreaterThan(4 * room.ear.heard(CHIME_HZ, 100));
    await play({ ringtone: 'chime', outputs: ['Room'] });
    await until(() => heard(room.ear));
  });

  test('is turned down by its own volume while it sounds', async () => {
    /** Of one burst, from its beginning on. */
    const loudest = async (): Promise<number> => {
      await until(() => heard(room.ear));
      let most = 0;
      for (const endsAt = performance.now() + 500; performance.now() < endsAt; await delay(20))
        most = Math.max(most, room.ear.heard(CHIME_HZ, 100));
      return most;
    };
    await play({ outputs: ['Room'], volumePercent: 100 });
    const loud = await loudest();
    await play({ outputs: ['Room'], volumePercent: 50 });
    let quiet = loud;
    // What the ear has heard of the first cadence may still be on its way.
    for (let bursts = 0; bursts < 4 && loud / quiet <= 3.6; bursts += 1) quiet = await loudest();
    // Half the volume is 12 dB less.
    expect(loud / quiet).toBeGreaterThan(3.6);
    expect(loud).toBeGreaterThan(0.12);
  });
});

describe('what is plugged in and out while it rings', () => {
  test('a device that goes leaves the others ringing, and none rings in its place', async () => {
    const desk = await plugSpeakerIn(sound.pulseServer, 'Desk');
    try {
      await play({ outputs: ['Desk', 'Voice'] });
      await Promise.all([until(() => heard(desk.ear)), until(() => heard(voice))]);
      await desk.unplug();
      // PulseAudio itself plays on elsewhere what it cannot play there, until the station notices.
      await delay(1_000);
      expect(await Promise.all([heardWithin(headset, CHIME_HZ, CADENCE_MS), heardWithin(voice, CHIME_HZ, CADENCE_MS)])).toEqual([
        false,
        true,
      ]);
    } finally {
      await desk.unplug();
    }
  });

  test('where the only device that rings goes, the speaker of calls rings; it has it again when it is back', async () => {
    const desk = await plugSpeakerIn(sound.pulseServer, 'Desk');
    try {
      await play({ outputs: ['Desk'] });
      await until(() => heard(desk.ear));
      await desk.unplug();
      await delay(1_000);
      await until(() => heard(headset), CADENCE_MS);
    } finally {
      await desk.unplug();
    }
    const again = await plugSpeakerIn(sound.pulseServer, 'Desk');
    try {
      await until(() => heard(again.ear), CADENCE_MS);
      await delay(1_000);
      expect(await heardWithin(headset, CHIME_HZ, CADENCE_MS)).toBe(false);
    } finally {
      await again.unplug();
    }
  });
});

test('a machine without any speaker rings on the first one that is plugged in while it rings', async () => {
  const bare = await startVirtualSound();
  pactl(bare.pulseServer, 'unload-module', 'module-null-sink');
  const there = await openStationPage({ microphoneSound: new Float32Array(48_000), microphone: 'allowed', pulseServer: bare.pulseServer });
  try {
    await there.order({ type: 'use-devices', microphone: null, speaker: null, voice: DEFAULT_VOICE, known: [] });
    await there.order({ type: 'play-tone', tone: RING });
    await delay(500);
    const desk = await plugSpeakerIn(bare.pulseServer, 'Desk');
    expect(await until(() => heard(desk.ear))).toBeLessThan(2 * CADENCE_MS);
    await desk.unplug();
  } finally {
    await there.close();
    await bare.stop();
  }
});

describe('a call', () => {
  const { ringing, active } = CALL_IN;

  test('that nobody takes rings in the room too, after the time and not before, and goes on in the first place', async () => {
    settle({ devices: ['Voice'], escalateAfterSeconds: 5, escalateTo: ['Room'] }, ringing);
    await until(() => heard(voice));
    expect(await heardWithin(room.ear, CHIME_HZ, 4_000)).toBe(false);
    await until(() => heard(room.ear), 2_500);
    await until(() => heard(voice));
    expect(await heardWithin(headset, CHIME_HZ, 500)).toBe(false);
  });

  test('that waits while the agent talks knocks quietly in the ear, and not in the room', async () => {
    settle({ devices: ['Room'], volumePercent: 100 }, active, ringing);
    await until(() => headset.heard(KNOCK_HZ, 50) > 0.005);
    expect(headset.heard(KNOCK_HZ, 50)).toBeLessThan(0.04);
    expect(await heardWithin(room.ear, KNOCK_HZ, 1_000)).toBe(false);
    settle({ devices: ['Room'], volumePercent: 100, beepInCall: false }, active, ringing);
    await delay(300);
    expect(await heardWithin(headset, KNOCK_HZ, 5_200)).toBe(false);
  });

  test.each(['visual', 'silent'] as const)('in the mode %s is heard nowhere, and opens no device', async (mode) => {
    settle({ mode, devices: ['Room', 'Voice'] }, ringing);
    expect(await Promise.all([headset, voice, room.ear].map((ear) => heardWithin(ear, CHIME_HZ, 1_500)))).toEqual([false, false, false]);
    expect(playingStreams(sound.pulseServer)).toBe(idleStreams);
  });
});
