import { describe, expect, test } from 'vitest';
import { callId } from '#contract/call.ts';
import { CALL, qualityOf, scriptedWebAudio } from '../../../support/sound/scripted-web-audio.ts';

/** As the settings may change during a call: its devices and buffers cannot go on. */
const OTHER_RATE = { wsUrl: 'wss://x/1', sampleRate: 8_000 } as const;

describe('a call whose sound was lost, and comes back at another sample rate', () => {
  /** The earlier stream is being closed, and its process takes its time. */
  async function closingTheEarlier() {
    const room = scriptedWebAudio();
    const earlier = await room.sounding();
    room.process().say({ type: 'lost', stream: earlier, detail: 'close 1011' });
    const opening = room.audio.open(room.session(OTHER_RATE));
    await room.clock.settle();
    expect(room.process().told('close')).toEqual([{ type: 'close', stream: earlier }]);
    expect(room.process().told('open')).toHaveLength(1);
    return { ...room, earlier, opening };
  }

  test('gets a stream of its own once the earlier one has closed', async () => {
    const { process, clock, earlier, opening } = await closingTheEarlier();
    process().say({ type: 'closed', stream: earlier });
    await clock.settle();
    const [, order] = process().told('open');
    expect(order).toMatchObject({ stream: earlier + 1, target: { wsUrl: OTHER_RATE.wsUrl, sampleRate: 8_000, muted: false } });
    process().say({ type: 'opened', stream: earlier + 1 });
    expect(await opening).toMatchObject({ ok: true });
    expect(process().told('reopen')).toEqual([]);
  });

  test('does not wait for ever where the earlier one does not close', async () => {
    const { process, clock } = await closingTheEarlier();
    await clock.advance(1_499);
    expect(process().told('open')).toHaveLength(1);
    await clock.advance(1);
    expect(process().told('open')).toHaveLength(2);
  });

  test('is muted where the agent mutes it meanwhile', async () => {
    const { audio, process, clock, earlier } = await closingTheEarlier();
    audio.setMuted(CALL, true);
    process().say({ type: 'closed', stream: earlier });
    await clock.settle();
    expect(process().told('open').at(-1)).toMatchObject({ target: { muted: true } });
  });

  test('opens nothing where the call ends meanwhile', async () => {
    const { audio, process, clock, opening, earlier } = await closingTheEarlier();
    const closed = audio.close(CALL);
    process().say({ type: 'closed', stream: earlier });
    process().say({ type: 'closed', stream: earlier + 1 });
    await closed;
    expect(await opening).toMatchObject({ ok: false, error: { code: 'call-gone' } });
    await clock.advance(1_000);
    expect(process().told('open')).toHaveLength(1);
  });

  test('opens nothing where the app quits meanwhile, and leaves no timer', async () => {
    const { audio, process, clock, opening } = await closingTheEarlier();
    await audio.stop();
    expect(await opening).toMatchObject({ ok: false });
    expect(process().told('open')).toHaveLength(1);
    expect(clock.pending()).toBe(0);
  });

  test('is opened once, by the next process, where this one dies meanwhile', async () => {
    const { process, clock, opening, of } = await closingTheEarlier();
    process().exit(9);
    await clock.advance(0);
    process().say({ type: 'ready' });
    await clock.settle();
    const orders = process().told('open');
    expect(orders).toMatchObject([{ target: { wsUrl: OTHER_RATE.wsUrl } }]);
    process().say({ type: 'opened', stream: orders[0]?.stream ?? 0 });
    expect(await opening).toMatchObject({ ok: true });
    expect(of('lost')).toHaveLength(1); // its socket, before all this
  });

  test('is opened once by a spare as well, which is ready in the moment this one dies', async () => {
    const { process, clock, earlier } = await closingTheEarlier();
    const dying = process();
    dying.say({ type: 'devices-health', health: 'suspect' });
    const spare = process();
    spare.say({ type: 'ready' });
    dying.exit(9);
    await clock.settle();
    expect(spare.told('open')).toMatchObject([{ stream: earlier + 1 }]);
  });
});

