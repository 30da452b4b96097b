import { appError } from '#contract/errors.ts';
import { describe, expect, test } from 'vitest';
import { setCallStage } from '../../../support/fakes/call-stage.ts';
import { CUSTOMER, OTHER_CUSTOMER } from '../../../support/fakes/people.ts';

const TIMEOUT = appError('service-timeout');

describe.each(['meta', 'web'] as const)('placing a call on a %s number', (kind) => {
  test('binds it to the service’s ids, and it rings at the customer’s', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.dial(kind);
    expect(stage.phase(id)).toBe('alerting');
    stage.services[kind].move(remoteId, 'accepted');
    await stage.hear(kind, remoteId);
    expect(stage.phase(id)).toBe('active');
    expect(stage.faults()).toEqual([]);
  });

  test('finds the call in the list when only the answer was lost, and never places it twice', async () => {
    const stage = setCallStage();
    stage.services[kind].failNext('place', TIMEOUT, true);
    const { id, remoteId } = await stage.dial(kind);
    await stage.clock.settle();
    expect(stage.phase(id)).toBe('alerting');
    stage.desk.hangUp(id);
    await stage.clock.settle();
    expect(stage.services[kind].remote(remoteId).status).toBe('ended');
    expect(stage.services[kind].count('place')).toBe(1);
  });

  test('looks three times, then says that it failed', async () => {
    const stage = setCallStage();
    stage.services[kind].ring(OTHER_CUSTOMER);
    stage.services[kind].failNext('place', TIMEOUT);
    const { id } = await stage.dial(kind);
    await stage.clock.advance(4_400);
    expect(stage.phase(id)).toBe('dialing');
    await stage.clock.advance(200);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'service-timeout' } });
    expect(stage.services[kind].count('list')).toBe(3);
    expect(stage.services[kind].count('place')).toBe(1);
    expect(stage.faults()).toEqual([]);
  });

  test('does not take an older call to the same customer for its own', async () => {
    const stage = setCallStage();
    const older = await stage.services[kind].api.place({ to: CUSTOMER, sdpOffer: kind === 'meta' ? 'v=0' : null });
    if (!older.ok) throw new Error('the older call was not placed');
    await stage.hear(kind, older.value.remoteId);
    stage.services[kind].failNext('place', TIMEOUT);
    const { id } = await stage.dial(kind);
    await stage.clock.advance(5_000);
    expect(stage.call(id)).toMatchObject({ reason: 'failed' });
    expect(stage.services[kind].remote(older.value.remoteId).status).toBe('ringing');
  });

  test('does not take a call of the same customer to us for its own', async () => {
    const stage = setCallStage();
    const inbound = stage.services[kind].ring(CUSTOMER);
    stage.services[kind].failNext('place', TIMEOUT);
    await stage.dial(kind);
    await stage.clock.advance(5_000);
    expect(stage.services[kind].remote(inbound).status).toBe('ringing');
  });

  test('does not look where the service said no', async () => {
    const stage = setCallStage();
    stage.services[kind].failNext('place', appError('permission-required'));
    const dialled = stage.desk.dial(stage.lines[kind], CUSTOMER);
    await stage.clock.settle();
    expect(dialled.ok && stage.call(dialled.value)).toMatchObject({ reason: 'failed', error: { code: 'permission-required' } });
    expect(stage.services[kind].count('list')).toBe(0);
    expect(stage.faults()).toEqual([]);
  });

  test('takes the call back when it was hung up before the service answered', async () => {
    const stage = setCallStage();
    const letGo = stage.services[kind].hold('place');
    const { id, remoteId } = await stage.dial(kind);
    stage.desk.hangUp(id);
    await stage.clock.settle();
    expect(stage.services[kind].count('terminate')).toBe(0);
    letGo();
    await stage.clock.settle();
    expect(stage.services[kind].remote(remoteId).status).toBe('ended');
    expect(stage.faults()).toEqual([]);
  });

  test('takes the call back even when it has left the screen by then', async () => {
    const stage = setCallStage();
    const letGo = stage.services[kind].hold('place');
    const { id, remoteId } = await stage.dial(kind);
    stage.desk.hangUp(id);
    stage.desk.dismiss(id);
    letGo();
    await stage.clock.settle();
    expect(stage.desk.calls()).toEqual([]);
    expect(stage.services[kind].remote(remoteId).status).toBe('ended');
    expect(stage.recorded).toHaveLength(1);
  });

  test('catches up with what the service told before it confirmed the order', async () => {
    const stage = setCallStage();
    const letGo = stage.services[kind].hold('place');
    const { id, remoteId } = await stage.dial(kind);
    stage.services[kind].move(remoteId, 'accepted');
    await stage.hear(kind, remoteId, { source: 'webhook' });
    expect(stage.desk.calls()).toHaveLength(1);
    expect(stage.phase(id)).toBe('dialing');
    letGo();
    await stage.clock.settle();
    expect(stage.phase(id)).toBe('active');
    expect(stage.faults()).toEqual([]);
  });

  test('shows at once that the customer declined before the order was confirmed', async () => {
    const stage = setCallStage();
    const letGo = stage.services[kind].hold('place');
    const { id, remoteId } = await stage.dial(kind);
    stage.services[kind].move(remoteId, 'ended', 'rejected');
    await stage.hear(kind, remoteId, { source: 'webhook' });
    letGo();
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ reason: 'declined-by-peer' });
    expect(stage.faults()).toEqual([]);
  });
});

