import { createServer } from 'node:net';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { callId } from '#contract/call.ts';
import { openStreams } from '../../../support/sound/open-streams.ts';
import { playTone } from '../../../support/sound/play-tone.ts';
import { goertzelDbfs } from '../../../support/sound/tone-analysis.ts';
import { roomOfTests } from '../../../support/sound/room-of-tests.ts';

const desk = roomOfTests();
const CALL = callId('call-1');

/** Polls what the server heard lately until it fits; returns the milliseconds that took. */
async function untilServerHears(fits: (dbfs440: number) => boolean, withinMs: number, windowMs = 65): Promise<number> {
  const connection = await desk.room.server.connection();
  const startedMs = performance.now();
  for (;;) {
    const dbfs = goertzelDbfs(connection.last(windowMs), desk.room.server.rateHz, 440);
    const tookMs = performance.now() - startedMs;
    if (connection.last(windowMs).length > 0 && fits(dbfs)) return tookMs;
    if (tookMs > withinMs) throw new Error(`the server still hears 440 Hz at ${dbfs.toFixed(0)} dBFS`);
    await delay(5);
  }
}

describe('a web-number call', () => {
  test('the customer is heard in the headset, the agent on the wire', async () => {
    expect(await desk.room.audio.open(desk.room.session())).toEqual({ ok: true, value: null });
    const connection = await desk.room.server.connection();
    const flowing = desk.room.event((event) => event.type === 'media' && event.media === 'flowing');
    connection.playTone({ hz: 1_000 });
    console.log(`far tone in the speaker after ${(await desk.ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 })).toFixed(0)} ms`);
    await flowing;

    const hush = playTone({ pulseServer: desk.sound.pulseServer, sink: 'mic', hz: 440 });
    await untilServerHears((dbfs) => dbfs > -10, 1_500);
    await delay(500);
    // A stretch without a gap of the busy machine's own tools must come: at its level, and nothing of the other side in it.
    await expect.poll(() => goertzelDbfs(connection.last(250), 16_000, 440), { timeout: 4_000, interval: 40 }).toBeCloseTo(-6, 0);
    await expect.poll(() => goertzelDbfs(desk.ear.last(250), desk.ear.rateHz, 1_000), { timeout: 4_000, interval: 40 }).toBeCloseTo(-6, 0);
    await expect.poll(() => goertzelDbfs(desk.ear.last(250), desk.ear.rateHz, 440), { timeout: 4_000, interval: 40 }).toBeLessThan(-60);
    await hush();

    expect(new Set(connection.messages.map(({ pcm }) => pcm.length))).toEqual(new Set([1_920]));
    expect(connection.socket.extensions).toBe('');
    const levels = desk.room.events.findLast((event) => event.type === 'levels');
    expect(levels?.levels.farDbfs).toBeCloseTo(-9, 0);
  });

  test('frames leave one every 60 ms', async () => {
    await desk.room.audio.open(desk.room.session());
    const connection = await desk.room.server.connection();
    await delay(3_000);
    const times = connection.messages.map(({ atMs }) => atMs);
    const spanMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
    expect(spanMs / (times.length - 1)).toBeCloseTo(60, -0.5);
    expect(times.length).toBeGreaterThan(44);
    expect(times.length).toBeLessThan(53);
  });

  test('mute takes the voice off the wire within 200 ms, and unmute brings it back', async () => {
    await desk.room.audio.open(desk.room.session());
    const hush = playTone({ pulseServer: desk.sound.pulseServer, sink: 'mic', hz: 440 });
    await untilServerHears((dbfs) => dbfs > -10, 1_500);
    const mutedMs: number[] = [];
    const backMs: number[] = [];
    // Of up to three times the best: a busy machine adds to a single one what the call does not.
    while (mutedMs.length < 3 && !(Math.min(...mutedMs) < 200 && Math.min(...backMs) < 300)) {
      desk.room.audio.setMuted(CALL, true);
      mutedMs.push(await untilServerHears((dbfs) => dbfs < -90, 1_000));
      desk.room.audio.setMuted(CALL, false);
      backMs.push(await untilServerHears((dbfs) => dbfs > -10, 1_000));
    }
    await hush();
    console.log(
      `muted after ${mutedMs.map(Math.round).join(', ')} ms (a 65 ms window included), back after ${backMs.map(Math.round).join(', ')} ms`,
    );
    expect(Math.min(...mutedMs)).toBeLessThan(200);
    expect(Math.min(...backMs)).toBeLessThan(300);
  });

  test('a call opened muted sends silence from its first frame', async () => {
    const hush = playTone({ pulseServer: desk.sound.pulseServer, sink: 'mic', hz: 440 });
    await delay(300);
    await desk.room.audio.open(desk.room.session({ muted: true }));
    await delay(800);
    await hush();
    const connection = await desk.room.server.connection();
    expect(connection.messages.length).toBeGreaterThan(5);
    expect(connection.messages.every(({ pcm }) => pcm.every((byte) => byte === 0))).toBe(true);
  });

  test('after close there is silence, and neither microphone nor speaker is open', async () => {
    expect(await openStreams(desk.sound.pulseServer)).toEqual({ playing: 0, recording: 0 });
    await desk.room.audio.open(desk.room.session());
    const connection = await desk.room.server.connection();
    const stopTone = connection.playTone({ hz: 1_000 });
    await desk.ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 });
    await expect.poll(() => openStreams(desk.sound.pulseServer)).toEqual({ playing: 1, recording: 1 });
    const closed = once(connection.socket, 'close');
    stopTone();
    await desk.room.audio.close(CALL);
    expect((await closed)[0]).toBe(1_000);
    expect(await openStreams(desk.sound.pulseServer)).toEqual({ playing: 0, recording: 0 });
    await desk.ear.waitForSilence({ within: 300 });
  });

  test('messages cut at odd bytes sound like whole ones, and unknown text does no harm', async () => {
    await desk.room.audio.open(desk.room.session());
    const connection = await desk.room.server.connection();
    connection.playTone({ hz: 1_000, cut: (frame) => [frame.subarray(0, 777), frame.subarray(777, 778), frame.subarray(778)] });
    connection.socket.send('{"hello":"there"}');
    connection.socket.send('not json');
    await desk.ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 });
    await expect.poll(() => goertzelDbfs(desk.ear.last(250), desk.ear.rateHz, 1_000), { timeout: 4_000, interval: 40 }).toBeCloseTo(-6, 0);
  });

  test('a rate announced in a text frame is adopted, both ways', async () => {
    await desk.room.audio.open(desk.room.session({ sampleRate: 8_000 }));
    const connection = await desk.room.server.connection();
    connection.socket.send('{"event":"start","sampleRate":16000}');
    connection.playTone({ hz: 1_000 });
    await desk.ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 });
    await delay(500);
    expect(connection.messages.at(-1)?.pcm.length).toBe(1_920);
  });

  test('bytes that speak for another rate than the setting are reported', async () => {
    await desk.room.audio.open(desk.room.session({ sampleRate: 8_000 }));
    const connection = await desk.room.server.connection();
    connection.playTone({ hz: 1_000 }); // at 16 kHz
    expect(await desk.room.event(({ type }) => type === 'wrong-rate', { withinMs: 6_000 })).toMatchObject({ measuredHz: 16_000 });
    expect(desk.room.log.text()).toContain('"measuredHz":16000,"settingHz":8000');
  });

  test('sound that stops for a second is an interruption, and flows again when it comes back', async () => {
    await desk.room.audio.open(desk.room.session());
    const connection = await desk.room.server.connection();
    const pause = connection.playTone({ hz: 1_000 });
    await desk.ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 });
    pause();
    await desk.room.event((event) => event.type === 'media' && event.media === 'interrupted', { withinMs: 3_000 });
    connection.playTone({ hz: 1_000 });
    await desk.room.event((event) => event.type === 'media' && event.media === 'flowing', { withinMs: 1_000 });
    expect(desk.room.events.filter((event) => event.type === 'media').map(({ media }) => media)).toEqual([
      'flowing',
      'interrupted',
      'flowing',
    ]);
  });

  test('the other device is used when it is chosen during the call', async () => {
    await desk.room.audio.open(desk.room.session());
    (await desk.room.server.connection()).playTone({ hz: 1_000 });
    await desk.ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 });
    desk.room.audio.useDevices({ microphone: 'headset', speaker: 'headset' });
    await expect
      .poll(() => desk.room.log.text(), { timeout: 2_000 })
      .toContain('audio devices run {"microphone":"headset","speaker":"headset"}');
    await desk.ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 });
  });
});

