import { appError } from '#contract/errors.ts';
import { describe, expect, test } from 'vitest';
import { setCallStage } from '../../../support/fakes/call-stage.ts';

describe('the sound of a web-number call', () => {
  test('is opened once accept has its yes, with the sample rate of the settings', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.talk('web');
    expect(stage.services.web.requests).toEqual([`accept ${remoteId}`, `realtimeSession ${remoteId}`]);
    expect(stage.audio.sessions.get(id)).toMatchObject({ muted: false, session: { sampleRate: 16_000 } });
    expect(stage.faults()).toEqual([]);
  });

  test('is asked for again every 250 ms while the service does not see the call as active yet', async () => {
    const stage = setCallStage();
    for (let tries = 0; tries < 3; tries += 1) stage.services.web.failNext('realtimeSession', appError('call-setup-refused'));
    const { id } = await stage.talk('web');
    await stage.clock.advance(500);
    expect(stage.audio.sessions.size).toBe(0);
    await stage.clock.advance(250);
    expect(stage.audio.sessions.has(id)).toBe(true);
    expect(stage.services.web.count('realtimeSession')).toBe(4);
  });

  test('is given up 3 s after accept, and the customer is not left in silence', async () => {
    const stage = setCallStage();
    for (let tries = 0; tries < 20; tries += 1) stage.services.web.failNext('realtimeSession', appError('call-setup-refused'));
    const { id, remoteId } = await stage.talk('web');
    await stage.clock.advance(3_100);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'call-setup-refused' } });
    expect(stage.services.web.remote(remoteId).status).toBe('ended');
    expect(stage.faults()).toEqual([]);
  });

  test('waits as the service asks when it was asked too often', async () => {
    const stage = setCallStage();
    stage.services.web.failNext('realtimeSession', { code: 'rate-limited', retryAfterMs: 1_000 });
    const { id } = await stage.talk('web');
    await stage.clock.advance(900);
    expect(stage.services.web.count('realtimeSession')).toBe(1);
    await stage.clock.advance(200);
    expect(stage.audio.sessions.has(id)).toBe(true);
  });

  test('is refused at once where waiting does not help', async () => {
    const stage = setCallStage();
    stage.services.web.failNext('realtimeSession', appError('media-host-refused'));
    const { id } = await stage.ring('web');
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ phase: 'ended', error: { code: 'media-host-refused' } });
  });

  test.each(['service-timeout', 'service-unreachable'] as const)('survives one answer that took five seconds (%s)', async (code) => {
    const stage = setCallStage();
    const letGo = stage.services.web.hold('realtimeSession');
    stage.services.web.failNext('realtimeSession', appError(code));
    const { id, remoteId } = await stage.talk('web');
    await stage.clock.advance(5_000);
    letGo();
    await stage.clock.advance(250);
    expect(stage.audio.sessions.has(id)).toBe(true);
    expect(stage.services.web.requests.slice(1)).toEqual([
      `realtimeSession ${remoteId}`,
      `read ${remoteId}`,
      `realtimeSession ${remoteId}`,
    ]);
    expect(stage.faults()).toEqual([]);
  });

  test('is given up after three slow failures, and the customer is not left in silence', async () => {
    const stage = setCallStage();
    for (let tries = 0; tries < 3; tries += 1)
      stage.services.web.failNext('realtimeSession', { code: 'service-timeout', retryAfterMs: 3_500 });
    const { id, remoteId } = await stage.talk('web');
    await stage.clock.advance(6_900);
    expect(stage.phase(id)).toBe('active');
    await stage.clock.advance(200);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'service-timeout' } });
    expect(stage.services.web.remote(remoteId).status).toBe('ended');
    expect(stage.services.web.count('realtimeSession')).toBe(3);
    expect(stage.faults()).toEqual([]);
  });

  test('is not asked for again for a call that a slow answer has outlived', async () => {
    const stage = setCallStage();
    const letGo = stage.services.web.hold('realtimeSession');
    stage.services.web.failNext('realtimeSession', appError('service-timeout'));
    const { id, remoteId } = await stage.talk('web');
    stage.services.web.move(remoteId, 'ended');
    await stage.clock.advance(5_000);
    letGo();
    await stage.clock.advance(250);
    expect(stage.call(id)).toMatchObject({ phase: 'ended', reason: 'completed' });
    expect(stage.services.web.count('realtimeSession')).toBe(1);
    expect(stage.faults()).toEqual([]);
  });

  test('starts muted when the agent muted while it was being opened', async () => {
    const stage = setCallStage();
    const letGo = stage.services.web.hold('realtimeSession');
    const { id } = await stage.talk('web');
    stage.desk.mute(id, true);
    letGo();
    await stage.clock.settle();
    expect(stage.audio.sessions.get(id)?.muted).toBe(true);
  });

  test('starts muted when the agent muted while it rang at the customer’s', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.dial('web');
    stage.desk.mute(id, true);
    stage.services.web.move(remoteId, 'accepted');
    await stage.hear('web', remoteId);
    expect(stage.audio.sessions.get(id)?.muted).toBe(true);
    expect(stage.faults()).toEqual([]);
  });
});

