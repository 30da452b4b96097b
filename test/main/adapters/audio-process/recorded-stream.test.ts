import { describe, expect, test } from 'vitest';
import { CALL, scriptedWebAudio } from '../../../support/sound/scripted-web-audio.ts';

const CLIP = { playId: 'play-1', pcm: new Int16Array(160), loops: false, isSent: true } as const;

describe('a recorded call of a web number', () => {
  test('is recorded on in the next process when its own has died', async () => {
    const room = scriptedWebAudio();
    const first = await room.sounding();
    room.audio.record(CALL, true);
    expect(room.process().told('record')).toEqual([{ type: 'record', stream: first, isOn: true }]);
    room.process().exit(1);
    await room.clock.advance(3_000);
    room.process().say({ type: 'ready' });
    const next = await room.sounding({ wsUrl: 'wss://x/1' });
    expect(room.process().told('record')).toEqual([{ type: 'record', stream: next, isOn: true }]);
    room.process().say({ type: 'recorded', stream: next, pcm: new Int16Array(4), isFirst: true });
    expect(room.of('recorded')).toEqual([{ type: 'recorded', callId: CALL, pcm: new Int16Array(4), isFirst: true }]);
  });

  test('is heard to its last words: what its process sends until the stream is closed is still the call’s', async () => {
    const room = scriptedWebAudio();
    const stream = await room.sounding();
    room.audio.record(CALL, true);
    const closed = room.audio.close(CALL);
    room.process().say({ type: 'recorded', stream, pcm: new Int16Array(4), isFirst: false });
    expect(room.of('recorded')).toEqual([{ type: 'recorded', callId: CALL, pcm: new Int16Array(4), isFirst: false }]);
    room.process().say({ type: 'closed', stream });
    await closed;
    room.process().say({ type: 'recorded', stream, pcm: new Int16Array(4), isFirst: false });
    expect(room.of('recorded')).toHaveLength(1);
  });

  test('is recorded no more once it was stopped or closed', async () => {
    const room = scriptedWebAudio();
    const first = await room.sounding();
    room.audio.record(CALL, true);
    room.audio.record(CALL, false);
    const closed = room.audio.close(CALL);
    room.process().say({ type: 'closed', stream: first });
    await closed;
    room.process().say({ type: 'recorded', stream: first, pcm: new Int16Array(4), isFirst: true });
    expect(room.of('recorded')).toEqual([]);
    await room.sounding({ wsUrl: 'wss://x/1' });
    expect(
      room
        .process()
        .told('record')
        .map(({ isOn }) => isOn),
    ).toEqual([true, false]);
  });
});

describe('a clip on a web number', () => {
  test('is told over by its process, once', async () => {
    const room = scriptedWebAudio();
    const stream = await room.sounding();
    room.audio.playClip(CALL, CLIP);
    expect(room.process().told('play-clip')).toEqual([{ type: 'play-clip', stream, clip: CLIP }]);
    room.process().say({ type: 'clip-over', stream, playId: 'play-1', isWhole: true });
    room.process().say({ type: 'clip-over', stream, playId: 'play-1', isWhole: true });
    expect(room.of('clip-over')).toEqual([{ type: 'clip-over', callId: CALL, playId: 'play-1', isWhole: true }]);
  });

  test('is not whole where its process dies in it, and is not played again', async () => {
    const room = scriptedWebAudio();
    await room.sounding();
    room.audio.playClip(CALL, CLIP);
    room.process().exit(1);
    await room.clock.advance(3_000);
    expect(room.of('clip-over')).toEqual([{ type: 'clip-over', callId: CALL, playId: 'play-1', isWhole: false }]);
    room.process().say({ type: 'ready' });
    await room.sounding({ wsUrl: 'wss://x/1' });
    expect(room.process().told('play-clip')).toEqual([]);
  });

  test('gives way to another one, of which alone is heard from then on', async () => {
    const room = scriptedWebAudio();
    const stream = await room.sounding();
    room.audio.playClip(CALL, CLIP);
    room.audio.playClip(CALL, { ...CLIP, playId: 'play-2' });
    room.process().say({ type: 'clip-over', stream, playId: 'play-1', isWhole: false });
    room.process().say({ type: 'clip-over', stream, playId: 'play-2', isWhole: true });
    expect(room.of('clip-over').map(({ playId, isWhole }) => [playId, isWhole])).toEqual([
      ['play-1', false],
      ['play-2', true],
    ]);
  });

  test('for a call whose stream the process has not been told of is over at once', async () => {
    const room = scriptedWebAudio();
    const opening = room.audio.open(room.session());
    room.audio.playClip(CALL, CLIP);
    expect(room.of('clip-over')).toEqual([{ type: 'clip-over', callId: CALL, playId: 'play-1', isWhole: false }]);
    await room.audio.stop();
    await opening;
  });

  test('for a call without sound is over at once', () => {
    const room = scriptedWebAudio();
    room.audio.playClip(CALL, CLIP);
    expect(room.of('clip-over')).toMatchObject([{ isWhole: false }]);
    room.audio.stopClip(CALL);
    room.audio.record(CALL, true);
  });
});
