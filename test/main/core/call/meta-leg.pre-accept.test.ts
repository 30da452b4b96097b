import { appError } from '#contract/errors.ts';
import { describe, expect, test } from 'vitest';
import { setCallStage } from '../../../support/fakes/call-stage.ts';
import { OTHER_CUSTOMER } from '../../../support/fakes/people.ts';

const TIMEOUT = appError('service-timeout');

describe('a call that another station has prepared', () => {
  test('cannot be taken here, and the agent is told what to change', async () => {
    const stage = setCallStage();
    stage.services.meta.failNext('preAccept', appError('call-setup-refused'));
    const { id, remoteId } = await stage.ring('meta');
    stage.services.meta.relayAnswer(remoteId);
    stage.services.meta.failNext('accept', appError('call-setup-refused'));
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ phase: 'ended', reason: 'failed', error: { code: 'prepared-elsewhere' } });
    expect(stage.station.peers.size).toBe(0);
  });

  test('is told by the description that the service has, and by no other refusal', async () => {
    const stage = setCallStage();
    stage.services.meta.failNext('preAccept', appError('call-setup-refused'));
    const { id } = await stage.ring('meta');
    stage.services.meta.failNext('accept', appError('call-setup-refused'));
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ phase: 'ended', reason: 'failed', error: { code: 'call-setup-refused' } });
  });

  test('is not told of one that we prepared ourselves before a crash', async () => {
    const before = setCallStage();
    const { id } = await before.ring('meta');
    await before.clock.advance(1_000);
    const stage = setCallStage({ after: before });
    await stage.clock.settle();
    expect(stage.phase(id)).toBe('ringing');
    stage.services.meta.failNext('accept', appError('call-setup-refused'));
    stage.services.meta.relayAnswer(stage.services.meta.newest().remoteId);
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ phase: 'ended', reason: 'failed', error: { code: 'call-lost-in-restart' } });
  });

  test('is told as answered elsewhere once the other one has taken it', async () => {
    const stage = setCallStage();
    stage.services.meta.failNext('preAccept', appError('call-setup-refused'));
    const { id, remoteId } = await stage.ring('meta');
    stage.services.meta.move(remoteId, 'accepted');
    stage.services.meta.failNext('accept', appError('call-setup-refused'));
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ phase: 'ended', reason: 'answered-elsewhere' });
  });
});

describe('a line that wants no pre-accept', () => {
  test('reads the offer while it rings, and makes the answer on the click', async () => {
    const stage = setCallStage({ preAccept: false });
    const { id, remoteId } = await stage.ring('meta');
    expect(stage.services.meta.requests).toEqual([`read ${remoteId}`]);
    expect(stage.station.opened()).toBe(0);
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.services.meta.requests).toEqual([`read ${remoteId}`, `accept ${remoteId}`]);
    expect(stage.phase(id)).toBe('active');
    expect(stage.station.peers.get(id)?.released).toBe(true);
    expect(stage.faults()).toEqual([]);
  });

  test('reads the offer again on the click where it could not be read before', async () => {
    const stage = setCallStage({ preAccept: false });
    stage.services.meta.failNext('read', TIMEOUT);
    const { id } = await stage.ring('meta');
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.services.meta.count('read')).toBe(2);
    expect(stage.phase(id)).toBe('active');
    expect(stage.faults()).toEqual([]);
  });

  test('waits on the click for the offer that is being read, and reads it once', async () => {
    const stage = setCallStage({ preAccept: false });
    const letGo = stage.services.meta.hold('read');
    const { id } = await stage.ring('meta');
    stage.desk.answer(id);
    await stage.clock.settle();
    letGo();
    await stage.clock.settle();
    expect(stage.services.meta.count('read')).toBe(1);
    expect(stage.phase(id)).toBe('active');
  });
});

describe('a call that rings while the agent talks', () => {
  test('is not told early, so that colleagues who are free can take it, until the agent is free too', async () => {
    const stage = setCallStage();
    const talk = await stage.talk('meta');
    const early = stage.services.meta.count('preAccept');
    const { id, remoteId } = await stage.ring('meta', OTHER_CUSTOMER);
    await stage.clock.advance(5_000);
    expect(stage.services.meta.count('preAccept')).toBe(early);
    expect(stage.station.peers.has(id)).toBe(false);
    stage.desk.hangUp(talk.id);
    await stage.clock.settle();
    expect(stage.services.meta.requests.filter((request) => request === `preAccept ${remoteId}`)).toHaveLength(1);
    expect(stage.station.peers.has(id)).toBe(true);
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.phase(id)).toBe('active');
    expect(stage.services.meta.count('preAccept')).toBe(early + 1);
    expect(stage.faults()).toEqual([]);
  });

  test('is not told early by the end of a talk on a line that wants no pre-accept, or twice', async () => {
    const plain = setCallStage({ preAccept: false });
    const talk = await plain.talk('web');
    await plain.ring('meta');
    plain.desk.hangUp(talk.id);
    await plain.clock.settle();
    expect(plain.services.meta.count('preAccept')).toBe(0);
    const stage = setCallStage();
    await stage.ring('meta');
    const other = await stage.talk('web');
    stage.desk.hangUp(other.id);
    await stage.clock.settle();
    expect(stage.services.meta.count('preAccept')).toBe(1);
    expect(stage.station.opened()).toBe(1);
  });
});

describe('a pre-accept that hangs', () => {
  test('keeps the click waiting for half a second, and no longer', async () => {
    const stage = setCallStage();
    const letGo = stage.services.meta.hold('preAccept');
    const { id } = await stage.ring('meta');
    await stage.clock.advance(2_000);
    stage.desk.answer(id);
    await stage.clock.advance(499);
    expect(stage.services.meta.count('accept')).toBe(0);
    await stage.clock.advance(1);
    expect(stage.phase(id)).toBe('active');
    letGo();
    await stage.clock.settle();
    expect(stage.phase(id)).toBe('active');
    expect(stage.faults()).toEqual([]);
  });

  test('and answers after all lets the click through at once', async () => {
    const stage = setCallStage();
    const letGo = stage.services.meta.hold('preAccept');
    const { id } = await stage.ring('meta');
    stage.desk.answer(id);
    await stage.clock.advance(100);
    letGo();
    await stage.clock.settle();
    expect(stage.phase(id)).toBe('active');
  });
});

test('a click while the answer is still being made sends accept alone', async () => {
  const stage = setCallStage();
  const letGo = stage.station.hold('answerOffer');
  const { id, remoteId } = await stage.ring('meta');
  stage.desk.answer(id);
  letGo();
  await stage.clock.settle();
  expect(stage.phase(id)).toBe('active');
  expect(stage.services.meta.requests).toEqual([`read ${remoteId}`, `accept ${remoteId}`]);
  expect(stage.station.opened()).toBe(1);
  expect(stage.faults()).toEqual([]);
});

test('a call whose answer was not ready is accepted on the click without a pre-accept before it', async () => {
  const stage = setCallStage();
  stage.station.failNext('answerOffer', appError('media-lost'));
  const { id } = await stage.ring('meta');
  stage.desk.answer(id);
  await stage.clock.settle();
  expect(stage.phase(id)).toBe('active');
  expect(stage.services.meta.count('preAccept')).toBe(0);
  expect(stage.services.meta.count('accept')).toBe(1);
});
