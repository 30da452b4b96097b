import { appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import { describe, expect, test } from 'vitest';
import { ACCESS, setAppStage } from '../../support/fakes/app-stage.ts';
import { CUSTOMER, OTHER_CUSTOMER } from '../../support/fakes/people.ts';

describe('the state', () => {
  test('is published at most once a turn, each time with a higher revision and the time', async () => {
    const stage = setAppStage({ polls: false });
    await stage.clock.settle();
    const before = stage.published.length;
    await stage.clock.advance(1_000);
    stage.app.dial(stage.lines.web, CUSTOMER);
    stage.app.tell(appError('storage-damaged'));
    expect(stage.published).toHaveLength(before);
    await stage.clock.settle();
    const news = stage.published.slice(before);
    expect(news[0]).toMatchObject({ publishedAt: stage.clock.now(), notices: [{ error: { code: 'storage-damaged' } }] });
    const revisions = stage.published.map(({ revision }) => revision);
    expect(revisions).toEqual([...new Set(revisions)].toSorted((one, other) => one - other));
  });

  test('comes to rest when nothing happens: no feed is asked to look because one has looked', async () => {
    const stage = setAppStage();
    await stage.clock.advance(60_000);
    expect(stage.feeds.of(stage.lines.web).stakes).toEqual(['idle']);
    expect(stage.services.web.count('list')).toBeLessThanOrEqual(32);
  });

  test('tells each feed once what is at stake on its line', async () => {
    const stage = setAppStage({ polls: false });
    stage.app.dial(stage.lines.web, CUSTOMER);
    await stage.clock.settle();
    const { remoteId } = stage.services.web.newest();
    stage.services.web.move(remoteId, 'accepted');
    stage.feeds.of(stage.lines.web).push(stage.services.web.news(remoteId));
    await stage.clock.settle();
    stage.app.hangUp(stage.onlyId());
    await stage.clock.settle();
    expect(stage.feeds.of(stage.lines.web).stakes).toEqual(['ringing', 'talking', 'idle']);
    expect(stage.feeds.of(stage.lines.meta).stakes).toEqual(['idle']);
  });

  test('is not told to one who has stopped listening', async () => {
    const stage = setAppStage({ polls: false });
    let heard = 0;
    const stop = stage.app.subscribe(() => (heard += 1));
    stop();
    stage.app.tell(appError('storage-damaged'));
    await stage.clock.settle();
    expect(heard).toBe(0);
  });
});

describe('sound', () => {
  test('levels of both kinds of call reach the windows', () => {
    const stage = setAppStage();
    const levels = { callId: stage.app.dial(stage.lines.web, CUSTOMER), microphoneDbfs: -20, farDbfs: -30 };
    if (!levels.callId.ok) throw new Error('dialling failed');
    const told = { ...levels, callId: levels.callId.value };
    const heard: unknown[] = [];
    const stop = stage.app.onLevels((one) => void heard.push(one));
    stage.audio.emit({ type: 'levels', levels: told });
    stage.station.emit({ type: 'levels', levels: told });
    stop();
    stage.audio.emit({ type: 'levels', levels: told });
    expect(heard).toEqual([told, told]);
  });

  test('the audio process and its devices are part of the state', async () => {
    const stage = setAppStage({ polls: false });
    const devices = { microphones: [{ name: 'Headset', isDefault: true }], speakers: [] };
    stage.audio.emit({ type: 'engine', engine: { state: 'ready' } });
    stage.audio.emit({ type: 'devices', devices });
    await stage.clock.settle();
    expect(stage.published.at(-1)?.audio).toEqual({ engine: { state: 'ready' }, devices, voiceHints: [] });
  });

  test('both ends of the app use the devices of the settings, from the start and after a change', async () => {
    const stage = setAppStage({ settings: { microphone: 'Headset' } });
    await stage.app.changeSettings({ speaker: 'Loudspeaker' });
    await stage.app.changeSettings({ theme: 'dark' });
    const chosen = [
      { microphone: 'Headset', speaker: null },
      { microphone: 'Headset', speaker: 'Loudspeaker' },
    ];
    expect(stage.audio.chosen).toEqual(chosen);
    expect(stage.station.chosen).toMatchObject(chosen);
    expect(stage.station.chosen).toHaveLength(2);
  });
});

describe('changing settings', () => {
  test('keeps and publishes the change, and uses it from the next call on', async () => {
    const stage = setAppStage();
    expect(await stage.app.changeSettings({ language: 'en', wireSampleRate: 24_000 })).toEqual({ ok: true, value: null });
    expect(stage.settings.read()).toMatchObject({ language: 'en', wireSampleRate: 24_000, theme: 'system' });
    stage.services.web.ring(CUSTOMER);
    await stage.clock.advance(2_000);
    expect(stage.published.at(-1)?.settings.language).toBe('en');
    stage.app.answer(stage.onlyId());
    await stage.clock.settle();
    expect(stage.audio.opened).toMatchObject([{ sampleRate: 24_000 }]);
  });

  test('refuses an address that is none, and changes nothing then', async () => {
    const stage = setAppStage();
    const before = stage.settings.read();
    expect(await stage.app.changeSettings({ apiBase: 'ftp://example.com', language: 'en' })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    expect(stage.settings.read()).toEqual(before);
    expect(stage.app.state().settings).toEqual(before);
  });
});

describe('the practice line', () => {
  test('runs from the start when the settings say so, and not beside lines from outside', async () => {
    const alone = setAppStage({ kept: [], settings: { practice: true } });
    await alone.clock.settle();
    expect(alone.app.state().lines.map(({ origin }) => origin)).toEqual(['practice', 'practice']);
    const inService = setAppStage({ kept: [], settings: { practice: true }, environment: [ACCESS.web] });
    await inService.clock.settle();
    expect(inService.app.state().lines.map(({ origin }) => origin)).toEqual(['environment']);
    expect(inService.practice.started()).toBe(0);
  });

  test('is switched on and off by the settings', async () => {
    const stage = setAppStage({ kept: [] });
    await stage.app.changeSettings({ practice: true });
    expect(stage.app.state()).toMatchObject({ practice: { schedules: [] }, lines: [{ kind: 'meta' }, { kind: 'web' }] });
    await stage.app.changeSettings({ practice: false });
    expect(stage.app.state()).toMatchObject({ practice: null, lines: [] });
    expect(stage.practice.running()).toBe(0);
    expect(stage.feeds.running()).toBe(0);
  });

  test('that could not start is told, and the word is taken back when it starts after all', async () => {
    const stage = setAppStage({ kept: [] });
    stage.practice.failNext(appError('practice-unavailable'));
    await stage.app.changeSettings({ practice: true });
    expect(stage.codes()).toEqual(['practice-unavailable']);
    await stage.app.changeSettings({ practice: false });
    await stage.app.changeSettings({ practice: true });
    expect(stage.codes()).toEqual([]);
  });
});

describe('lines', () => {
  test('one that the agent adds is kept, and says so where its key cannot be', async () => {
    const stage = setAppStage({ kept: [], keepsKeys: false });
    const added = await stage.app.addLine(`  ${ACCESS.web.apiKey} `, 'Support');
    expect(added.ok).toBe(true);
    expect(stage.lineStore.read()).toMatchObject([{ kind: 'web', label: 'Support', access: ACCESS.web }]);
    expect(stage.app.state().notices).toMatchObject([{ error: { code: 'keys-not-kept' }, lineId: added.ok ? added.value : null }]);
  });

  test('one that is removed while a call is up hangs it up first', async () => {
    const stage = setAppStage();
    stage.services.web.ring(CUSTOMER);
    await stage.clock.advance(2_000);
    stage.app.answer(stage.onlyId());
    await stage.clock.settle();
    const { remoteId } = stage.services.web.newest();
    await stage.app.removeLine(stage.lines.web);
    expect(stage.services.web.remote(remoteId).status).toBe('ended');
    expect(stage.app.state()).toMatchObject({ calls: [], recents: [{ reason: 'completed' }], lines: [{ id: stage.lines.meta }] });
    expect(stage.feeds.of(stage.lines.web).stopped()).toBe(true);
    expect(stage.faults()).toEqual([]);
  });

  test('a notice can be put away', () => {
    const stage = setAppStage();
    stage.app.tell(appError('storage-damaged'));
    stage.app.dismissNotice(stage.app.state().notices[0]?.id ?? '');
    expect(stage.codes()).toEqual([]);
  });
});

describe('stopping', () => {
  test('hangs up, closes every line, silences the tone and leaves no timer, request or listener', async () => {
    const stage = setAppStage({ settings: { practice: true } });
    await stage.clock.settle();
    stage.services.meta.ring(CUSTOMER);
    stage.services.web.ring(OTHER_CUSTOMER);
    await stage.clock.advance(2_000);
    const [first] = stage.app.state().calls;
    if (first !== undefined) stage.app.answer(first.id);
    await stage.clock.settle();
    await stage.app.stop();
    expect(stage.services.meta.remote('call_meta_1').status).toBe('ended');
    expect(stage.services.web.remote('call_web_1').status).toBe('ringing');
    expect([stage.feeds.running(), stage.practice.running(), stage.clock.pending()]).toEqual([0, 0, 0]);
    expect([stage.station.listening(), stage.audio.listening()]).toEqual([0, 0]);
    expect([...stage.station.peers, ...stage.audio.sessions]).toEqual([]);
    expect(stage.station.tones.at(-1)).toBeNull();
    const requests = stage.services.web.requests.length;
    await stage.clock.advance(120_000);
    expect(stage.services.web.requests).toHaveLength(requests);
    expect(stage.faults()).toEqual([]);
  });

  test('against a service that does not answer closes sound at once, everything else within a second, and waits three', async () => {
    const stage = setAppStage({ settings: { practice: true }, polls: false });
    await stage.clock.settle();
    const remoteId = stage.services.web.ring(CUSTOMER);
    stage.feeds.of(stage.lines.web).push(stage.services.web.news(remoteId));
    stage.app.answer(stage.onlyId());
    await stage.clock.settle();
    expect(stage.audio.sessions.size).toBe(1);
    stage.services.web.hold('terminate');
    let stopped = false;
    const stopping = stage.app.stop().then(() => (stopped = true));
    await stage.clock.settle();
    expect(stage.audio.sessions.size).toBe(0);
    await stage.clock.advance(1_000);
    expect([stage.feeds.running(), stage.practice.running(), stopped]).toEqual([0, 0, false]);
    await stage.clock.advance(2_000);
    expect(stopped).toBe(true);
    await stopping;
    expect(stage.clock.pending()).toBe(0);
  });

  test('does not wait for a practice line that hangs with a call up before it ends it', async () => {
    const stage = setAppStage({ settings: { practice: true }, polls: false, kept: [] });
    await stage.clock.settle();
    const practice = stage.practiceServices.web;
    const remoteId = practice.ring(CUSTOMER);
    stage.feeds.of(lineId('practice-web')).push(practice.news(remoteId));
    stage.app.answer(stage.onlyId());
    await stage.clock.settle();
    practice.hold('terminate');
    const stopping = stage.app.stop();
    await stage.clock.advance(600);
    expect([stage.practice.running(), stage.feeds.running()]).toEqual([0, 0]);
    await stage.clock.advance(2_400);
    await stopping;
  });

  test('does not tell a failing service again after three seconds', async () => {
    const stage = setAppStage({ polls: false });
    const remoteId = stage.services.web.ring(CUSTOMER);
    stage.feeds.of(stage.lines.web).push(stage.services.web.news(remoteId));
    stage.app.answer(stage.onlyId());
    await stage.clock.settle();
    for (let tries = 0; tries < 5; tries += 1) stage.services.web.failNext('terminate', appError('service-unreachable'));
    const stopping = stage.app.stop();
    await stage.clock.advance(1_000);
    await stopping;
    expect(stage.services.web.count('terminate')).toBe(2);
    expect(stage.clock.pending()).toBe(0);
  });

  test('leaves no timer of sound that was being mended', async () => {
    const stage = setAppStage({ polls: false });
    const remoteId = stage.services.web.ring(CUSTOMER);
    stage.feeds.of(stage.lines.web).push(stage.services.web.news(remoteId));
    stage.app.answer(stage.onlyId());
    await stage.clock.settle();
    stage.audio.failNext(appError('media-lost'));
    stage.audio.lose(stage.onlyId(), 'process');
    await stage.clock.settle();
    await stage.app.stop();
    expect(stage.clock.pending()).toBe(0);
  });

  test('opens no line that was still being added', async () => {
    const stage = setAppStage({ kept: [], started: false });
    const letGo = stage.services.meta.hold('detectKind');
    const letGoToo = stage.services.web.hold('readNumber');
    stage.app.start([ACCESS.meta]);
    const added = stage.app.addLine(ACCESS.web.apiKey, '');
    await stage.clock.settle();
    await stage.app.stop();
    letGo();
    letGoToo();
    expect((await added).ok).toBe(false);
    await stage.clock.advance(60_000);
    expect(stage.app.state().lines).toEqual([]);
    expect(stage.lineStore.read()).toEqual([]);
    expect([stage.feeds.running(), stage.clock.pending()]).toEqual([0, 0]);
  });

  test('dials and answers nothing any more', async () => {
    const stage = setAppStage();
    await stage.app.stop();
    expect(stage.app.dial(lineId('line-web'), CUSTOMER).ok).toBe(false);
    expect(stage.clock.pending()).toBe(0);
  });
});
