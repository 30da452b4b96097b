import { appError } from '#contract/errors.ts';
import type { LineKind } from '#contract/line.ts';
import { describe, expect, test } from 'vitest';
import { MUSIC, NOTICE, SECOND, soundOf, talk, type Talk } from '../../../support/fakes/capture-stage.ts';

const KINDS = ['meta', 'web'] as const satisfies readonly LineKind[];

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
    ['in which the call is held', (call: Talk) => call.hold(true)],
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

  test('the call’s end keeps what was still on its way, and waits for nothing else', async () => {
    const call = await talk(kind);
    call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' });
    call.sound(SECOND, true);
    call.app.hangUp(call.id);
    await call.clock.advance(200);
    expect(call.app.state().captures).toEqual([]);
    call.sound(soundOf(100));
    await call.clock.advance(500);
    expect(call.recordings.written).toMatchObject([{ isFinished: true }]);
    expect(call.recordings.written[0]?.pcm).toHaveLength(SECOND.length + 100);
  });

  test('quitting right after the call’s end keeps it at once', async () => {
    const call = await talk(kind);
    call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' });
    call.sound(SECOND, true);
    call.app.hangUp(call.id);
    await call.clock.settle();
    const stopped = call.app.stop();
    await call.clock.advance(400);
    expect(call.recordings.written).toMatchObject([{ isFinished: true }]);
    await call.clock.advance(10_000);
    await stopped;
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
    call.app.capture.playClip(call.id, NOTICE.id);
    await call.clock.settle();
    expect(call.carried().clip).not.toBeNull();
    await call.hold(true);
    expect(call.capture()).toMatchObject({ clip: null, error: null });
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
    call.recordings.written[0]?.fail(appError('recording-broke-off'));
    await call.clock.advance(1_000);
    expect(call.capture()).toMatchObject({ recordingSince: null, error: { code: 'recording-broke-off' } });
    expect(call.carried().recorded).toBe(false);
    expect(call.app.state().calls).toMatchObject([{ phase: 'active', media: 'flowing' }]);
    expect(call.app.state().notices).toEqual([]);
  });

  test('a disk that is full when the call has just ended is said all the same', async () => {
    const call = await talk(kind);
    call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' });
    call.sound(SECOND, true);
    call.app.hangUp(call.id);
    await call.clock.settle();
    call.recordings.written[0]?.fail(appError('recording-broke-off'));
    await call.clock.settle();
    expect(call.app.state().notices).toMatchObject([{ error: { code: 'recording-broke-off' } }]);
  });

  test('where its key cannot be kept the agent knows before they ask, and the customer is not asked', async () => {
    const call = await talk(kind, { consentClip: NOTICE.id });
    expect(call.app.state().recordingRefusal).toBeNull();
    call.recordings.refuse(appError('recording-unsafe'));
    await call.hold(true);
    await call.hold(false);
    expect(call.app.state().recordingRefusal).toEqual(appError('recording-unsafe'));
    for (const consent of ['clip', 'spoken'] as const) {
      expect(call.app.capture.record({ callId: call.id, isOn: true, consent })).toMatchObject({ error: { code: 'recording-unsafe' } });
    }
    await call.clock.settle();
    expect(call.carried()).toMatchObject({ recorded: false, clip: null });
    expect(call.capture()).toMatchObject({ consent: null, recordingSince: null });
  });
});
