import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { startAudioEngine } from '../../../../main/audio/audio-engine.ts';
import type { PortAudio } from '../../../../main/audio/device/load-port-audio.ts';
import { createVoiceSeat } from '../../../../main/audio/device/voice-seat.ts';
import { loadResamplers } from '../../../../main/audio/dsp/resampler.ts';
import type { AudioReport, StreamId } from '../../../../main/audio/protocol.ts';
import { createFakePortAudio } from '../../../support/sound/fake-port-audio.ts';
import { startMediaServer } from '../../../support/sound/media-server.ts';

const createResampler = await loadResamplers();
/** Devices that do not close within a second are given up. */
const SOON = { interval: 5, timeout: 3_000 };
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

/** Devices that close only when they are let, as busy ones do. */
function slowToClose(portAudio: PortAudio): { readonly portAudio: PortAudio; readonly letClose: () => void } {
  const { promise, resolve } = Promise.withResolvers<null>();
  const open: PortAudio['open'] = (options) => {
    const io = portAudio.open(options);
    return {
      ...io,
      async quit(how) {
        await promise;
        await io.quit(how);
      },
    };
  };
  return { portAudio: { ...portAudio, open }, letClose: () => resolve(null) };
}

async function startEngine(portAudio: PortAudio) {
  const server = await startMediaServer();
  undo.push(() => server.stop());
  const reports: (AudioReport | 'prints')[] = [];
  const engine = startAudioEngine({
    portAudio,
    createResampler,
    voice: createVoiceSeat(new Promise(() => undefined)),
    now: () => performance.now(),
    report: (report) => void reports.push(report),
    flushPrints: () => void reports.push('prints'),
    die: () => expect.unreachable(),
    withoutDevices: false,
  });
  undo.push(() => engine.stop());
  return {
    engine,
    server,
    /** What was said in all, without what comes all the time. */
    said: (): readonly string[] =>
      reports.map((report) => (report === 'prints' ? report : report.type)).filter((type) => type !== 'levels'),
    told: (of: StreamId): readonly string[] =>
      reports.flatMap((report) =>
        report !== 'prints' && 'stream' in report && report.stream === of && report.type !== 'levels' ? [report.type] : [],
      ),
    open(stream: StreamId) {
      engine.obey({
        type: 'open',
        stream,
        target: { wsUrl: server.wsUrl, sampleRate: 16_000, mode: 'talk', muted: false, sendFrameMs: 60 },
      });
    },
  };
}

test('a stream is open while its socket is: one that broke before the devices were there did not open, nor did the next by it', async () => {
  const { portAudio, letClose } = slowToClose(createFakePortAudio('headset').portAudio);
  undo.push(letClose);
  const { engine, server, told, open } = await startEngine(portAudio);
  open(1);
  await expect.poll(() => told(1), SOON).toContain('opened');
  engine.obey({ type: 'close', stream: 1 });
  await delay(0); // now they are closing
  open(2); // its devices wait for those of the first
  await expect.poll(() => server.connections.length, SOON).toBe(2);
  server.connections[1]?.socket.close(1_011);
  await expect.poll(() => told(2), SOON).toEqual(['lost']);
  engine.obey({ type: 'reopen', stream: 2, wsUrl: server.wsUrl.replace('ws:', 'wss:') });
  letClose();
  await expect.poll(() => told(2), SOON).toEqual(['lost', 'open-failed']);

  engine.obey({ type: 'reopen', stream: 2, wsUrl: server.wsUrl });
  await expect.poll(() => told(2), SOON).toEqual(['lost', 'open-failed', 'opened']);
  await delay(50);
  expect(told(2)).toHaveLength(3);
});

test('what PortAudio printed while it closed and opened devices is sent off before a stream is told open: xruns in it are of before', async () => {
  const { engine, said, told, open } = await startEngine(createFakePortAudio('headset').portAudio);
  open(1);
  await expect.poll(() => told(1), SOON).toContain('opened');
  expect(said().slice(said().indexOf('devices-running') - 1, said().indexOf('opened') + 1)).toEqual([
    'prints',
    'devices-running',
    'opened',
  ]);
  engine.obey({ type: 'close', stream: 1 });
  await expect.poll(said, SOON).toContain('devices-closed');
  expect(said()[said().indexOf('devices-closed') - 1]).toBe('prints');
});