describe.each(['meta', 'web'] as const)('an order to a %s number whose answer is lost for good', (kind) => {
  /** The order reaches the service so late that the call shows up only after the call was given up here. */
  async function lose() {
    const stage = setCallStage();
    const service = stage.services[kind];
    service.failNext('place', TIMEOUT);
    const dialled = stage.desk.dial(stage.lines[kind], CUSTOMER);
    await stage.clock.advance(5_000);
    expect(dialled.ok && stage.phase(dialled.value)).toBe('ended');
    const lateOne = async (): Promise<string> => {
      const placed = await service.api.place({ to: CUSTOMER, sdpOffer: kind === 'meta' ? 'v=0' : null });
      if (!placed.ok) throw new Error('the late call was not placed');
      return placed.value.remoteId;
    };
    return { stage, service, lateOne };
  }

  test('ends the call that shows up after all, also where the feed has seen it before', async () => {
    const { stage, service, lateOne } = await lose();
    const remoteId = await lateOne();
    await stage.hear(kind, remoteId);
    await stage.clock.advance(8_000);
    expect(service.remote(remoteId).status).toBe('ended');
    expect(stage.clock.pending()).toBe(0);
    expect(stage.faults()).toEqual([]);
  });

  test('is watched for a minute, not longer, and asks little', async () => {
    const { stage, service, lateOne } = await lose();
    await stage.clock.advance(60_000);
    const looks = service.count('list');
    expect(looks).toBe(3 + 6);
    const remoteId = await lateOne();
    await stage.clock.advance(60_000);
    expect([service.count('list'), service.remote(remoteId).status]).toEqual([looks, 'ringing']);
  });

  test('ends neither a talk nor the call that the agent placed anew', async () => {
    const { stage, service, lateOne } = await lose();
    const talk = await lateOne();
    service.move(talk, 'accepted');
    const { remoteId } = await stage.dial(kind);
    await stage.clock.advance(15_000);
    expect([service.remote(talk).status, service.remote(remoteId).status]).toEqual(['accepted', 'ringing']);
  });

  test('ends no call while one to the same customer is being placed', async () => {
    const { stage, service } = await lose();
    service.hold('place');
    const { remoteId } = await stage.dial(kind);
    await stage.clock.advance(15_000);
    expect(service.remote(remoteId).status).toBe('ringing');
  });

  test('is forgotten when the app stops', async () => {
    const { stage } = await lose();
    await stage.desk.stop();
    expect(stage.clock.pending()).toBe(0);
  });
});
