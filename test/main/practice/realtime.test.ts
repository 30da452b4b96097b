import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { createControlClient, type ControlClient } from '../../../main/practice/control-client.ts';
import { startPracticeLine, type PracticeLine } from '../../../main/practice/practice-line.ts';
import type { PracticeSwitches } from '../../../main/practice/practice-switches.ts';
import type { PracticeTimes } from '../../../main/practice/practice-times.ts';
import { ask, eventually, type Reply } from './support/pilot-status-client.ts';
import { openMediaClient, tonePcm, type MediaClient } from './support/media-client.ts';

let line: PracticeLine;
let control: ControlClient;
const WEB = 'ps_web_key';
const WEB_ID = 'num_practice_web';
const api = (method: string, path: string, body?: unknown): Promise<Reply> => ask({ base: line.apiBase, key: WEB, method, path, body });
const outcome = (reply: Reply): readonly unknown[] => [reply.status, reply.at('code')];

async function answeredCall(customer = 'tone'): Promise<string> {
  const { callId } = await control.ring(WEB_ID, customer);
  expect((await api('POST', `/calls/${callId}/accept`)).status).toBe(200);
  return callId;
}

async function ticket(callId: string, mode = 'talk'): Promise<string> {
  const reply = await api('POST', `/calls/${callId}/realtime-session`, { mode });
  expect(reply.status).toBe(200);
  return String(reply.at('wsUrl'));
}

/** How a socket that is not let in learns of it: the HTTP status of the refused upgrade. */
function refusedWith(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode);
      socket.terminate();
    });
    socket.on('open', () => {
      socket.terminate();
      reject(new Error('it was let in'));
    });
    socket.on('error', () => undefined);
  });
}

async function openLine(times: Partial<PracticeTimes>): Promise<void> {
  line = await startPracticeLine({ numbers: [{ kind: 'web', apiKey: WEB }], times });
  control = createControlClient(line);
}

beforeEach(() => openLine({ realtimePingMs: 200, mediaGraceMs: 1_000 }));
afterEach(() => line.stop());

describe('a ticket for the media socket', () => {
  test('is given for an answered call only, in a mode that exists', async () => {
    const { callId } = await control.ring(WEB_ID, 'tone');
    expect(outcome(await api('POST', `/calls/${callId}/realtime-session`, { mode: 'talk' }))).toEqual([409, 'INVALID_CALL_STATE']);
    await control.flip({ realtimeWhileRinging: 'allowed' });
    expect((await api('POST', `/calls/${callId}/realtime-session`, { mode: 'talk' })).status).toBe(200);
    expect(outcome(await api('POST', `/calls/${callId}/realtime-session`, { mode: 'shout' }))).toEqual([400, 'VALIDATION_ERROR']);
    expect(outcome(await api('POST', `/calls/${callId}/realtime-session`))).toEqual([400, 'VALIDATION_ERROR']);
  });

  test('lets in once, not twice, not with another token, not for another call', async () => {
    const callId = await answeredCall();
    const url = await ticket(callId);
    const client = await openMediaClient(url);
    client.socket.close();
    expect(await refusedWith(url)).toBe(401);
    expect(await refusedWith((await ticket(callId)).replace(/token=.*/, 'token=guess'))).toBe(401);
    const external = String((await api('GET', `/calls/${callId}`)).at('externalCallId'));
    expect(await refusedWith((await ticket(callId)).replace(external, 'OTHER'))).toBe(401);
  });

  test('is worth nothing when it is used too late', async () => {
    await line.stop();
    await openLine({ realtimeTokenMs: 100 });
    const late = await ticket(await answeredCall());
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await refusedWith(late)).toBe(401);
  });

  test('is worth nothing once the call is over', async () => {
    const callId = await answeredCall();
    const url = await ticket(callId);
    await control.hangUp(callId);
    expect(await refusedWith(url)).toBe(401);
  });

  test('a second session of the same call is closed with 1008 and leaves the first alone', async () => {
    const callId = await answeredCall();
    const first = await openMediaClient(await ticket(callId));
    const second = await openMediaClient(await ticket(callId));
    expect(await second.closed).toMatchObject({ code: 1008 });
    expect(first.socket.readyState).toBe(WebSocket.OPEN);
  });
});

test('a client that fell silent keeps its place until three pings are unanswered, and then makes room for its next session', async () => {
  const callId = await answeredCall();
  const silent = new WebSocket(await ticket(callId), { autoPong: false });
  const gone = new Promise((resolve) => silent.once('close', resolve));
  await new Promise((resolve) => silent.once('open', resolve));
  const startedMs = performance.now();
  expect(await (await openMediaClient(await ticket(callId))).closed).toMatchObject({ code: 1008, reason: 'stream_busy' });
  await gone;
  expect(performance.now() - startedMs).toBeGreaterThan(500);
  const next = await openMediaClient(await ticket(callId));
  await eventually('sound', () => next.received().length > 0);
});

