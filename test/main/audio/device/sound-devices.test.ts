import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openSoundDevices, type SoundDevices } from '../../../../main/audio/device/sound-devices.ts';
import { BLOCK_MS } from '../../../../main/audio/dsp/sound-format.ts';
import { loadResamplers, type CreateResampler } from '../../../../main/audio/dsp/resampler.ts';
import { createFakePortAudio, type FakePortAudio } from '../../../support/sound/fake-port-audio.ts';

let createResampler: CreateResampler;
beforeAll(async () => {
  createResampler = await loadResamplers();
});
const opened: SoundDevices[] = [];
afterEach(async () => {
  for (const devices of opened.splice(0)) await devices.close();
});

function open(
  fake: FakePortAudio,
  order: { readonly usesMicrophone?: boolean; readonly wanted?: string | null; readonly isWary?: boolean } = {},
) {
  const wanted = order.wanted ?? null;
  const heard = { voice: 0, silence: 0, asked: 0 };
  const facts: string[] = [];
  const broken: string[] = [];
  const devices = openSoundDevices({
    portAudio: fake.portAudio,
    wanted: { microphone: wanted, speaker: wanted },
    usesMicrophone: order.usesMicrophone ?? true,
    isWary: order.isWary ?? false,
    createResampler,
    now: () => performance.now(),
    captured: (_block, isVoice) => {
      heard[isVoice ? 'voice' : 'silence'] += 1;
    },
    fill: () => {
      heard.asked += 1;
    },
    report: (report) => {
      if (report.type === 'fact') facts.push(`${String(report.values['direction'])}: ${String(report.values['reason'])}`);
    },
    broke: (direction, reason) => broken.push(`${direction}: ${reason}`),
  });
  opened.push(devices);
  return { devices, heard, facts, broken };
}
const tickFor = async (fake: FakePortAudio, blocks: number): Promise<void> => {
  for (let block = 0; block < blocks; block += 1) {
    fake.tick();
    await delay(BLOCK_MS); // a block for the speaker is made some milliseconds after it took one
  }
};