describe('who opens a sound', () => {
  test('is told that it was lost where both are heard at once, and nobody else is', async () => {
    const { audio, process, session, clock, of } = scriptedWebAudio();
    const opening = audio.open(session());
    await clock.settle();
    const stream = process().told('open')[0]?.stream ?? 0;
    process().say({ type: 'opened', stream });
    process().say({ type: 'lost', stream, detail: 'close 1011' });
    expect(await opening).toMatchObject({ ok: false, error: { code: 'media-lost' } });
    expect(of('lost')).toEqual([]);

    const again = audio.open(session({ wsUrl: 'wss://x/1' }));
    await clock.settle();
    process().say({ type: 'opened', stream });
    process().exit(9);
    expect(await again).toMatchObject({ ok: false, error: { code: 'media-lost' } });
    expect(of('lost')).toEqual([]);
  });

  test('has an answer already: a loss after that is an event, also of a session that had not opened after all', async () => {
    const { audio, process, session, sounding, clock, of } = scriptedWebAudio();
    const stream = await sounding();
    process().say({ type: 'lost', stream, detail: 'close 1011' });
    expect(of('lost')).toEqual([{ type: 'lost', callId: CALL, why: 'socket' }]);
    const opening = audio.open(session({ wsUrl: 'wss://x/1' }));
    await clock.settle();
    expect(process().told('reopen')).toMatchObject([{ stream, wsUrl: 'wss://x/1' }]);
    process().say({ type: 'opened', stream });
    expect(await opening).toMatchObject({ ok: true });
    process().say({ type: 'open-failed', stream, error: { code: 'service-unreachable' } });
    expect(of('lost')).toHaveLength(2);
  });
});

describe('the quality of a call', () => {
  test('has no xruns in it from before it was opened; a call beside it has them all', async () => {
    const { process, sounding, of, clock } = scriptedWebAudio();
    const xruns = async (count: number): Promise<void> => {
      process().print('AudioIO: portAudio status - output underflow \n'.repeat(count));
      await clock.settle();
    };
    await xruns(50);
    const one = await sounding();
    await xruns(1);
    process().say(qualityOf(one, 1));
    await xruns(20);
    const other = await sounding({ callId: callId('call-2') });
    await xruns(2);
    for (const stream of [one, other]) process().say(qualityOf(stream, 2));
    expect(of('quality').map(({ second, whole }) => [second.xruns, whole.xruns])).toEqual([
      [1, 1],
      [22, 23],
      [2, 2],
    ]);
  });

  test('counts a reconnect for each sound that it had, none for a process that could not open it', async () => {
    const { audio, process, session, sounding, of, clock } = scriptedWebAudio();
    process().say(qualityOf(await sounding(), 10));
    for (let deaths = 0; deaths < 2; deaths += 1) {
      process().exit(9);
      await clock.advance(500);
      process().say({ type: 'ready' });
      const opening = audio.open(session());
      await clock.settle();
      const stream = process().told('open').at(-1)?.stream ?? 0;
      process().say({ type: 'open-failed', stream, error: { code: 'service-unreachable' } });
      await opening;
    }
    process().say(qualityOf(await sounding(), 10));
    expect(of('quality').map(({ whole }) => [whole.seconds, whole.reconnects])).toEqual([
      [10, 0],
      [20, 1],
    ]);
  });
});