describe('a call that ends while its sound is being opened', () => {
  test('is asked nothing more, and opens nothing', async () => {
    const stage = setCallStage();
    const letGo = stage.services.web.hold('realtimeSession');
    const { id } = await stage.talk('web');
    stage.desk.hangUp(id);
    letGo();
    await stage.clock.advance(5_000);
    expect(stage.audio.opened).toEqual([]);
    expect(stage.services.web.count('realtimeSession')).toBe(1);
    expect(stage.faults()).toEqual([]);
  });

  test('closes what the audio process opens too late', async () => {
    const stage = setCallStage();
    const letGo = stage.audio.hold('open');
    const { id } = await stage.talk('web');
    stage.desk.hangUp(id);
    letGo();
    await stage.clock.advance(5_000);
    expect(stage.audio.opened).toHaveLength(1);
    expect(stage.faults()).toEqual([]);
  });
});

describe.each(['socket', 'process'] as const)('sound that was lost with its %s', (why) => {
  test('comes back in a new session, muted as it was', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    stage.desk.mute(id, true);
    stage.audio.lose(id, why);
    expect(stage.call(id)).toMatchObject({ phase: 'active', media: 'interrupted' });
    await stage.clock.settle();
    expect(stage.audio.opened).toHaveLength(2);
    expect(stage.audio.sessions.get(id)?.muted).toBe(true);
    expect(stage.faults()).toEqual([]);
  });

  test('is not mended twice at once, however often it is reported', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    const letGo = stage.services.web.hold('read');
    stage.audio.lose(id, why);
    stage.audio.lose(id, why);
    stage.audio.emit({ type: 'stopped', callId: id });
    letGo();
    await stage.clock.advance(5_000);
    expect(stage.audio.opened).toHaveLength(2);
    expect(stage.faults()).toEqual([]);
  });

  test('while it was first opened is opened by that attempt alone', async () => {
    const stage = setCallStage();
    const letGo = stage.audio.hold('open');
    const { id } = await stage.talk('web');
    stage.audio.lose(id, why);
    letGo();
    await stage.clock.advance(3_000);
    expect(stage.audio.sessions.has(id)).toBe(true);
    expect(stage.audio.opened).toHaveLength(2);
    expect(stage.faults()).toEqual([]);
  });

  test('ends the call when the service says that it is over', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.talk('web');
    stage.services.web.move(remoteId, 'ended');
    stage.audio.lose(id, why);
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ phase: 'ended', reason: 'completed' });
    expect(stage.audio.opened).toHaveLength(1);
    expect(stage.faults()).toEqual([]);
  });

  test('can be lost and mended again later', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    for (let times = 0; times < 3; times += 1) {
      stage.audio.lose(id, why);
      await stage.clock.advance(5_000);
    }
    expect(stage.audio.sessions.has(id)).toBe(true);
    expect(stage.audio.opened).toHaveLength(4);
  });

  test('is given up after three tries, the call read before each of them, and the call is hung up and says why', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.talk('web');
    for (let tries = 0; tries < 3; tries += 1) stage.audio.failNext(appError('media-lost'));
    stage.audio.lose(id, why);
    await stage.clock.advance(2_900);
    expect(stage.phase(id)).toBe('active');
    await stage.clock.advance(200);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'media-lost' } });
    expect(stage.audio.opened).toHaveLength(4);
    const asked = stage.services.web.requests.filter((request) => !request.startsWith('accept') && !request.startsWith('terminate'));
    expect(asked.slice(1)).toEqual(Array.from({ length: 3 }, () => [`read ${remoteId}`, `realtimeSession ${remoteId}`]).flat());
    expect(stage.services.web.remote(remoteId).status).toBe('ended');
    expect(stage.faults()).toEqual([]);
  });

  test('is not brought back for a call that was hung up meanwhile', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    stage.audio.failNext(appError('media-lost'));
    stage.audio.lose(id, why);
    await stage.clock.advance(100);
    stage.desk.hangUp(id);
    await stage.clock.advance(10_000);
    expect(stage.audio.opened).toHaveLength(2);
    expect(stage.faults()).toEqual([]);
  });
});

