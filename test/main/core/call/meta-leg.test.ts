import { appError } from '#contract/errors.ts';
import { describe, expect, test } from 'vitest';
import { setCallStage } from '../../../support/fakes/call-stage.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { seenDevices } from '../../../support/fakes/seen-devices.ts';

const TIMEOUT = appError('service-timeout');

describe('a ringing call of a Meta number', () => {
  test('is prepared while it rings: offer read, answer made, pre-accepted, microphone held back', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.ring('meta');
    expect(stage.services.meta.requests).toEqual([`read ${remoteId}`, `preAccept ${remoteId}`]);
    expect(stage.station.peers.get(id)).toMatchObject({ role: 'answers', released: false });
  });

  test('reads no offer where the webhook brought it', async () => {
    const stage = setCallStage();
    const remoteId = stage.services.meta.ring(CUSTOMER);
    await stage.hear('meta', remoteId, { source: 'webhook' });
    expect(stage.services.meta.requests).toEqual([`preAccept ${remoteId}`]);
  });

  test('is accepted on the click with the very answer of pre-accept, and speaks only after the yes', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.ring('meta');
    const letGo = stage.services.meta.hold('accept');
    expect(stage.services.meta.count('accept')).toBe(0);
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.services.meta.requests.at(-1)).toBe(`accept ${remoteId}`);
    expect(stage.station.peers.get(id)?.released).toBe(false);
    letGo();
    await stage.clock.settle();
    expect(stage.phase(id)).toBe('active');
    expect(stage.station.peers.get(id)?.released).toBe(true);
    expect(stage.station.opened()).toBe(1);
    expect(stage.faults()).toEqual([]);
  });

  test('is answered all the same when pre-accept fails', async () => {
    const stage = setCallStage();
    stage.services.meta.failNext('preAccept', appError('call-setup-refused'));
    const { id } = await stage.ring('meta');
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.phase(id)).toBe('active');
    expect(stage.faults()).toEqual([]);
  });

  test('is prepared again on the click when preparing failed', async () => {
    const stage = setCallStage();
    stage.station.failNext('answerOffer', appError('microphone-blocked'));
    const { id } = await stage.ring('meta');
    expect(stage.phase(id)).toBe('ringing');
    expect(stage.station.peers.size).toBe(0);
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.phase(id)).toBe('active');
    expect(stage.faults()).toEqual([]);
  });

  test('ends as failed, without a peer left, when it cannot be prepared twice', async () => {
    const stage = setCallStage();
    for (let tries = 0; tries < 2; tries += 1) stage.station.failNext('answerOffer', appError('microphone-blocked'));
    const { id } = await stage.ring('meta');
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ phase: 'ended', reason: 'failed', error: { code: 'microphone-blocked' } });
    expect(stage.services.meta.count('accept')).toBe(0);
    expect(stage.faults()).toEqual([]);
  });

  test('gets a new peer on the click when its prepared one broke while it rang', async () => {
    const stage = setCallStage();
    stage.services.meta.failNext('preAccept', TIMEOUT);
    const { id } = await stage.ring('meta');
    const prepared = stage.station.peers.get(id);
    stage.station.emit({ type: 'media-failed', callId: id, error: appError('media-lost') });
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.phase(id)).toBe('active');
    expect(stage.station.peers.get(id)).not.toBe(prepared);
    expect(stage.faults()).toEqual([]);
  });

  test('whose pre-accepted peer broke while it rang fails by that, for WhatsApp takes no other description', async () => {
    const stage = setCallStage();
    const { id } = await stage.ring('meta');
    stage.station.emit({ type: 'media-failed', callId: id, error: appError('media-lost') });
    expect(stage.phase(id)).toBe('ringing');
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ phase: 'ended', reason: 'failed', error: { code: 'media-lost' } });
    expect(stage.services.meta.count('accept')).toBe(0);
    expect(stage.station.peers.size).toBe(0);
    expect(stage.faults()).toEqual([]);
  });

  test('that ends while its offer is read opens no peer at all', async () => {
    const stage = setCallStage();
    const letGo = stage.services.meta.hold('read');
    const { remoteId } = await stage.ring('meta');
    stage.services.meta.move(remoteId, 'ended', 'missed');
    await stage.hear('meta', remoteId);
    letGo();
    await stage.clock.settle();
    expect(stage.station.opened()).toBe(0);
    expect(stage.faults()).toEqual([]);
  });

  test('that ends while its answer is made closes the peer, and nothing is sent', async () => {
    const stage = setCallStage();
    const letGo = stage.station.hold('answerOffer');
    const { id, remoteId } = await stage.ring('meta');
    stage.desk.answer(id);
    stage.services.meta.move(remoteId, 'ended', 'missed');
    await stage.hear('meta', remoteId);
    letGo();
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ reason: 'caller-cancelled' });
    expect(stage.station.opened()).toBe(1);
    expect(stage.services.meta.count('preAccept') + stage.services.meta.count('accept')).toBe(0);
    expect(stage.faults()).toEqual([]);
  });

  test('that we left while accept was unanswered is not accepted a second time', async () => {
    const stage = setCallStage();
    const { id } = await stage.ring('meta');
    stage.services.meta.failNext('accept', TIMEOUT);
    stage.services.meta.failNext('terminate', TIMEOUT);
    const letGo = stage.services.meta.hold('accept');
    stage.desk.answer(id);
    await stage.clock.settle();
    stage.desk.hangUp(id);
    letGo();
    await stage.clock.advance(5_000);
    expect(stage.services.meta.count('accept')).toBe(1);
    expect(stage.station.opened()).toBe(1);
    expect(stage.faults()).toEqual([]);
  });

  test('is seen to be over by the read for its offer', async () => {
    const stage = setCallStage();
    const remoteId = stage.services.meta.ring(CUSTOMER);
    const hint = { ...stage.services.meta.news(remoteId, 'webhook'), sdpOffer: null };
    stage.services.meta.move(remoteId, 'ended', 'missed');
    stage.desk.observe(stage.lines.meta, [hint]);
    await stage.clock.settle();
    expect(stage.recorded).toMatchObject([{ reason: 'missed' }]);
    expect(stage.station.opened()).toBe(0);
  });

  test('shows the sound that came before accept was confirmed', async () => {
    const stage = setCallStage();
    const { id } = await stage.ring('meta');
    const letGo = stage.services.meta.hold('accept');
    stage.desk.answer(id);
    await stage.clock.settle();
    stage.station.emit({ type: 'media', callId: id, media: 'flowing' });
    letGo();
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ phase: 'active', media: 'flowing' });
  });
});

describe('a machine without a microphone', () => {
  test('leaves a Meta call ringing for others, and dials none', async () => {
    const stage = setCallStage();
    stage.station.emit(seenDevices(0, 1));
    const { id, remoteId } = await stage.ring('meta');
    expect(stage.desk.answer(id)).toMatchObject({ ok: false, error: { code: 'audio-device-missing' } });
    await stage.clock.settle();
    expect(stage.phase(id)).toBe('ringing');
    expect(stage.services.meta.remote(remoteId).status).toBe('ringing');
    expect(stage.desk.dial(stage.lines.meta, CUSTOMER)).toMatchObject({ ok: false, error: { code: 'audio-device-missing' } });
    stage.station.emit(seenDevices(1, 1));
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.phase(id)).toBe('active');
    expect(stage.faults()).toEqual([]);
  });

  test('answers as long as nobody has counted', async () => {
    const stage = setCallStage();
    await stage.talk('meta');
    expect(stage.faults()).toEqual([]);
  });
});
