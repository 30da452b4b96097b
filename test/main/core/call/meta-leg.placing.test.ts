import { appError } from '#contract/errors.ts';
import { describe, expect, test } from 'vitest';
import { setCallStage } from '../../../support/fakes/call-stage.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';

describe('a call placed on a Meta number', () => {
  test('asks for the SDP answer every 500 ms, and applies it once', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.dial('meta');
    expect(stage.phase(id)).toBe('alerting');
    await stage.clock.advance(1_600);
    expect(stage.services.meta.count('read')).toBe(4);
    stage.services.meta.relayAnswer(remoteId);
    await stage.clock.advance(500);
    expect(stage.station.peers.get(id)?.answer).toBe(stage.services.meta.remote(remoteId).sdpAnswer);
    await stage.clock.advance(5_000);
    expect(stage.services.meta.count('read')).toBe(5);
    expect(stage.faults()).toEqual([]);
  });

  test('takes the SDP answer from whoever brings it first, without waiting for its own look', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.dial('meta');
    await stage.clock.advance(100);
    stage.services.meta.relayAnswer(remoteId);
    await stage.hear('meta', remoteId, { source: 'webhook' });
    expect(stage.station.peers.get(id)?.answer).not.toBeNull();
    await stage.clock.advance(2_000);
    expect(stage.services.meta.count('read')).toBe(1);
    expect(stage.faults()).toEqual([]);
  });

  test('takes the SDP answer of an event also while a look of its own hangs, and a hang-up does not wait for it either', async () => {
    const stage = setCallStage();
    const letGo = stage.services.meta.hold('read');
    const { id, remoteId } = await stage.dial('meta');
    stage.services.meta.relayAnswer(remoteId);
    await stage.hear('meta', remoteId, { source: 'webhook' });
    expect(stage.station.peers.get(id)?.answer).not.toBeNull();
    stage.desk.hangUp(id);
    const { id: second } = await stage.dial('meta');
    stage.desk.hangUp(second);
    await stage.desk.stop();
    expect(stage.clock.pending()).toBe(0);
    letGo();
    await stage.clock.settle();
    expect(stage.faults()).toEqual([]);
  });

  test('needs no look where the answer came before placing was confirmed', async () => {
    const stage = setCallStage();
    const letGo = stage.services.meta.hold('place');
    const { id, remoteId } = await stage.dial('meta');
    stage.services.meta.relayAnswer(remoteId);
    await stage.hear('meta', remoteId, { source: 'webhook', remoteId: null });
    letGo();
    await stage.clock.settle();
    expect(stage.station.peers.get(id)?.answer).not.toBeNull();
    expect(stage.services.meta.count('read')).toBe(0);
  });

  test('fails after 20 s without an SDP answer, and tells the service', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.dial('meta');
    await stage.clock.advance(19_900);
    expect(stage.phase(id)).toBe('alerting');
    await stage.clock.advance(600);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'call-setup-timeout' } });
    expect(stage.services.meta.remote(remoteId).status).toBe('ended');
    expect(stage.faults()).toEqual([]);
  });

  test('waits as long as the service says when it is asked too often', async () => {
    const stage = setCallStage();
    stage.services.meta.failNext('read', { code: 'rate-limited', retryAfterMs: 3_000 });
    await stage.dial('meta');
    await stage.clock.advance(2_900);
    expect(stage.services.meta.count('read')).toBe(1);
    await stage.clock.advance(200);
    expect(stage.services.meta.count('read')).toBe(2);
  });

  test.each(['asks for a minute of quiet', 'does not answer'] as const)('fails after 20 s also where the service %s', async (what) => {
    const stage = setCallStage();
    if (what === 'does not answer') stage.services.meta.hold('read');
    else stage.services.meta.failNext('read', { code: 'rate-limited', retryAfterMs: 60_000 });
    const { id, remoteId } = await stage.dial('meta');
    await stage.clock.advance(19_900);
    expect(stage.phase(id)).toBe('alerting');
    await stage.clock.advance(100);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'call-setup-timeout' } });
    expect(stage.services.meta.count('read')).toBe(1);
    expect(stage.services.meta.remote(remoteId).status).toBe('ended');
    expect(stage.faults()).toEqual([]);
  });

  test('notices by its own looks that the customer declined', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.dial('meta');
    stage.services.meta.move(remoteId, 'ended', 'rejected');
    await stage.clock.advance(600);
    expect(stage.call(id)).toMatchObject({ phase: 'ended', reason: 'declined-by-peer' });
    expect(stage.faults()).toEqual([]);
  });

  test('stops looking at once when it is hung up', async () => {
    const stage = setCallStage();
    stage.services.meta.failNext('read', { code: 'rate-limited', retryAfterMs: 30_000 });
    const { id } = await stage.dial('meta');
    stage.desk.hangUp(id);
    await stage.desk.stop();
    expect(stage.clock.pending()).toBe(0);
    expect(stage.services.meta.count('read')).toBe(1);
    expect(stage.faults()).toEqual([]);
  });

  test('is not placed any more when it is hung up while the offer is made', async () => {
    const stage = setCallStage();
    const letGo = stage.station.hold('makeOffer');
    const dialled = stage.desk.dial(stage.lines.meta, CUSTOMER);
    if (dialled.ok) stage.desk.hangUp(dialled.value);
    letGo();
    await stage.clock.settle();
    expect(stage.services.meta.count('place')).toBe(0);
    expect(stage.recorded).toMatchObject([{ reason: 'cancelled' }]);
    expect(stage.faults()).toEqual([]);
  });

  test('needs no release of the microphone on the pick-up', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.dial('meta');
    stage.services.meta.relayAnswer(remoteId);
    await stage.clock.advance(600);
    stage.services.meta.move(remoteId, 'accepted');
    await stage.hear('meta', remoteId);
    expect(stage.phase(id)).toBe('active');
    expect(stage.faults()).toEqual([]);
  });
});

