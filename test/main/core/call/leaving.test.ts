import { appError } from '#contract/errors.ts';
import { describe, expect, test } from 'vitest';
import { setCallStage } from '../../../support/fakes/call-stage.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';

describe('telling the service that we are out', () => {
  test.each(['service-timeout', 'service-unreachable', 'service-broken', 'rate-limited'] as const)('is repeated after %s', async (code) => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.talk('web');
    stage.services.web.failNext('terminate', appError(code));
    stage.services.web.failNext('terminate', appError(code));
    stage.desk.hangUp(id);
    await stage.clock.advance(3_900);
    expect(stage.services.web.remote(remoteId).status).toBe('accepted');
    await stage.clock.advance(200);
    expect(stage.services.web.remote(remoteId).status).toBe('ended');
    expect(stage.services.web.count('terminate')).toBe(3);
  });

  test('waits as long as the service asks for', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    stage.services.web.failNext('terminate', { code: 'rate-limited', retryAfterMs: 7_000 });
    stage.desk.hangUp(id);
    await stage.clock.advance(6_999);
    expect(stage.services.web.count('terminate')).toBe(1);
    await stage.clock.advance(1);
    expect(stage.services.web.count('terminate')).toBe(2);
  });

  test('waits no longer than a minute, whatever the service asks for: the customer would wait as long', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.talk('web');
    stage.services.web.failNext('terminate', { code: 'rate-limited', retryAfterMs: 600_000 });
    stage.desk.hangUp(id);
    await stage.clock.advance(59_999);
    expect(stage.services.web.count('terminate')).toBe(1);
    await stage.clock.advance(1);
    expect(stage.services.web.remote(remoteId).status).toBe('ended');
  });

  test('is not repeated where the service said no', async () => {
    const stage = setCallStage();
    const { id } = await stage.ring('meta');
    stage.services.meta.failNext('reject', appError('key-rejected'));
    stage.desk.reject(id);
    await stage.clock.advance(10_000);
    expect(stage.services.meta.count('reject')).toBe(1);
    expect(stage.recorded).toMatchObject([{ reason: 'declined' }]);
    expect(stage.faults()).toEqual([]);
  });

  test('uses reject for a ring and terminate for everything later', async () => {
    const stage = setCallStage();
    const rung = await stage.ring('web');
    stage.desk.hangUp(rung.id);
    await stage.clock.settle();
    expect(stage.services.web.requests.at(-1)).toBe(`reject ${rung.remoteId}`);
    const talked = await stage.talk('web');
    stage.desk.reject(talked.id);
    await stage.clock.settle();
    expect(stage.services.web.requests.at(-1)).toBe(`terminate ${talked.remoteId}`);
  });

  test('takes back an accept that succeeds after we hung up', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.ring('web');
    stage.services.web.failNext('terminate', appError('not-supported'));
    const letGo = stage.services.web.hold('accept');
    stage.desk.answer(id);
    await stage.clock.settle();
    stage.desk.hangUp(id);
    letGo();
    await stage.clock.settle();
    expect(stage.services.web.remote(remoteId).status).toBe('ended');
    expect(stage.audio.opened).toEqual([]);
  });

  test('the caller who leaves needs no goodbye', async () => {
    const stage = setCallStage();
    const { remoteId } = await stage.talk('web');
    stage.services.web.move(remoteId, 'ended');
    await stage.hear('web', remoteId);
    expect(stage.services.web.count('terminate')).toBe(0);
    expect(stage.recorded).toMatchObject([{ reason: 'completed', peer: CUSTOMER }]);
    expect(stage.faults()).toEqual([]);
  });
});

describe('the time a phase may take', () => {
  test('a ring that nobody ends is over after a minute, and is a missed call', async () => {
    const stage = setCallStage();
    const { id } = await stage.ring('web');
    await stage.clock.advance(59_999);
    expect(stage.phase(id)).toBe('ringing');
    await stage.clock.advance(1);
    expect(stage.recorded).toMatchObject([{ id, reason: 'missed' }]);
    expect(stage.services.web.requests).toEqual([]);
  });

  test('an accept that never comes back is given up after 20 s, and taken back', async () => {
    const stage = setCallStage();
    const { id } = await stage.ring('web');
    stage.services.web.hold('accept');
    stage.desk.answer(id);
    await stage.clock.advance(20_000);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'call-setup-timeout' } });
    expect(stage.services.web.count('terminate')).toBe(1);
  });

  test('an order that never comes back is given up after 30 s', async () => {
    const stage = setCallStage();
    stage.services.web.hold('place');
    const { id } = await stage.dial('web');
    await stage.clock.advance(30_000);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'service-timeout' } });
  });

  test('a customer who does not pick up within a minute is let go', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.dial('web');
    await stage.clock.advance(60_000);
    expect(stage.call(id)).toMatchObject({ reason: 'no-answer', error: null });
    expect(stage.services.web.remote(remoteId).status).toBe('ended');
  });

  test('a customer who picked up without our being told is not let go after a minute', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.dial('web');
    stage.services.web.move(remoteId, 'accepted');
    await stage.clock.advance(60_000);
    expect(stage.phase(id)).toBe('active');
    expect(stage.services.web.count('terminate')).toBe(0);
  });

  test('nor is one let go in silence because the service could not be asked for a moment', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.dial('web');
    stage.services.web.failNext('read', appError('service-timeout'));
    stage.services.web.failNext('read', appError('service-timeout'));
    await stage.clock.advance(60_500);
    expect(stage.phase(id)).toBe('alerting');
    stage.services.web.move(remoteId, 'accepted');
    await stage.clock.advance(4_000);
    expect(stage.phase(id)).toBe('active');
  });

  test('a customer of whom nothing can be learnt is let go after a minute and a few seconds', async () => {
    const stage = setCallStage();
    const { id } = await stage.dial('web');
    for (let times = 0; times < 3; times += 1) stage.services.web.failNext('read', appError('service-unreachable'));
    await stage.clock.advance(64_000);
    expect(stage.call(id)).toMatchObject({ reason: 'no-answer' });
  });

  test('talking has no limit', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    await stage.clock.advance(24 * 3_600_000);
    expect(stage.phase(id)).toBe('active');
  });

  test('an ended call leaves the screen after 8 s, unless it has an error to show', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    stage.desk.hangUp(id);
    await stage.clock.advance(7_999);
    expect(stage.phase(id)).toBe('ended');
    await stage.clock.advance(1);
    expect(stage.phase(id)).toBeNull();
    const broken = await stage.talk('web');
    stage.services.web.failNext('terminate', appError('key-rejected'));
    stage.desk.legListener.mediaFailed(broken.id, appError('media-lost'));
    await stage.clock.advance(60_000);
    expect(stage.phase(broken.id)).toBe('ended');
    stage.desk.dismiss(broken.id);
    expect(stage.desk.calls()).toEqual([]);
    expect(stage.clock.pending()).toBe(0);
  });
});
