import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { callId } from '#contract/call.ts';
import { keepCall } from '../../../support/sound/lasting-call.ts';
import { openStreams } from '../../../support/sound/open-streams.ts';
import { playTone } from '../../../support/sound/play-tone.ts';
import { openEar } from '../../../support/sound/speaker-ear.ts';
import { goertzelDbfs } from '../../../support/sound/tone-analysis.ts';
import { killPulseAudio, openWebAudioRoom, type WebAudioRoom } from '../../../support/sound/web-audio-room.ts';

const CALL = callId('call-1');
const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

async function openRoom(order: Parameters<typeof openWebAudioRoom>[0] = {}): Promise<WebAudioRoom> {
  const room = await openWebAudioRoom(order);
  undo.push(() => room.stop());
  return room;
}
function signal(room: WebAudioRoom, name: NodeJS.Signals): void {
  process.kill(room.node.engine().pid ?? 0, name);
}
function isThere({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}
/** Milliseconds that quitting took. */
async function stopped(room: WebAudioRoom): Promise<number> {
  const startedMs = performance.now();
  await room.audio.stop();
  const tookMs = performance.now() - startedMs;
  console.log(`stopped in ${tookMs.toFixed(0)} ms`);
  return tookMs;
}

describe('the audio process', () => {
  test('killed during a call, sound is back within a second and a half', async () => {
    const room = await openRoom();
    const ear = await openEar({ pulseServer: room.sound.pulseServer });
    undo.push(() => ear.stop());
    const hush = playTone({ pulseServer: room.sound.pulseServer, sink: 'mic', hz: 440 });
    undo.push(hush);
    await room.audio.open(room.session());
    (await room.server.connection()).playTone({ hz: 1_000 });
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 });
    await delay(3_000); // a spare stands by

    const lost = room.event((event) => event.type === 'lost');
    const killedMs = performance.now();
    signal(room, 'SIGKILL');
    expect(await lost).toEqual({ type: 'lost', callId: CALL, why: 'process' });
    expect(await room.audio.open(room.session())).toEqual({ ok: true, value: null });
    const again = await room.server.connection();
    again.playTone({ hz: 1_500 });
    await ear.waitForTone({ hz: 1_500, presentWithinMs: 2_000 });
    console.log(`sound back ${(performance.now() - killedMs).toFixed(0)} ms after SIGKILL`);
    expect(performance.now() - killedMs).toBeLessThan(1_500);
    await expect.poll(() => goertzelDbfs(again.last(100), 16_000, 440)).toBeGreaterThan(-10);
    const engine = room.events.filter((event) => event.type === 'engine').map((event) => event.engine.state);
    expect(engine.slice(-2)).toEqual(['restarting', 'ready']);
    // What nobody heard meanwhile is in its figures: a tenth of a second of five at least.
    await room.event((event) => event.type === 'quality' && event.whole.reconnects === 1 && (event.whole.concealedPercent ?? 0) > 2);
  });

  test('that stands still is killed, and its call told', async () => {
    const room = await openRoom();
    await room.audio.open(room.session());
    const lost = room.event((event) => event.type === 'lost', { withinMs: 8_000 });
    signal(room, 'SIGSTOP');
    expect(await lost).toEqual({ type: 'lost', callId: CALL, why: 'process' });
    expect(await room.audio.open(room.session())).toMatchObject({ ok: true });
  });

  test('that stood still for two seconds goes on with its call', async () => {
    const room = await openRoom();
    const ear = await openEar({ pulseServer: room.sound.pulseServer });
    undo.push(() => ear.stop());
    const call = keepCall(room, 1_000);
    undo.push(() => {
      call.stop();
      return Promise.resolve();
    });
    await call.opened;
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 });
    const { pid } = room.node.engine();
    signal(room, 'SIGSTOP');
    await delay(2_000);
    process.kill(pid ?? 0, 'SIGCONT');
    await delay(500); // what PulseAudio had buffered has been played
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 2_000 });
    expect(room.node.engine().pid).toBe(pid);
    expect(room.log.text()).not.toContain('audio process');
  });

  test('that stands still for five seconds in a call is replaced meanwhile: the call sounds again, nothing of the old one stays', async () => {
    const room = await openRoom();
    const ear = await openEar({ pulseServer: room.sound.pulseServer });
    undo.push(() => ear.stop());
    const call = keepCall(room, 1_000);
    undo.push(() => {
      call.stop();
      return Promise.resolve();
    });
    await call.opened;
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 });
    await delay(3_000); // a spare stands by
    const still = room.node.engine();
    signal(room, 'SIGSTOP');
    const stoppedMs = performance.now();
    await ear.waitForSilence({ within: 1_500 });
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 8_000 });
    console.log(`sound back ${(performance.now() - stoppedMs).toFixed(0)} ms after SIGSTOP`);
    await delay(Math.max(0, stoppedMs + 5_000 - performance.now()));
    if (isThere(still)) still.kill('SIGCONT');
    await delay(1_000); // what woke would be heard, or seen, by now
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 500 });
    expect(isThere(still)).toBe(false);
    expect(room.node.engine().pid).not.toBe(still.pid);
    expect(await openStreams(room.sound.pulseServer)).toEqual({ playing: 1, recording: 1 });
    expect(await stopped(room)).toBeLessThan(2_000);
    expect(room.node.running()).toEqual([]);
    expect(await openStreams(room.sound.pulseServer)).toEqual({ playing: 0, recording: 0 });
  });

  test('that is held up for 300 ms in every second keeps its call, and its xruns are known although it is killed', async () => {
    const room = await openRoom({ imports: [new URL('starved.ts', import.meta.url).href] });
    const ear = await openEar({ pulseServer: room.sound.pulseServer });
    undo.push(() => ear.stop());
    await room.audio.open(room.session());
    (await room.server.connection()).playTone({ hz: 1_000 });
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 2_000 });
    await delay(5_000);
    expect(room.events.filter(({ type }) => type === 'lost')).toEqual([]);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 2_000 });
    const lost = room.event((event) => event.type === 'lost');
    signal(room, 'SIGKILL');
    await lost;
    expect(room.log.text()).toMatch(/audio device ran dry or over \{"microphone":\d+,"speaker":[1-9]/);
  });

  test('that stands still does not delay quitting', async () => {
    const room = await openRoom();
    await room.audio.open(room.session());
    signal(room, 'SIGSTOP');
    expect(await stopped(room)).toBeLessThan(2_000);
    expect(room.node.running()).toEqual([]);
  });

  test('whose sound server died does not delay quitting', async () => {
    const room = await openRoom();
    await room.audio.open(room.session());
    killPulseAudio(room.sound);
    await delay(300);
    expect(await stopped(room)).toBeLessThan(2_000);
    expect(room.node.running()).toEqual([]);
  });

  test('whose sound server died ends itself within two seconds; the call goes on without devices', async () => {
    const room = await openRoom();
    await room.audio.open(room.session());
    const lost = room.event((event) => event.type === 'lost', { withinMs: 2_500 });
    const killedMs = performance.now();
    killPulseAudio(room.sound);
    expect(await lost).toMatchObject({ why: 'process' });
    console.log(`loss of the sound server noticed after ${(performance.now() - killedMs).toFixed(0)} ms`);
    expect(await room.audio.open(room.session())).toEqual({ ok: true, value: null });
    const connection = await room.server.connection();
    connection.playTone({ hz: 1_000 });
    const level = await room.event((event) => event.type === 'levels' && event.levels.farDbfs > -12);
    expect(level).toMatchObject({ levels: { microphoneDbfs: -100 } });
    const before = connection.messages.length;
    await delay(1_000);
    expect(connection.messages.length - before).toBeGreaterThanOrEqual(15); // silence, at the usual pace
    expect(room.log.text()).toContain('device-missing');
  });

  test('ends with the app: nothing is left after stop', async () => {
    const room = await openRoom();
    await room.audio.open(room.session());
    expect(await stopped(room)).toBeLessThan(1_000);
    expect(room.node.running()).toEqual([]);
    const count = room.events.length;
    await delay(300);
    expect(room.events.length).toBe(count);
    expect(await room.audio.open(room.session())).toMatchObject({ ok: false });
    await room.audio.stop();
  });

  test('lists the devices soon after its start', async () => {
    const room = await openRoom();
    const event = await room.event(({ type }) => type === 'devices', { ever: true });
    expect(event).toMatchObject({
      devices: { speakers: [{ name: 'headset' }, { name: 'spk_loop' }, { name: 'default', isDefault: true }] },
    });
  });
});

