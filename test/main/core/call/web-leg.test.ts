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

  test('is held where the agent holds the call, and still is in the session after a loss', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    stage.desk.setHeld(id, true);
    expect(stage.call(id)).toMatchObject({ held: true });
    expect(stage.audio.sessions.get(id)).toMatchObject({ held: true, muted: false });
    stage.audio.lose(id, 'process');
    await stage.clock.advance(5_000);
    expect(stage.audio.sessions.get(id)).toMatchObject({ session: { held: true } });
    stage.desk.setHeld(id, false);
    expect(stage.audio.sessions.get(id)).toMatchObject({ held: false });
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