describe('the permission to call a customer', () => {
  test('is asked for before a microphone opens, and the call is placed', async () => {
    const stage = setCallStage();
    const letGo = stage.services.meta.hold('mayCall');
    const dialled = stage.desk.dial(stage.lines.meta, CUSTOMER);
    await stage.clock.settle();
    expect(stage.services.meta.requests).toEqual([`mayCall ${CUSTOMER}`]);
    expect(stage.station.opened()).toBe(0);
    letGo();
    await stage.clock.settle();
    expect(stage.services.meta.requests.slice(0, 2)).toEqual([`mayCall ${CUSTOMER}`, `place ${CUSTOMER}`]);
    expect(dialled.ok && stage.phase(dialled.value)).toBe('alerting');
    expect(stage.faults()).toEqual([]);
  });

  test.each(['permission-required', 'call-limit-reached'] as const)(
    'that is not there (%s) ends the call with the reason',
    async (code) => {
      const stage = setCallStage();
      stage.services.meta.failNext('mayCall', appError(code));
      stage.desk.dial(stage.lines.meta, CUSTOMER);
      await stage.clock.settle();
      expect(stage.recorded).toMatchObject([{ reason: 'failed' }]);
      expect(stage.desk.calls()).toMatchObject([{ phase: 'ended', error: { code } }]);
      expect(stage.station.opened()).toBe(0);
      expect(stage.services.meta.count('place')).toBe(0);
      expect(stage.faults()).toEqual([]);
    },
  );

  test.each(['rate-limited', 'service-timeout', 'not-supported'] as const)(
    'that nobody tells (%s) keeps no call from being placed',
    async (code) => {
      const stage = setCallStage();
      stage.services.meta.failNext('mayCall', appError(code));
      const { id } = await stage.dial('meta');
      expect(stage.phase(id)).toBe('alerting');
    },
  );

  test('that is still being asked for when the agent hangs up opens no microphone and places nothing', async () => {
    const stage = setCallStage();
    const letGo = stage.services.meta.hold('mayCall');
    const dialled = stage.desk.dial(stage.lines.meta, CUSTOMER);
    await stage.clock.settle();
    if (dialled.ok) stage.desk.hangUp(dialled.value);
    letGo();
    await stage.clock.settle();
    expect(stage.station.opened()).toBe(0);
    expect(stage.services.meta.count('place')).toBe(0);
    expect(stage.recorded).toMatchObject([{ reason: 'cancelled' }]);
  });
});