test('without PortAudio the engine is unavailable, says why, and nothing crashes', async () => {
  const room = await openRoom({ imports: [new URL('no-port-audio.ts', import.meta.url).href] });
  const event = await room.event((event) => event.type === 'engine' && event.engine.state === 'unavailable', { ever: true });
  expect(event).toMatchObject({
    engine: { error: { code: 'web-audio-unavailable', detail: 'libportaudio.so.2: cannot open shared object file' } },
  });
  expect(await room.audio.open(room.session())).toMatchObject({ ok: false, error: { code: 'web-audio-unavailable' } });
  await room.audio.close(CALL);
  await delay(1_500);
  expect(room.node.children.length).toBe(1); // it lives on: trying again and again would help nobody
  expect(await stopped(room)).toBeLessThan(1_000);
  expect(room.node.running()).toEqual([]);
});

test('on a machine without any sound device a call connects and meters the far side', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pilot-no-sound-'));
  undo.push(() => rm(folder, { recursive: true }));
  const noCard = join(folder, 'asound.conf');
  await writeFile(noCard, 'pcm.nothing { type hw card 99 }\n');
  const room = await openRoom({ env: { ALSA_CONFIG_PATH: noCard, PULSE_SERVER: 'unix:/nowhere' } });
  expect(await room.audio.open(room.session())).toEqual({ ok: true, value: null });
  (await room.server.connection()).playTone({ hz: 1_000 });
  await room.event((event) => event.type === 'levels' && event.levels.farDbfs > -12);
  expect(room.log.text()).toContain('device-missing {"direction":"speaker","wanted":null,"reason":"none connected"}');
  expect(room.log.text()).toContain('audio devices run {"microphone":null,"speaker":null}');
  expect(room.events).toContainEqual({ type: 'running', running: { microphone: null, speaker: null } });
});
