import { afterEach, beforeEach, expect, test } from 'vitest';
import { createControlClient, type ControlClient } from '../../../../main/practice/control-client.ts';
import { startPracticeLine, type PracticeLine } from '../../../../main/practice/practice-line.ts';
import { openMediaClient, tonePcm } from '../support/media-client.ts';
import { openMediaHost, wavFile, type MediaHost } from '../support/media-host.ts';
import { ask, eventually, type Reply } from '../support/pilot-status-client.ts';

const WEB = 'ps_web_key';
let line: PracticeLine;
let control: ControlClient;
let host: MediaHost;
const post = (path: string, body?: unknown): Promise<Reply> => ask({ base: line.apiBase, key: WEB, method: 'POST', path, body });
const play = (callId: string, name: string): Promise<Reply> => post(`/calls/${callId}/play`, { mediaUrl: `${host.base}/${name}` });
const ringing = async (): Promise<string> => (await control.ring('num_practice_web', 'never-answers')).callId;
const states = async (callId: string): Promise<readonly unknown[]> => (await control.call(callId)).playQueue.map(({ state }) => state);
const lastMoment = async (callId: string): Promise<{ tone440Dbfs: number; tone1000Dbfs: number } | undefined> =>
  (await control.meter(callId)).moments.at(-1);

beforeEach(async () => {
  // 1.2 s each, at a rate no call has.
  const wav = (hz: number): Buffer => wavFile(tonePcm(hz, 8_000), { rateHz: 8_000 });
  host = await openMediaHost({
    '/a.wav': (response) => response.end(wav(440)),
    '/b.wav': (response) => response.end(wav(1_000)),
    '/text.wav': (response) => response.end('hello'),
    '/never.wav': () => undefined,
  });
  line = await startPracticeLine({ numbers: [{ kind: 'web', apiKey: WEB }], times: { clipFetchMs: 1_000 } });
  control = createControlClient(line);
});
afterEach(async () => {
  await line.stop();
  await host.close();
});

test('a clip waits for the call to be connected, and is then heard in real time, one after the other', async () => {
  const callId = await ringing();
  expect((await play(callId, 'a.wav')).at('success')).toBe(true);
  expect((await play(callId, 'b.wav?v=2')).status).toBe(200);
  await eventually('one fetched, one not there', async () => (await states(callId)).join(' ') === 'ready inaudible');
  expect((await control.call(callId)).playQueue[1]?.why).toMatch(/answered HTTP 404/);
  await play(callId, 'b.wav');
  expect((await control.meter(callId)).samplesReceived).toBe(0);

  const connectedMs = performance.now();
  expect((await post(`/calls/${callId}/accept`)).status).toBe(200);
  await eventually('440 Hz', async () => ((await lastMoment(callId))?.tone440Dbfs ?? -120) > -15);
  expect((await states(callId))[0]).toBe('playing');
  await eventually('1 kHz after it', async () => ((await lastMoment(callId))?.tone1000Dbfs ?? -120) > -15);
  expect(performance.now() - connectedMs).toBeGreaterThan(1_100);
  await eventually('the end', async () => (await states(callId)).join(' ') === 'played inaudible played');
  expect(performance.now() - connectedMs).toBeGreaterThan(2_300);
  expect((await control.meter(callId)).samplesReceived).toBe(2.4 * 16_000);
});

test('while a clip plays the business is not heard, and afterwards it is', async () => {
  const callId = await ringing();
  await post(`/calls/${callId}/accept`);
  const ticket = await post(`/calls/${callId}/realtime-session`, { mode: 'talk' });
  const client = await openMediaClient(String(ticket.at('wsUrl')));
  const stop = client.send(tonePcm(1_000, 16_000), 16_000);
  await eventually('the business', async () => ((await lastMoment(callId))?.tone1000Dbfs ?? -120) > -15);
  await play(callId, 'a.wav');
  await eventually('the clip alone', async () => {
    const moment = await lastMoment(callId);
    return moment !== undefined && moment.tone440Dbfs > -15 && moment.tone1000Dbfs < -40;
  });
  await eventually('the business again', async () => ((await lastMoment(callId))?.tone1000Dbfs ?? -120) > -15);
  expect(await states(callId)).toEqual(['played']);
  stop();
});

test('what nobody will hear is taken as the API takes it, and the reason is told', async () => {
  const callId = await ringing();
  for (const name of ['hold.mp3', 'hold.OPUS?v=1', 'text.wav', 'never.wav']) {
    const reply = await play(callId, name);
    expect([reply.status, reply.at('success')]).toEqual([200, true]);
  }
  await eventually('all decided', async () => (await states(callId)).every((state) => state === 'inaudible'));
  expect((await control.call(callId)).playQueue.map(({ why }) => why)).toEqual([
    'the practice line plays .wav only: a .mp3 is taken, but nobody hears it',
    'the practice line plays .wav only: a .opus is taken, but nobody hears it',
    'the file is no WAV file',
    expect.stringMatching(/took too long/),
  ]);
});

test('the end of the call ends the clip', async () => {
  const callId = await ringing();
  await play(callId, 'a.wav');
  await post(`/calls/${callId}/accept`);
  await eventually('it plays', async () => (await states(callId))[0] === 'playing');
  await control.hangUp(callId);
  const { samplesReceived } = await control.meter(callId);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect((await control.meter(callId)).samplesReceived).toBe(samplesReceived);
  expect((await play(callId, 'a.wav')).status).toBe(409);
});