describe('the devices of a call', () => {
  test('are two streams, each fed and read block by block', async () => {
    const fake = createFakePortAudio('headset');
    const { devices, heard } = open(fake);
    expect(fake.open()).toEqual(['microphone of headset', 'speaker of headset']);
    await tickFor(fake, 100);
    expect(heard.voice).toBeGreaterThanOrEqual(98);
    expect(heard.asked).toBeGreaterThanOrEqual(100);
    expect(await devices.close()).toBe(true);
    expect(fake.open()).toEqual([]);
  });

  test('of a listener are the speaker alone; the microphone is named all the same, and joins without a gap', async () => {
    const fake = createFakePortAudio('headset');
    const { devices, heard } = open(fake, { usesMicrophone: false });
    expect(fake.open()).toEqual(['speaker of headset']);
    expect(devices.running).toEqual({ microphone: 'headset', speaker: 'headset' });
    await tickFor(fake, 10);
    expect(heard.voice + heard.silence).toBe(0);

    await devices.useMicrophone(true);
    expect(fake.open()).toEqual(['speaker of headset', 'microphone of headset']);
    expect(await devices.useMicrophone(false)).toBe(true);
    expect(fake.open()).toEqual(['speaker of headset']);
  });

  test('that moved in the list between looking and opening are not mistaken for others', () => {
    const fake = createFakePortAudio('headset', 'loudspeaker');
    fake.plugAfterLook('television', 'headset', 'loudspeaker');
    const { devices } = open(fake, { wanted: 'loudspeaker' });
    expect(devices.running).toEqual({ microphone: 'loudspeaker', speaker: 'loudspeaker' });
    expect(fake.open()).toEqual(['microphone of loudspeaker', 'speaker of loudspeaker']);
  });

  test('that moved, and refuse when they are opened anew, count as refusing too', () => {
    const fake = createFakePortAudio('headset', 'loudspeaker');
    fake.plugAfterLook('television', 'headset', 'loudspeaker');
    fake.refuse('loudspeaker');
    const { devices } = open(fake, { wanted: 'loudspeaker' });
    expect(devices.chosen).toEqual({ microphone: 'loudspeaker', speaker: 'loudspeaker' });
    expect(devices.refusals).toBe(2);
  });

  test('that refuse are stood in for by silence that keeps time, and PortAudio is known to be worn', async () => {
    const fake = createFakePortAudio('headset');
    fake.refuse('headset');
    const { devices, heard, facts } = open(fake);
    expect(facts).toEqual(['microphone: Format not supported: Invalid sample rate', 'speaker: Format not supported: Invalid sample rate']);
    expect(devices.running).toEqual({ microphone: null, speaker: null });
    expect(devices.refusals).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(heard.silence).toBeGreaterThanOrEqual(20);
    expect(heard.asked).toBeGreaterThanOrEqual(20);
    expect(devices.check(performance.now()).health).toBe('fine');
  });

  test('that refuse are replaced by the default ones, where those do not: a sound server may hold the card', async () => {
    const fake = createFakePortAudio('server', 'card');
    fake.refuse('card');
    const { devices, heard, facts } = open(fake, { wanted: 'card' });
    expect(facts).toEqual(['microphone: Format not supported: Invalid sample rate', 'speaker: Format not supported: Invalid sample rate']);
    expect(devices.running).toEqual({ microphone: 'server', speaker: 'server' });
    // What was tried counts: a look that finds the card again must not interrupt what sounds.
    expect(devices.chosen).toEqual({ microphone: 'card', speaker: 'card' });
    await tickFor(fake, 20);
    expect(heard.voice).toBeGreaterThan(0);
    expect(heard.asked).toBeGreaterThan(0);
  });

  test.each(['microphone', 'speaker'] as const)('of which the %s never starts go on with silence for that one', async (direction) => {
    const fake = createFakePortAudio('headset');
    fake.mute(`${direction} of headset`);
    const { devices, heard, facts } = open(fake);
    await tickFor(fake, 10);
    expect(await devices.standIn(direction)).toBe(true);
    expect(facts).toEqual([`${direction}: never started`]);
    expect(devices.running).toEqual({ microphone: 'headset', speaker: 'headset', [direction]: null });
    expect(devices.chosen).toEqual({ microphone: 'headset', speaker: 'headset' });
    const before = { ...heard };
    await new Promise((resolve) => setTimeout(resolve, 200));
    if (direction === 'microphone') expect(heard.silence).toBeGreaterThan(before.silence + 10);
    else expect(heard.asked).toBeGreaterThan(before.asked + 10);
    expect(await devices.standIn(direction)).toBe(true); // once is enough
    expect(facts.length).toBe(1);
    expect(await devices.close()).toBe(true);
    expect(fake.open()).toEqual([]);
  });

  test('of which one never starts and does not let go keep the other; that the process is spoilt is told at the end', async () => {
    const fake = createFakePortAudio('headset');
    fake.mute('microphone of headset', { closes: false });
    const { devices, broken } = open(fake);
    await tickFor(fake, 10);
    expect(await devices.standIn('microphone')).toBe(true);
    expect(broken).toEqual([]);
    expect(await devices.close()).toBe(false);
  });

  test.each([false, true])(
    'that never start and do not let go need a new process, unless others died of it before (%s)',
    async (isWary) => {
      const fake = createFakePortAudio('headset');
      fake.mute('microphone of headset', { closes: false });
      fake.mute('speaker of headset', { closes: false });
      const { devices } = open(fake, { isWary });
      expect(await devices.standIn('microphone')).toBe(isWary);
    },
  );

  test('whose writes fail say so once, and ask for nothing more', async () => {
    const fake = createFakePortAudio('headset');
    const { heard, broken } = open(fake);
    await tickFor(fake, 10);
    fake.breakWrites();
    fake.tick();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(broken).toEqual(['speaker: stream stopped']);
    expect(heard.asked).toBeLessThan(20);
  });

  test('that are gone do not close, which takes a second to know and no longer', async () => {
    const fake = createFakePortAudio('headset');
    const { devices } = open(fake);
    fake.die();
    const startedMs = performance.now();
    expect(await devices.close()).toBe(false);
    expect(performance.now() - startedMs).toBeLessThan(1_500);
  });
});