test('a process that dies in a call costs its quality the seconds until the next one sounds, the one beside it too', async () => {
  const { process, sounding, session, audio, of, clock } = scriptedWebAudio();
  const other = callId('call-2');
  const levelsOf = (stream: number) => process().say({ type: 'levels', stream, microphoneDbfs: -30, farDbfs: -30 });
  const streams = [await sounding(), await sounding({ callId: other })];
  await clock.advance(10_000);
  for (const stream of streams) process().say(qualityOf(stream, 10));
  await clock.advance(900);
  for (const stream of streams) levelsOf(stream);
  process().exit(9);
  await clock.advance(1_500);
  process().say({ type: 'ready' });
  const openings = [audio.open(session()), audio.open(session({ callId: other }))];
  await clock.settle();
  await clock.advance(500);
  const [one = 0, two = 0] = process()
    .told('open')
    .map(({ stream }) => stream);
  for (const stream of [one, two]) process().say({ type: 'opened', stream });
  await Promise.all(openings);
  levelsOf(one);
  await clock.advance(1_000);
  process().say(qualityOf(one, 1));
  await clock.advance(1_000);
  process().say(qualityOf(two, 1)); // its customer's socket took a second longer
  expect(of('quality').map(({ callId: id, whole }) => [id, whole.seconds, whole.concealedPercent, whole.reconnects])).toEqual([
    [CALL, 10, 0, 0],
    [other, 10, 0, 0],
    [CALL, 13, 15.38, 1],
    [other, 14, 21.43, 1],
  ]);
  expect(of('quality').at(-1)?.second.concealedPercent).toBe(0); // of the second that it tells of
});

test('a socket that was lost before its process died is no sound, though the devices have levels', async () => {
  const { process, sounding, of, clock } = scriptedWebAudio();
  const stream = await sounding();
  await clock.advance(10_000);
  process().say(qualityOf(stream, 10));
  process().say({ type: 'lost', stream, detail: 'close 1011' });
  await clock.advance(900);
  process().say({ type: 'levels', stream, microphoneDbfs: -30, farDbfs: -100 });
  process().exit(9);
  await clock.advance(1_100);
  process().say({ type: 'ready' });
  const next = await sounding();
  await clock.advance(1_000);
  process().say(qualityOf(next, 1));
  expect(of('quality').at(-1)?.whole).toMatchObject({ seconds: 13, reconnects: 1 });
});

describe('a sound check', () => {
  test('that is asked for when the next process is ready finds the devices that are wanted', async () => {
    const { audio, process, clock } = scriptedWebAudio();
    audio.useDevices({ microphone: 'headset', speaker: 'headset' });
    audio.listen((event) => {
      if (event.type === 'engine' && event.engine.state === 'ready') audio.soundCheck({ kind: 'meter' });
    });
    process().exit(9);
    await clock.advance(0);
    process().say({ type: 'ready' });
    expect(process().orders.filter((type) => type !== 'still-there')).toEqual(['use-devices', 'sound-check']);
  });

  test('holds devices open as a call does: a second process looks for others as long as it is on', async () => {
    const { audio, process, looks, clock } = scriptedWebAudio();
    await clock.advance(20_000);
    expect(looks).toHaveLength(0);
    audio.soundCheck({ kind: 'meter' });
    await clock.advance(5_000);
    const devices = { microphones: [{ name: 'usb', isDefault: false }], speakers: [] };
    looks[0]?.say({ type: 'devices', devices });
    looks[0]?.exit(0);
    expect(process().told('devices-seen')).toEqual([{ type: 'devices-seen', devices }]);
    audio.soundCheck({ kind: 'tone', hz: 440 });
    await clock.advance(5_000);
    expect(looks).toHaveLength(2);
    looks[1]?.exit(0);
    audio.soundCheck(null);
    await clock.advance(20_000);
    expect(looks).toHaveLength(2);
  });

  test('that ends in the middle of a call does not end the looking, nor does one outlive its process', async () => {
    const { audio, process, sounding, looks, clock } = scriptedWebAudio();
    audio.soundCheck({ kind: 'meter' });
    await sounding();
    audio.soundCheck(null);
    await clock.advance(5_000);
    expect(looks).toHaveLength(1);
    looks[0]?.exit(0);
    audio.soundCheck({ kind: 'meter' });
    process().exit(9);
    await clock.advance(20_000);
    expect(looks).toHaveLength(1);
  });
});
