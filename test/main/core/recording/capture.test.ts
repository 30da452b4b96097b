import type { CallId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import type { LineKind } from '#contract/line.ts';
import { type CallCapture, type Clip, clipId, type RecordingSettings, RECORDING_RATE_HZ } from '#contract/recording.ts';
import { unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import type { ClipOrder } from '../../../../main/core/recording/call-sound.ts';
import { type AppStage, setAppStage } from '../../../support/fakes/app-stage.ts';
import { createMemoryClips } from '../../../support/fakes/fake-recordings.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';

const KINDS = ['meta', 'web'] as const satisfies readonly LineKind[];
const NOTICE: Clip = { id: clipId('clip_notice'), name: 'Recording notice', durationMs: 3_000 };
const MUSIC: Clip = { id: clipId('clip_music'), name: 'Hold music', durationMs: 20_000 };
const soundOf = (samples: number): Int16Array => new Int16Array(samples).fill(1_000);
const SECOND = soundOf(RECORDING_RATE_HZ * 2);

interface Talk extends AppStage {
  readonly id: CallId;
  readonly kind: LineKind;
  /** What carries the call's sound, as it was told. */
  carried(): { readonly recorded: boolean; readonly clip: ClipOrder | null };
  capture(): CallCapture | undefined;
  /** A piece of the call's sound comes in. */
  sound(pcm?: Int16Array, isFirst?: boolean): void;
  /** The clip that plays has ended. */
  clipEnds(isWhole?: boolean): Promise<void>;
  hold(held: boolean): Promise<void>;
}

async function talk(kind: LineKind, recording: Partial<RecordingSettings> = {}): Promise<Talk> {
  const clips = createMemoryClips([
    { clip: NOTICE, pcm: soundOf(3 * RECORDING_RATE_HZ) },
    { clip: MUSIC, pcm: soundOf(20 * RECORDING_RATE_HZ) },
  ]);
  const stage = setAppStage({ clips, polls: false });
  await stage.app.changeSettings({ recording });
  const remoteId = stage.services[kind].ring(CUSTOMER);
  stage.feeds.of(stage.lines[kind]).push({ ...stage.services[kind].news(remoteId), source: 'webhook' });
  await stage.clock.settle();
  const id = stage.onlyId();
  stage.app.answer(id);
  await stage.clock.advance(100);
  const carrier = kind === 'meta' ? stage.station : stage.audio;
  const carried: Talk['carried'] = () => {
    const one = kind === 'meta' ? stage.station.peers.get(id) : stage.audio.sessions.get(id);
    if (one === undefined) throw new Error('the call has no sound');
    return one;
  };
  carrier.emit({ type: 'media', callId: id, media: 'flowing' });
  await stage.clock.settle();
  return {
    ...stage,
    id,
    kind,
    carried,
    capture: () => stage.app.state().captures.find(({ callId }) => callId === id),
    sound: (pcm = SECOND, isFirst = false) => carrier.emit({ type: 'recorded', callId: id, pcm, isFirst }),
    async clipEnds(isWhole = true) {
      const { clip } = carried();
      if (clip === null) throw new Error('no clip plays');
      carrier.emit({ type: 'clip-over', callId: id, playId: clip.playId, isWhole });
      await stage.clock.settle();
    },
    async hold(held) {
      stage.app.setHeld(id, held);
      await stage.clock.settle();
    },
  };
}

describe.each(KINDS)('on a %s number', (kind) => {
  test('nothing is recorded before the customer agreed, whatever the call’s sound brings', async () => {
    const call = await talk(kind);
    call.sound();
    expect(call.app.capture.record({ callId: call.id, isOn: true })).toEqual({ ok: false, error: appError('consent-needed') });
    expect(call.app.capture.record({ callId: call.id, isOn: true, consent: 'clip' })).toEqual({
      ok: false,
      error: appError('consent-needed'),
    });
    expect(call.carried().recorded).toBe(false);
    expect(call.recordings.written).toEqual([]);
    expect(call.capture()).toMatchObject({ consent: null, recordingSince: null });
  });

  test('the agent’s tick starts it at once, and stopping keeps what was still on its way', async () => {
    const call = await talk(kind, { format: 'wav' });
    expect(call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' })).toEqual({ ok: true, value: null });
    expect(call.carried().recorded).toBe(true);
    expect(call.capture()).toMatchObject({ consent: 'spoken', recordingSince: call.clock.now() });
    call.sound(SECOND, true);
    await call.clock.advance(1_000);
    call.app.capture.record({ callId: call.id, isOn: false });
    expect(call.carried().recorded).toBe(false);
    expect(call.capture()?.recordingSince).toBeNull();
    call.sound(soundOf(100));
    await call.clock.advance(600);
    expect(call.recordings.written).toMatchObject([{ order: { callId: call.id, format: 'wav', consent: 'spoken' }, isFinished: true }]);
    expect(call.recordings.written[0]?.pcm).toHaveLength(SECOND.length + 100);
    // It goes on without being asked again: the customer's yes is for the call.
    expect(call.app.capture.record({ callId: call.id, isOn: true })).toEqual({ ok: true, value: null });
    expect(call.recordings.written).toHaveLength(2);
  });

  test('the consent clip starts it when it was heard to its end, not before', async () => {
    const call = await talk(kind, { consentClip: NOTICE.id });
    expect(call.app.capture.record({ callId: call.id, isOn: true, consent: 'clip' })).toEqual({ ok: true, value: null });
    await call.clock.settle();
    expect(call.carried().clip).toMatchObject({ loops: false, isSent: true });
    expect(call.capture()).toMatchObject({
      consent: null,
      recordingSince: null,
      clip: { clipId: NOTICE.id, purpose: 'consent', canStop: true },
    });
    await call.clock.advance(2_900);
    call.sound();
    expect(call.recordings.written).toEqual([]);
    await call.clipEnds();
    expect(call.capture()).toMatchObject({ consent: 'clip', recordingSince: call.clock.now(), clip: null });
    expect(call.carried().recorded).toBe(true);
  });

  test.each([
    ['that is lost before its end', (call: Talk) => call.clipEnds(false)],
    ['that the agent stops', (call: Talk) => Promise.resolve(void call.app.capture.stopClip(call.id))],
    ['that is called off', (call: Talk) => Promise.resolve(void call.app.capture.record({ callId: call.id, isOn: false }))],
    ['in which another one is played', (call: Talk) => Promise.resolve(void call.app.capture.playClip(call.id, MUSIC.id))],
    ['in which the call ends', (call: Talk) => Promise.resolve(void call.app.hangUp(call.id))],
  ])('a consent clip %s is no consent', async (_, how) => {
    const call = await talk(kind, { consentClip: NOTICE.id });
    call.app.capture.record({ callId: call.id, isOn: true, consent: 'clip' });
    await call.clock.settle();
    const playId = call.carried().clip?.playId ?? '';
    await how(call);
    await call.clock.advance(100);
    // What comes late of it changes nothing.
    (kind === 'meta' ? call.station : call.audio).emit({ type: 'clip-over', callId: call.id, playId, isWhole: true });
    await call.clock.advance(5_000);
    expect(call.recordings.written).toEqual([]);
    expect(call.capture()?.consent ?? null).toBeNull();
  });

  test('the call’s end ends it, and the recording is listed with the call', async () => {
    const call = await talk(kind);
    call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' });
    call.sound(SECOND, true);
    call.app.hangUp(call.id);
    await call.clock.advance(1_000);
    expect(call.recordings.written).toMatchObject([{ isFinished: true }]);
    expect(call.app.state().recordings).toMatchObject([{ callId: call.id, durationMs: 1_000 }]);
    expect(call.app.state().captures).toEqual([]);
    // Sound of a call that is over is nobody's.
    call.sound();
  });

  test('quitting keeps it', async () => {
    const call = await talk(kind);
    call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' });
    call.sound(SECOND, true);
    const stopped = call.app.stop();
    await call.clock.advance(10_000);
    await stopped;
    expect(call.recordings.written).toMatchObject([{ isFinished: true }]);
    expect(call.recordings.written[0]?.pcm).toHaveLength(SECOND.length);
  });

  test('the hold clip sounds for as long as the call is held, and again where it broke off', async () => {
    const call = await talk(kind, { holdClip: MUSIC.id });
    await call.hold(true);
    expect(call.carried().clip).toMatchObject({ loops: true, isSent: true });
    await call.clipEnds(false);
    await call.clock.advance(3_000);
    (kind === 'meta' ? call.station : call.audio).emit({ type: 'media', callId: call.id, media: 'interrupted' });
    (kind === 'meta' ? call.station : call.audio).emit({ type: 'media', callId: call.id, media: 'flowing' });
    await call.clock.settle();
    expect(call.capture()?.clip).toMatchObject({ clipId: MUSIC.id, purpose: 'hold' });
    await call.hold(false);
    expect(call.carried().clip).toBeNull();
    expect(call.capture()).toMatchObject({ clip: null, error: null });
    expect(call.app.capture.playClip(call.id, NOTICE.id)).toEqual({ ok: true, value: null });
  });

  test('without a hold clip a held call is silent, and no other clip is played into it', async () => {
    const call = await talk(kind);
    await call.hold(true);
    expect(call.carried().clip).toBeNull();
    expect(call.app.capture.playClip(call.id, NOTICE.id)).toMatchObject({ error: { code: 'clip-not-played' } });
  });

  test('a clip that was lost is said to be', async () => {
    const call = await talk(kind);
    call.app.capture.playClip(call.id, NOTICE.id);
    await call.clock.settle();
    await call.clipEnds(false);
    expect(call.capture()?.error).toMatchObject({ code: 'clip-not-played' });
  });

  test('a disk that is full ends the recording, and says so', async () => {
    const call = await talk(kind);
    call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' });
    call.sound(SECOND, true);
    call.recordings.written[0]?.fail(appError('storage-full'));
    await call.clock.advance(1_000);
    expect(call.capture()).toMatchObject({ recordingSince: null, error: { code: 'storage-full' } });
    expect(call.carried().recorded).toBe(false);
  });

  test('where its key cannot be kept nothing is recorded, and the agent is told why', async () => {
    const call = await talk(kind);
    call.recordings.refuse(appError('recording-unsafe'));
    expect(call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' })).toMatchObject({
      error: { code: 'recording-unsafe' },
    });
    expect(call.capture()).toMatchObject({ recordingSince: null, error: { code: 'recording-unsafe' } });
    expect(call.carried().recorded).toBe(false);
  });
});

describe('a web number whose service reaches us', () => {
  const atService = async (): Promise<Talk> => {
    const call = await talk('web', { consentClip: NOTICE.id });
    call.clipHost.publicUrl = 'https://phone.example';
    return call;
  };

  test('has the service play the clip, and sends nothing meanwhile', async () => {
    const call = await atService();
    call.app.capture.playClip(call.id, NOTICE.id);
    await call.clock.settle();
    expect(call.services.web.played).toEqual(['https://phone.example/files/0.wav']);
    expect(call.carried().clip).toBeNull();
    call.clipHost.offers[0]?.fetch();
    await call.clock.settle();
    expect(call.carried().clip).toMatchObject({ isSent: false, loops: false });
    expect(call.capture()?.clip).toMatchObject({ canStop: false });
    expect(call.app.capture.stopClip(call.id)).toMatchObject({ error: { code: 'not-supported' } });
    expect(call.clipHost.offers[0]?.isOpen).toBe(true);
    await call.clipEnds();
    expect(call.clipHost.offers[0]?.isOpen).toBe(false);
    expect(call.capture()).toMatchObject({ clip: null, error: null });
  });

  test('plays the clip itself where the service refuses it, or never comes for it', async () => {
    const call = await atService();
    call.services.web.failNext('play', appError('service-broken'));
    call.app.capture.playClip(call.id, NOTICE.id);
    await call.clock.settle();
    expect(call.carried().clip).toMatchObject({ isSent: true });
    expect(call.clipHost.offers[0]?.isOpen).toBe(false);
    await call.clipEnds();

    call.app.capture.record({ callId: call.id, isOn: true, consent: 'clip' });
    await call.clock.advance(4_900);
    expect(call.capture()).toMatchObject({ clip: { purpose: 'consent' }, consent: null });
    await call.clock.advance(200);
    expect(call.carried().clip).toMatchObject({ isSent: true });
    expect(call.clipHost.offers[1]?.isOpen).toBe(false); // so that the service does not come to it later
    await call.clipEnds();
    expect(call.capture()).toMatchObject({ consent: 'clip' });
  });

  test('mixes the hold clip in here, for it must end with the hold', async () => {
    const call = await atService();
    await call.app.changeSettings({ recording: { holdClip: MUSIC.id } });
    await call.hold(true);
    expect(call.services.web.played).toEqual([]);
    expect(call.carried().clip).toMatchObject({ isSent: true, loops: true });
  });
});

test('sound that was opened anew begins where it belongs: silence stands for the gap', async () => {
  const call = await talk('web');
  call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' });
  await call.clock.advance(1_000);
  call.sound(SECOND, true);
  await call.clock.advance(3_000);
  call.sound(SECOND, true);
  const [written] = call.recordings.written;
  expect(written?.pcm.length).toBe(4 * SECOND.length);
  expect(written?.pcm.slice(SECOND.length, 3 * SECOND.length).every((sample) => sample === 0)).toBe(true);
});

describe('recordings that are too old', () => {
  const DAY_MS = 86_400_000;

  test('are deleted within the hour, at the day that the settings say', async () => {
    const call = await talk('web', { keepDays: 7 });
    call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' });
    const startedAt = call.clock.now();
    call.sound(SECOND, true);
    call.app.hangUp(call.id);
    await call.clock.advance(1_000);
    expect(call.recordings.kept()).toMatchObject([{ startedAt }]);
    await call.clock.advance(7 * DAY_MS - 2_000);
    expect(call.recordings.kept()).toHaveLength(1);
    await call.clock.advance(3_602_000);
    expect(call.recordings.kept()).toEqual([]);
    expect(call.app.state().recordings).toEqual([]);
  });

  test('are kept for ever where the settings say so, and go at once when they change', async () => {
    const call = await talk('web', { keepDays: null });
    call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' });
    call.sound(SECOND, true);
    call.app.hangUp(call.id);
    await call.clock.advance(30 * DAY_MS);
    expect(call.recordings.kept()).toHaveLength(1);
    await call.app.changeSettings({ recording: { keepDays: 29 } });
    await call.clock.settle();
    expect(call.recordings.kept()).toEqual([]);
    expect(unixMs(0)).toBe(0);
  });
});

describe('approved clips', () => {
  const second = soundOf(RECORDING_RATE_HZ);

  test('are taken in parts, named, and forgotten by the settings when they go', async () => {
    const { app, clock } = setAppStage({ polls: false });
    app.capture.clips.part('up-1', second.subarray(0, 9_000));
    app.capture.clips.part('up-1', second.subarray(9_000));
    const added = await app.capture.clips.add('up-1', '  Bom dia  ');
    if (!added.ok) throw new Error(added.error.code);
    await clock.settle();
    expect(app.state().clips).toEqual([{ id: added.value, name: 'Bom dia', durationMs: 1_000 }]);
    await app.changeSettings({ recording: { consentClip: added.value, holdClip: added.value } });
    await app.capture.clips.remove(added.value);
    await clock.settle();
    expect(app.state()).toMatchObject({ clips: [], settings: { recording: { consentClip: null, holdClip: null } } });
  });

  test.each([
    ['is silent', [new Int16Array(RECORDING_RATE_HZ)]],
    ['is a click', [soundOf(1_000)]],
    ['is longer than two minutes', Array.from({ length: 121 }, () => second)],
    ['never came', []],
  ])('one that %s is refused', async (_, parts) => {
    const { app } = setAppStage({ polls: false });
    for (const part of parts) app.capture.clips.part('up-1', part);
    expect(await app.capture.clips.add('up-1', 'A')).toMatchObject({ error: { code: 'clip-unusable' } });
    expect(app.state().clips).toEqual([]);
  });

  test('an upload that another one interrupts is not made of both', async () => {
    const { app } = setAppStage({ polls: false });
    app.capture.clips.part('up-1', second);
    app.capture.clips.part('up-2', second);
    expect(await app.capture.clips.add('up-1', 'A')).toMatchObject({ error: { code: 'clip-unusable' } });
  });
});
