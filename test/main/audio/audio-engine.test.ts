import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startAudioEngine } from '../../../main/audio/audio-engine.ts';
import { createVoiceSeat } from '../../../main/audio/device/voice-seat.ts';
import { loadResamplers } from '../../../main/audio/dsp/resampler.ts';
import type { AudioReport } from '../../../main/audio/protocol.ts';
import { createFakePortAudio } from '../../support/sound/fake-port-audio.ts';

const createResampler = await loadResamplers();
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** An engine whose devices are needed by a sound check, and whose sound server ticks. */
function engineOn(fake: ReturnType<typeof createFakePortAudio>) {
  const reports: AudioReport[] = [];
  let deaths = 0;
  const engine = startAudioEngine({
    portAudio: fake.portAudio,
    createResampler,
    voice: createVoiceSeat(new Promise(() => undefined)),
    now: () => performance.now(),
    report: (report) => reports.push(report),
    flushPrints: () => undefined,
    die: () => (deaths += 1),
    withoutDevices: false,
  });
  return {
    engine,
    reports,
    deaths: () => deaths,
    async run(milliseconds: number) {
      for (let passed = 0; passed < milliseconds; passed += 10) {
        fake.tick();
        await vi.advanceTimersByTimeAsync(10);
      }
    },
    running: () => reports.filter((report) => report.type === 'devices-running').at(-1),
  };
}

test.each([
  ['microphone', 'speaker'],
  ['speaker', 'microphone'],
])('a %s that opens and never starts costs its sound, not the call: the %s goes on, and the agent is told', async (mute, other) => {
  const fake = createFakePortAudio('headset');
  fake.mute(`${mute} of headset`);
  const { engine, reports, deaths, run, running } = engineOn(fake);
  engine.obey({ type: 'sound-check', step: { kind: 'meter' } });
  await run(20_000);
  expect(deaths()).toBe(0);
  expect(running()).toEqual({ type: 'devices-running', microphone: 'headset', speaker: 'headset', [mute]: null });
  expect(reports.filter((report) => report.type === 'fact' && report.name === 'device-missing').length).toBe(1);
  expect(fake.open()).toEqual([`${other} of headset`]);
  expect(reports.filter((report) => report.type === 'devices-health').at(-1)).toEqual({ type: 'devices-health', health: 'fine' });
  await engine.stop();
});

test('devices that both never start are stood in for, one after the other', async () => {
  const fake = createFakePortAudio('headset');
  fake.mute('microphone of headset');
  fake.mute('speaker of headset');
  const { engine, deaths, run, running } = engineOn(fake);
  engine.obey({ type: 'sound-check', step: { kind: 'meter' } });
  await run(10_000);
  expect(deaths()).toBe(0);
  expect(running()).toEqual({ type: 'devices-running', microphone: null, speaker: null });
  await engine.stop();
});

test('a process that is needed no more sleeps', async () => {
  const { engine, run } = engineOn(createFakePortAudio('headset'));
  engine.obey({ type: 'sound-check', step: { kind: 'meter' } });
  await run(100);
  expect(vi.getTimerCount()).toBeGreaterThan(0);
  engine.obey({ type: 'sound-check', step: null });
  await run(100);
  expect(vi.getTimerCount()).toBe(0);
  engine.obey({ type: 'sound-check', step: { kind: 'meter' } });
  await run(100);
  expect(vi.getTimerCount()).toBeGreaterThan(0);
  await engine.stop();
});

test('a look that fails does not say that nothing is plugged in, and says why it failed once', async () => {
  const fake = createFakePortAudio('headset');
  let isBlind = true;
  const getDevices = (): ReturnType<typeof fake.portAudio.getDevices> => {
    if (isBlind) throw new Error('Could not initialize PortAudio: Internal PortAudio error');
    return fake.portAudio.getDevices();
  };
  const { engine, reports, run } = engineOn({ ...fake, portAudio: { ...fake.portAudio, getDevices } });
  engine.obey({ type: 'use-devices', microphone: null, speaker: null });
  await run(10_000);
  const reason = 'Could not initialize PortAudio: Internal PortAudio error';
  expect(reports).toEqual([{ type: 'fact', level: 'warn', name: 'device-look-failed', values: { reason } }]);
  isBlind = false;
  await run(5_000);
  const headset = [{ name: 'headset', isDefault: true }];
  expect(reports.slice(1)).toEqual([{ type: 'devices', devices: { microphones: headset, speakers: headset } }]);
  await engine.stop();
});