describe('sound over the media socket', () => {
  test.each([8_000, 16_000, 24_000, 48_000] as const)(
    'at %i Hz the customer hears 440 Hz and the agent hears 1 kHz',
    async (realtimeRateHz) => {
      await control.flip({ realtimeRateHz, realtimeAnnounce: true });
      const callId = await answeredCall();
      const client = await openMediaClient(await ticket(callId));
      const stop = client.send(tonePcm(440, realtimeRateHz), realtimeRateHz);
      await eventually('the customer hears 440 Hz', async () => {
        const moment = (await control.meter(callId)).moments.at(-1);
        return moment !== undefined && moment.tone440Dbfs > -12 && moment.tone1000Dbfs < -50;
      });
      await eventually('half a second of sound', () => client.received().length >= realtimeRateHz / 2);
      stop();
      expect(client.heardHz(realtimeRateHz)).toBeCloseTo(1_000, -1);
      expect(client.texts[0]).toEqual({ event: 'start', sampleRate: realtimeRateHz, channels: 1 });
      expect(new Set(client.lengths)).toEqual(new Set([(realtimeRateHz * 60 * 2) / 1_000]));
    },
  );

  test('the stream keeps real time', async () => {
    const callId = await answeredCall();
    const client = await openMediaClient(await ticket(callId));
    await eventually('three seconds of sound', () => client.lengths.length >= 50);
    // A busy machine only ever delays a frame, so the most punctual one of each stretch shows the pace.
    const lagMs = (from: number): number =>
      Math.min(...client.arrivedMs.slice(from, from + 10).map((atMs, index) => atMs - (from + index) * 60));
    const driftMs = lagMs(40) - lagMs(20);
    expect(Math.abs(driftMs) / (20 * 60)).toBeLessThan(1 / 16);
  });

  /** How many messages had come whenever a pause longer than two frames followed. */
  const beforePauses = ({ arrivedMs }: MediaClient): number[] =>
    arrivedMs.flatMap((atMs, index) => (index > 0 && atMs - (arrivedMs[index - 1] ?? 0) > 120 ? [index] : []));

  test.each<[string, Partial<PracticeSwitches>, (client: MediaClient) => boolean]>([
    ['odd byte counts', { realtimeCut: 'odd-bytes' }, ({ lengths }) => lengths.filter((length) => length % 2 === 1).length > 10],
    ['20 ms frames', { realtimeFrameMs: 20 }, ({ lengths }) => lengths.every((length) => length === 640)],
    [
      'bursts',
      { realtimeCut: 'bursts' },
      (client) => beforePauses(client).length > 1 && beforePauses(client).every((count) => count % 5 === 0),
    ],
  ])('cut into %s it is still the same sound', async (_name, change, asCut) => {
    await control.flip(change);
    const client = await openMediaClient(await ticket(await answeredCall()));
    await eventually('a second of sound', () => client.received().length >= 16_000);
    expect(client.heardHz(16_000)).toBeCloseTo(1_000, -1);
    expect(asCut(client)).toBe(true);
  });

  test('the customer understands messages of odd length', async () => {
    const callId = await answeredCall();
    const client = await openMediaClient(await ticket(callId));
    const pcm = tonePcm(440, 16_000);
    for (let start = 0; start < pcm.length; start += 333) client.socket.send(pcm.subarray(start, start + 333));
    const heard = await eventually('all of it', async () => {
      const reading = await control.meter(callId);
      return reading.samplesReceived === pcm.length / 2 ? reading : undefined;
    });
    expect(heard.moments.at(-1)?.tone440Dbfs).toBeGreaterThan(-12);
  });

  test('a listener hears and is not heard', async () => {
    const callId = await answeredCall();
    const client = await openMediaClient(await ticket(callId, 'listen'));
    const stop = client.send(tonePcm(440, 16_000), 16_000);
    await eventually('sound', () => client.received().length > 8_000);
    stop();
    expect((await control.meter(callId)).framesReceived).toBe(0);
  });

  test('in strict mode a message of another length than 1,920 bytes closes the socket', async () => {
    await control.flip({ realtimeStrictFrames: true });
    const callId = await answeredCall();
    const client = await openMediaClient(await ticket(callId));
    client.socket.send(Buffer.alloc(1_920));
    await eventually('heard', async () => (await control.meter(callId)).framesReceived === 1);
    client.socket.send(Buffer.alloc(640));
    expect(await client.closed).toMatchObject({ code: 1003 });
  });

  test('the socket is pinged', async () => {
    const url = await ticket(await answeredCall());
    const startedMs = performance.now();
    const client = await openMediaClient(url);
    let pings = 0;
    client.socket.on('ping', () => (pings += 1));
    await eventually('three pings', () => pings >= 3);
    expect(performance.now() - startedMs).toBeGreaterThan(590);
  });
});

describe('the end of a call and of a socket', () => {
  test('a finished call says stop and closes with 1000', async () => {
    const callId = await answeredCall();
    const client = await openMediaClient(await ticket(callId));
    await control.hangUp(callId);
    expect(await client.closed).toEqual({ code: 1000, reason: 'call ended' });
    expect(client.texts.at(-1)).toEqual({ event: 'stop' });
  });

  test('a lost socket leaves the call up, and a new session goes on with it', async () => {
    const callId = await answeredCall();
    const client = await openMediaClient(await ticket(callId));
    await control.cutMedia(callId);
    expect(await client.closed).toMatchObject({ code: 1006 });
    expect(await control.call(callId)).toMatchObject({ status: 'ACCEPTED', hasMedia: false });
    const again = await openMediaClient(await ticket(callId));
    await eventually('sound', () => again.received().length > 0);
  });

  test('a lost socket ends the call where the engine does that, at once or after a time of grace', async () => {
    await control.flip({ mediaLoss: 'ends-call' });
    const first = await answeredCall();
    (await openMediaClient(await ticket(first))).socket.terminate();
    await eventually('ended', async () => (await control.call(first)).status === 'COMPLETED');

    await control.flip({ mediaLoss: 'after-grace' });
    const second = await answeredCall();
    (await openMediaClient(await ticket(second))).socket.terminate();
    await eventually('noticed', async () => !(await control.call(second)).hasMedia);
    expect((await control.call(second)).status).toBe('ACCEPTED');
    await eventually('ended', async () => (await control.call(second)).status === 'COMPLETED');
  });
});
