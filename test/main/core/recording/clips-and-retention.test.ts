import { appError } from '#contract/errors.ts';
import { RECORDING_RATE_HZ } from '#contract/recording.ts';
import { describe, expect, test } from 'vitest';
import { setAppStage } from '../../../support/fakes/app-stage.ts';
import { MUSIC, NOTICE, SECOND, soundOf, talk, type Talk } from '../../../support/fakes/capture-stage.ts';

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

    call.app.capture.playClip(call.id, NOTICE.id);
    await call.clock.advance(4_900);
    expect(call.clipHost.offers[1]?.isOpen).toBe(true);
    await call.clock.advance(200);
    expect(call.carried().clip).toMatchObject({ isSent: true });
    expect(call.clipHost.offers[1]?.isOpen).toBe(false); // so that the service does not come to it later
    await call.clipEnds();
    expect(call.capture()).toMatchObject({ clip: null, error: null });
  });

  test('hears the consent clip from here, for nobody says when the service has played one to its end', async () => {
    const call = await atService();
    call.app.capture.record({ callId: call.id, isOn: true, consent: 'clip' });
    await call.clock.settle();
    expect(call.services.web.played).toEqual([]);
    expect(call.carried().clip).toMatchObject({ isSent: true });
    expect(call.capture()?.clip).toMatchObject({ purpose: 'consent', canStop: true });
    await call.clipEnds();
    expect(call.capture()).toMatchObject({ consent: 'clip' });
  });

  test('is told that a clip cannot be stopped as soon as the service has it, and that it can before', async () => {
    const call = await atService();
    call.app.capture.playClip(call.id, NOTICE.id);
    await call.clock.settle();
    expect(call.app.capture.stopClip(call.id)).toMatchObject({ ok: true });
    expect(call.clipHost.offers[0]?.isOpen).toBe(false); // whoever comes now gets nothing

    const answered = call.services.web.hold('play');
    call.app.capture.playClip(call.id, NOTICE.id);
    await call.clock.settle();
    call.clipHost.offers[1]?.fetch();
    await call.clock.settle();
    expect(call.app.capture.stopClip(call.id)).toMatchObject({ error: { code: 'not-supported' } });
    answered();
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

test('a machine that slept leaves a minute of silence, not the hours that it slept', async () => {
  const call = await talk('web');
  call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' });
  call.sound(SECOND, true);
  const kept = call.recordings.written[0];
  const before = kept?.pcm.length ?? 0;
  call.clock.jump(8 * 3_600_000);
  call.sound(SECOND, true);
  expect((kept?.pcm.length ?? 0) - before).toBe(61 * SECOND.length);
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

  test('are kept for ever where the settings say so, and go ten minutes after they change, if they are not changed back', async () => {
    const call = await talk('web', { keepDays: null });
    call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' });
    call.sound(SECOND, true);
    call.app.hangUp(call.id);
    await call.clock.advance(30 * DAY_MS);
    expect(call.recordings.kept()).toHaveLength(1);
    await call.app.changeSettings({ recording: { keepDays: 7 } });
    await call.clock.advance(9 * 60_000);
    await call.app.changeSettings({ recording: { keepDays: null } });
    await call.clock.advance(2 * 3_600_000);
    expect(call.recordings.kept()).toHaveLength(1);
    await call.app.changeSettings({ recording: { keepDays: 29 } });
    await call.clock.advance(10 * 60_000);
    expect(call.recordings.kept()).toEqual([]);
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

test('a recording is exported where the agent says, or not at all', async () => {
  const call = await talk('web');
  call.app.capture.record({ callId: call.id, isOn: true, consent: 'spoken' });
  call.sound(SECOND, true);
  call.app.hangUp(call.id);
  await call.clock.advance(1_000);
  const [kept] = call.recordings.kept();
  if (kept === undefined) throw new Error('nothing was kept');
  expect(await call.app.capture.export(kept.id, { format: 'wav', name: 'Ana' })).toEqual({ ok: true, value: '/saved/Ana.wav' });
  expect(await call.app.capture.export(kept.id, { format: 'webm', name: 'called off' })).toEqual({ ok: true, value: null });
  expect(call.recordings.exported).toEqual([{ id: kept.id, format: 'wav', path: '/saved/Ana.wav' }]);
});
