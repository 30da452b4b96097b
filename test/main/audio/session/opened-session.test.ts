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
  const audioIO = ((options: Parameters<PortAudio['AudioIO']>[0]) => {
    const io = portAudio.AudioIO(options);
    const quit = io.quit.bind(io);
    return Object.assign(io, {
      async quit(done: () => void) {
        await promise;
        quit(done);
      },
    });
  }) as unknown as PortAudio['AudioIO'];
  return { portAudio: { ...portAudio, AudioIO: audioIO }, letClose: () => resolve(null) };
}

test('a stream is open while its socket is: one that broke before the devices were there did not open, nor did the next by it', async () => {
  const server = await startMediaServer();
  undo.push(() => server.stop());
  const { portAudio, letClose } = slowToClose(createFakePortAudio('headset').portAudio);
  const reports: AudioReport[] = [];
  const engine = startAudioEngine({
    portAudio,
    createResampler,
    voice: createVoiceSeat(new Promise(() => undefined)),
    now: () => performance.now(),
    report: (report) => void reports.push(report),
    flushPrints: () => undefined,
    die: () => expect.unreachable(),
    withoutDevices: false,
  });
  undo.push(() => {
    letClose();
    return engine.stop();
  });
  const told = (of: StreamId): readonly string[] =>
    reports.flatMap((report) => ('stream' in report && report.stream === of && report.type !== 'levels' ? [report.type] : []));
  const open = (stream: StreamId): void => {
    engine.obey({
      type: 'open',
      stream,
      target: { wsUrl: server.wsUrl, sampleRate: 16_000, mode: 'talk', muted: false, sendFrameMs: 60 },
    });
  };
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