describe('sound whose new session does not hold', () => {
  test('is not asked for ever: three times in a row, each after a longer wait', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    stage.audio.lose(id, 'socket'); // say a service that takes the lost socket for alive, and refuses the next one with 1008
    await stage.clock.advance(100);
    stage.audio.lose(id, 'socket');
    await stage.clock.advance(900);
    expect(stage.audio.opened).toHaveLength(2);
    await stage.clock.advance(200);
    expect(stage.audio.opened).toHaveLength(3);
    stage.audio.lose(id, 'socket');
    await stage.clock.advance(1_900);
    expect(stage.audio.opened).toHaveLength(3);
    await stage.clock.advance(200);
    expect(stage.audio.opened).toHaveLength(4);
    stage.audio.lose(id, 'socket');
    await stage.clock.advance(100);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'media-lost' } });
    expect(stage.faults()).toEqual([]);
  });

  test('is brought back every time where it is our own process that dies', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    for (let deaths = 0; deaths < 20; deaths += 1) {
      stage.audio.lose(id, 'process');
      await stage.clock.advance(200);
    }
    expect(stage.phase(id)).toBe('active');
    expect(stage.audio.opened).toHaveLength(21);
  });
});

describe('sound lost with the network', () => {
  test('is waited for without spending a session, and is there when the service is', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    for (let looks = 0; looks < 10; looks += 1) stage.services.web.failNext('read', appError('service-unreachable'));
    stage.audio.lose(id, 'socket');
    await stage.clock.advance(9_500);
    expect(stage.call(id)).toMatchObject({ phase: 'active', media: 'interrupted' });
    expect(stage.services.web.count('realtimeSession')).toBe(1);
    await stage.clock.advance(1_000);
    expect(stage.audio.sessions.has(id)).toBe(true);
    expect(stage.faults()).toEqual([]);
  });

  test('is given up after twenty seconds', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    for (let looks = 0; looks < 40; looks += 1) stage.services.web.failNext('read', appError('service-unreachable'));
    stage.audio.lose(id, 'socket');
    await stage.clock.advance(19_000);
    expect(stage.phase(id)).toBe('active');
    await stage.clock.advance(2_000);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'media-lost' } });
  });
});

test('a stream that the service stopped is a reason to read the call, not to end it', async () => {
  const stage = setCallStage();
  const { id, remoteId } = await stage.talk('web');
  await stage.audio.close(id);
  stage.audio.emit({ type: 'stopped', callId: id });
  await stage.clock.settle();
  expect(stage.services.web.requests.at(-2)).toBe(`read ${remoteId}`);
  expect(stage.audio.sessions.has(id)).toBe(true);
});

describe('a machine without PortAudio', () => {
  test('neither answers nor dials a web number, and leaves the call ringing for others', async () => {
    const stage = setCallStage();
    stage.audio.emit({ type: 'engine', engine: { state: 'unavailable', error: appError('web-audio-unavailable') } });
    const { id } = await stage.ring('web');
    expect(stage.desk.answer(id)).toEqual({ ok: false, error: { code: 'web-audio-unavailable' } });
    expect(stage.phase(id)).toBe('ringing');
    expect(stage.services.web.requests).toEqual([]);
    await expect(stage.dial('web')).rejects.toThrow('web-audio-unavailable');
    expect(stage.phase((await stage.dial('meta')).id)).toBe('alerting');
  });
});
