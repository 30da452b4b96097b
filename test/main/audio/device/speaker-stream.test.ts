import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openSpeaker } from '../../../../main/audio/device/speaker-stream.ts';
import type { PortAudio, PortAudioStream } from '../../../../main/audio/device/load-port-audio.ts';
import { loadResamplers } from '../../../../main/audio/dsp/resampler.ts';
import { deviceNamed } from '../../../support/sound/fake-port-audio.ts';

const createResampler = await loadResamplers();
const QUEUE_BLOCKS = 2;
const BLOCK_MS = 10;

/** PortAudio's queue of two: a write is answered when it has found room; the device takes a block every ten milliseconds. */
function playback() {
  let queued = 0;
  let waits: (() => void) | null = null;
  let dry = 0;
  const admit = (): void => {
    if (waits === null || queued >= QUEUE_BLOCKS) return;
    queued += 1;
    waits();
    waits = null;
  };
  const stream: PortAudioStream = {
    start: () => undefined,
    quit: () => Promise.resolve(),
    read: () => Promise.reject(new Error('cannot read from an output-only stream')),
    write: () =>
      new Promise((resolve) => {
        if (waits !== null) throw new Error('more than one write is in flight');
        waits = () => {
          resolve(undefined);
        };
        admit();
      }),
  };
  return {
    stream,
    take() {
      if (queued === 0) dry += 1;
      else queued -= 1;
      admit();
    },
    dry: () => dry,
    queued: () => queued,
  };
}

function openOn(device: ReturnType<typeof playback>) {
  const madeMs: number[] = [];
  const portAudio: PortAudio = {
    open: () => device.stream,
    getDevices: () => [],
    getHostAPIs: () => ({ defaultHostAPI: 0, HostAPIs: [] }),
  };
  const opening = openSpeaker({
    portAudio,
    device: deviceNamed('headset', 0),
    createResampler,
    now: () => performance.now(),
    fill: () => madeMs.push(performance.now()),
    alive: () => undefined,
    broke: (reason) => {
      throw new Error(reason);
    },
  });
  if (!opening.ok) throw new Error(opening.reason);
  return { madeMs, stream: opening.stream };
}

const play = async (device: ReturnType<typeof playback>, blocks: number): Promise<void> => {
  for (let block = 0; block < blocks; block += 1) {
    await vi.advanceTimersByTimeAsync(BLOCK_MS);
    device.take();
    await vi.advanceTimersByTimeAsync(0);
  }
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the queue is filled at once', async () => {
  const device = playback();
  const { madeMs } = openOn(device);
  await vi.advanceTimersByTimeAsync(0);
  expect(device.queued()).toBe(QUEUE_BLOCKS);
  expect(new Set(madeMs).size).toBe(1);
});

test('what is played is made five milliseconds after the device took a block, and the device never runs dry', async () => {
  const device = playback();
  const { madeMs } = openOn(device);
  await play(device, 10);
  const sinceMs = performance.now();
  await play(device, 100);
  const made = madeMs.filter((atMs) => atMs > sinceMs);
  expect(made.length).toBeGreaterThanOrEqual(99);
  expect(new Set(made.map((atMs) => (atMs - sinceMs) % BLOCK_MS))).toEqual(new Set([5]));
  expect(device.dry()).toBe(0);
});

test('a device that takes two blocks at a time finds two', async () => {
  const device = playback();
  openOn(device);
  await vi.advanceTimersByTimeAsync(0);
  for (let turn = 0; turn < 100; turn += 1) {
    await vi.advanceTimersByTimeAsync(2 * BLOCK_MS);
    device.take();
    device.take();
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(device.dry()).toBe(0);
});

test('nothing is handed over after it was closed', async () => {
  const device = playback();
  const { madeMs, stream } = openOn(device);
  await play(device, 10);
  await stream.close();
  const made = madeMs.length;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(madeMs).toHaveLength(made);
});
