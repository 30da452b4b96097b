import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startVirtualSound, type VirtualSound } from '../../build/setup/sound.ts';
import { clearestMoment, levelAt, tone } from './tone.ts';

const run = promisify(execFile);
const MONO_48K = ['--rate=48000', '--channels=1', '--format=s16le', '--latency-msec=100'];
const HALF_A_SECOND_BYTES = 48_000;

let sound: VirtualSound;
beforeAll(async () => {
  sound = await startVirtualSound();
});
afterAll(() => sound.stop());

/** Plays a tone into a sink until half a second of it has been heard on a source; returns its clearest moment. */
async function heard(route: { sink: string; source: string; frequencyHz: number }): Promise<Buffer> {
  const player = spawn('pacat', ['-s', sound.pulseServer, '-d', route.sink, ...MONO_48K]);
  const ear = spawn('parec', ['-s', sound.pulseServer, '-d', route.source, ...MONO_48K]);
  player.stdin.on('error', () => undefined); // it is stopped in the middle of the tone
  player.stdin.end(tone({ frequencyHz: route.frequencyHz, seconds: 5 }));
  const heardSoFar: Buffer[] = [];
  try {
    for await (const chunk of ear.stdout as AsyncIterable<Buffer>) {
      if (heardSoFar.length > 0 || levelAt(chunk, route.frequencyHz) > 0.1) heardSoFar.push(chunk);
      if (Buffer.concat(heardSoFar).length >= HALF_A_SECOND_BYTES) break;
    }
  } finally {
    for (const child of [player, ear]) {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
  }
  return clearestMoment(Buffer.concat(heardSoFar), route.frequencyHz);
}

describe('the virtual headset', () => {
  test('carries a voice played into `mic` to the default microphone', async () => {
    const pcm = await heard({ sink: 'mic', source: 'headset_mic', frequencyHz: 440 });
    expect(levelAt(pcm, 440)).toBeCloseTo(0.3, 1);
    expect(levelAt(pcm, 1_000)).toBeLessThan(0.01);
  });

  test('lets a test hear what is played to the headset', async () => {
    const pcm = await heard({ sink: 'spk', source: 'spk.monitor', frequencyHz: 1_000 });
    expect(levelAt(pcm, 1_000)).toBeCloseTo(0.3, 1);
    expect(levelAt(pcm, 440)).toBeLessThan(0.01);
  });

  test('is awake from the first moment: a microphone opened at once delivers within a second', async () => {
    const fresh = await startVirtualSound();
    const openedAt = performance.now();
    const ear = spawn('parec', ['-s', fresh.pulseServer, '-d', 'headset_mic', ...MONO_48K]);
    await once(ear.stdout, 'data');
    const waitedMs = performance.now() - openedAt;
    ear.kill();
    await once(ear, 'exit');
    await fresh.stop();
    expect(waitedMs).toBeLessThan(1_000);
  });

  test('is the default for a program that names no device', async () => {
    const { stdout } = await run('pactl', ['-s', sound.pulseServer, 'info']);
    expect(stdout).toContain('Default Sink: spk\n');
    expect(stdout).toContain('Default Source: headset_mic\n');
  });

  test('is what PortAudio offers, and nothing else is', async () => {
    const list = `import('naudiodon').then((portAudio) => console.log(JSON.stringify(portAudio.default.getDevices().map((device) => device.name))))`;
    const { stdout } = await run(process.execPath, ['-e', list], { env: { ...process.env, ...sound.env } });
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual(['headset', 'spk_loop', 'default']);
  });
});

test('a stopped virtual headset leaves neither server nor folder behind', async () => {
  const second = await startVirtualSound();
  await second.stop();
  await second.stop();
  expect(existsSync(second.env.ALSA_CONFIG_PATH)).toBe(false);
  await expect(run('pactl', ['-s', second.pulseServer, 'info'])).rejects.toThrow('Connection');
});