describe('the end of a stream', () => {
  test.each([
    ['the service says stop and hangs up', 'stopped'],
    ['the service closes with 1000', 'stopped'],
    ['the service closes with 1011', 'lost'],
    ['the connection breaks', 'lost'],
  ])('%s: %s, once, and the devices are let go unless the stream waits for a new session', async (how, type) => {
    await desk.room.audio.open(desk.room.session());
    const { socket } = await desk.room.server.connection();
    const ended = desk.room.event((event) => event.type === type);
    if (how.includes('stop and')) {
      socket.send('{"event":"stop"}');
      socket.close(1_011); // would be lost without the word; torn off, the word itself may never arrive
    } else if (how.includes('breaks')) socket.terminate();
    else socket.close(how.includes('1000') ? 1_000 : 1_011);
    await ended;
    await delay(400);
    expect(desk.room.events.filter((event) => event.type === 'lost' || event.type === 'stopped')).toEqual([await ended]);
    const waits = type === 'lost' ? 1 : 0;
    expect(await openStreams(desk.sound.pulseServer)).toEqual({ playing: waits, recording: waits });
    await desk.room.audio.close(CALL);
    expect(await openStreams(desk.sound.pulseServer)).toEqual({ playing: 0, recording: 0 });
  });

  test('a host that takes the connection and says nothing fails after five seconds', async () => {
    const mute = createServer(() => undefined);
    mute.listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const address = mute.address();
    await desk.room.event((event) => event.type === 'engine' && event.engine.state === 'ready', { ever: true, withinMs: 10_000 });
    const startedMs = performance.now();
    const result = await desk.room.audio.open(
      desk.room.session({ wsUrl: `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/x?token=secret-token` }),
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'service-timeout' } });
    expect(performance.now() - startedMs).toBeGreaterThan(4_800);
    expect(performance.now() - startedMs).toBeLessThan(6_000);
    mute.close();
  });

  test.each([
    ['ws://127.0.0.1:1/?token=secret-token', 'service-unreachable'],
    ['not a url?token=secret-token', 'media-host-refused'],
  ])('the address %s fails with %s, and its token is never logged', async (wsUrl, code) => {
    expect(await desk.room.audio.open(desk.room.session({ wsUrl }))).toMatchObject({ ok: false, error: { code } });
    await delay(200);
    expect(desk.room.log.text() + JSON.stringify(desk.room.events)).not.toContain('secret-token');
    expect(await openStreams(desk.sound.pulseServer)).toEqual({ playing: 0, recording: 0 });
  });

  test('a new session takes a lost call up again: the same devices, the voice both ways, no interruption left over', async () => {
    await desk.room.audio.open(desk.room.session());
    const hush = playTone({ pulseServer: desk.sound.pulseServer, sink: 'mic', hz: 440 });
    const first = await desk.room.server.connection();
    first.playTone({ hz: 1_000 });
    await desk.ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 });
    const lost = desk.room.event((event) => event.type === 'lost');
    first.socket.terminate();
    await lost;
    expect(await desk.room.audio.open(desk.room.session())).toMatchObject({ ok: true });
    const flowing = desk.room.event((event) => event.type === 'media' && event.media === 'flowing');
    (await desk.room.server.connection()).playTone({ hz: 1_500 });
    await desk.ear.waitForTone({ hz: 1_500, presentWithinMs: 1_000 });
    await flowing;
    await untilServerHears((dbfs) => dbfs > -10, 1_500);
    await hush();
    expect(desk.room.events.filter((event) => event.type === 'running')).toHaveLength(1); // the devices were never closed
    const quality = await desk.room.event((event) => event.type === 'quality');
    expect(quality).toMatchObject({ whole: { reconnects: 1 }, second: { xruns: expect.any(Number), delayMs: expect.any(Number) } });
  });

  test('where no new session opens the stream waits for the next one', async () => {
    await desk.room.audio.open(desk.room.session());
    const lost = desk.room.event((event) => event.type === 'lost');
    (await desk.room.server.connection()).socket.terminate();
    await lost;
    expect(await desk.room.audio.open(desk.room.session({ wsUrl: 'ws://127.0.0.1:1/?token=x' }))).toMatchObject({
      ok: false,
      error: { code: 'service-unreachable' },
    });
    expect(await desk.room.audio.open(desk.room.session())).toMatchObject({ ok: true });
    (await desk.room.server.connection()).playTone({ hz: 1_000 });
    await desk.ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 });
    expect(desk.room.events.filter((event) => event.type === 'running')).toHaveLength(1);
  });

  test('a supervisor listens without a microphone, and nothing is sent', async () => {
    await desk.room.audio.open(desk.room.session({ mode: 'listen' }));
    const connection = await desk.room.server.connection();
    connection.playTone({ hz: 1_000 });
    await desk.ear.waitForTone({ hz: 1_000, presentWithinMs: 1_000 });
    expect(await openStreams(desk.sound.pulseServer)).toEqual({ playing: 1, recording: 0 });
    await delay(500);
    expect(connection.messages).toEqual([]);
  });
});
