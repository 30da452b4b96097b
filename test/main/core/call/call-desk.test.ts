import { callId } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { describe, expect, test } from 'vitest';
import { setCallStage } from '../../../support/fakes/call-stage.ts';
import { CUSTOMER, OTHER_CUSTOMER } from '../../../support/fakes/people.ts';

const BUSY = { ok: false, error: { code: 'line-busy' } };

describe('one call at a time', () => {
  test('two calls ring; one is answered; the other waits and cannot be answered until the first is over', async () => {
    const stage = setCallStage();
    const first = await stage.ring('meta');
    const second = await stage.ring('web', OTHER_CUSTOMER);
    stage.desk.answer(first.id);
    await stage.clock.settle();
    expect([stage.phase(first.id), stage.phase(second.id)]).toEqual(['active', 'ringing']);
    expect(stage.desk.answer(second.id)).toEqual(BUSY);
    expect(stage.phase(second.id)).toBe('ringing');
    stage.desk.hangUp(first.id);
    expect(stage.desk.answer(second.id)).toEqual({ ok: true, value: null });
    await stage.clock.settle();
    expect(stage.phase(second.id)).toBe('active');
    expect(stage.faults()).toEqual([]);
  });

  test.each(['meta', 'web'] as const)('a caller without a number rings, is answered, and is listed: %s', async (kind) => {
    const stage = setCallStage();
    const remoteId = stage.services[kind].ring(null);
    await stage.hear(kind, remoteId, { source: 'webhook' });
    expect(stage.desk.calls()).toEqual([]);
    await stage.hear(kind, remoteId, { source: 'read' });
    const [rings] = stage.desk.calls();
    const id = rings?.id ?? callId('');
    expect(rings).toMatchObject({ phase: 'ringing', peer: null });
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.phase(id)).toBe('active');
    stage.desk.hangUp(id);
    await stage.clock.settle();
    expect(stage.recorded).toMatchObject([{ id, peer: null, reason: 'completed' }]);
    expect(stage.faults()).toEqual([]);
  });

  test('a caller who rings without a number is named as soon as the service does', async () => {
    const stage = setCallStage();
    const remoteId = stage.services.web.ring(null);
    await stage.hear('web', remoteId, { source: 'list' });
    await stage.hear('web', remoteId, { source: 'read', peer: CUSTOMER });
    expect(stage.desk.calls()).toMatchObject([{ phase: 'ringing', peer: CUSTOMER }]);
    expect([stage.rang.length, stage.kept.journal.read()[0]?.peer]).toEqual([1, CUSTOMER]);
  });

  test('a second click on answer does nothing', async () => {
    const stage = setCallStage();
    const { id } = await stage.ring('web');
    expect([stage.desk.answer(id), stage.desk.answer(id)]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    await stage.clock.settle();
    expect(stage.desk.answer(id)).toEqual({ ok: true, value: null });
    await stage.clock.settle();
    expect(stage.services.web.count('accept')).toBe(1);
  });

  test('nobody dials while a call is dialled, rings at the other end, or is talked on', async () => {
    const stage = setCallStage();
    const letGo = stage.services.web.hold('place');
    const { id, remoteId } = await stage.dial('web');
    expect(stage.desk.dial(stage.lines.meta, CUSTOMER)).toEqual(BUSY);
    letGo();
    await stage.clock.settle();
    expect(stage.desk.dial(stage.lines.meta, CUSTOMER)).toEqual(BUSY);
    stage.services.web.move(remoteId, 'accepted');
    await stage.hear('web', remoteId);
    expect(stage.phase(id)).toBe('active');
    expect(stage.desk.dial(stage.lines.meta, CUSTOMER)).toEqual(BUSY);
  });

  test('the next call takes the screen from those that are over, whatever went wrong with them', async () => {
    const stage = setCallStage();
    const failed = await stage.ring('web');
    stage.services.web.failNext('accept', { code: 'plan-required' });
    stage.desk.answer(failed.id);
    await stage.clock.settle();
    await stage.clock.advance(60_000);
    expect(stage.desk.calls().map(({ id }) => id)).toEqual([failed.id]);
    const next = await stage.dial('web');
    expect(stage.desk.calls().map(({ id }) => id)).toEqual([next.id]);
  });

  test('one may dial while another call rings here', async () => {
    const stage = setCallStage();
    await stage.ring('meta');
    expect(stage.phase((await stage.dial('web')).id)).toBe('alerting');
  });

  test('a call that a colleague takes stops ringing here, and is no missed call', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.ring('meta');
    stage.services.meta.move(remoteId, 'accepted');
    await stage.hear('meta', remoteId);
    expect(stage.call(id)).toMatchObject({ reason: 'answered-elsewhere' });
    expect(stage.services.meta.count('terminate') + stage.services.meta.count('reject')).toBe(0);
    expect(stage.faults()).toEqual([]);
  });
});

describe('commands that come too late', () => {
  test('say that the call is gone', () => {
    const { desk } = setCallStage();
    const gone = callId('call-of-yesterday');
    const refused = { ok: false, error: { code: 'call-gone' } };
    expect([desk.answer(gone), desk.reject(gone), desk.silence(gone), desk.hangUp(gone), desk.mute(gone, true)]).toEqual(
      Array.from({ length: 5 }, () => refused),
    );
    expect(desk.dismiss(gone)).toEqual({ ok: true, value: null });
  });

  test('dismissing takes only an ended call off the screen', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    stage.desk.dismiss(id);
    expect(stage.phase(id)).toBe('active');
  });

  test('dialling on a line that is not there is refused', () => {
    expect(setCallStage().desk.dial(lineId('nowhere'), CUSTOMER)).toMatchObject({ error: { code: 'invalid-input' } });
  });
});

describe('the list of recent calls', () => {
  test('gets one entry per call, with its line and its times', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('meta');
    const answeredAt = stage.clock.now();
    await stage.clock.advance(65_000);
    stage.desk.hangUp(id);
    stage.desk.hangUp(id);
    await stage.clock.settle();
    expect(stage.recorded).toEqual([
      {
        id,
        lineId: stage.lines.meta,
        lineLabel: 'Line meta',
        kind: 'meta',
        direction: 'inbound',
        peer: CUSTOMER,
        startedAt: answeredAt,
        answeredAt,
        endedAt: answeredAt + 65_000,
        reason: 'completed',
      },
    ]);
  });

  test('gets what rang and ended while nobody looked, without a ring', async () => {
    const stage = setCallStage();
    const remoteId = stage.services.web.ring(CUSTOMER);
    stage.services.web.move(remoteId, 'ended', 'missed');
    await stage.hear('web', remoteId, { source: 'list' });
    await stage.hear('web', remoteId, { source: 'list' });
    expect(stage.desk.calls()).toEqual([]);
    expect(stage.recorded).toMatchObject([{ reason: 'missed', peer: CUSTOMER, answeredAt: null }]);
  });

  test('says of a call that did not ring here, because nobody looked, that it was missed, also where a colleague declined it', async () => {
    const stage = setCallStage();
    const remoteId = stage.services.web.ring(CUSTOMER);
    stage.services.web.move(remoteId, 'ended', 'rejected');
    await stage.hear('web', remoteId, { source: 'list' });
    expect(stage.recorded).toMatchObject([{ reason: 'missed' }]);
  });

  test('is put right when the service’s record says otherwise than the webhook that came first', async () => {
    const stage = setCallStage();
    const rung = await stage.ring('meta');
    const other = await stage.ring('meta', OTHER_CUSTOMER);
    const said = { source: 'webhook', status: 'ended', outcome: 'missed' } as const;
    await stage.hear('meta', rung.remoteId, said);
    await stage.hear('meta', other.remoteId, said);
    expect(stage.recorded.map(({ reason }) => reason)).toEqual(['missed', 'missed']);
    stage.services.meta.move(rung.remoteId, 'ended', 'rejected');
    stage.services.meta.move(other.remoteId, 'accepted');
    await stage.clock.advance(9_000);
    stage.services.meta.move(other.remoteId, 'ended');
    for (const remoteId of [rung.remoteId, other.remoteId, rung.remoteId, other.remoteId]) await stage.hear('meta', remoteId);
    expect(stage.recorded).toHaveLength(4);
    expect(stage.kept.history.all.map(({ peer, reason }) => [peer, reason])).toEqual([
      [CUSTOMER, 'declined-elsewhere'],
      [OTHER_CUSTOMER, 'answered-elsewhere'],
    ]);
  });

  test('says of a call that was placed what the record says, where a webhook only knew that it failed; our own end stays ours', async () => {
    const stage = setCallStage();
    const placed = await stage.dial('meta');
    const failed = { source: 'webhook', status: 'ended', outcome: 'failed' } as const;
    await stage.hear('meta', placed.remoteId, failed);
    stage.services.meta.move(placed.remoteId, 'ended', 'missed');
    await stage.hear('meta', placed.remoteId);
    expect(stage.kept.history.all.map(({ reason }) => reason)).toEqual(['no-answer']);
    const broken = await stage.dial('meta');
    stage.desk.legListener.mediaFailed(broken.id, { code: 'microphone-blocked' });
    await stage.hear('meta', broken.remoteId, failed);
    await stage.hear('meta', broken.remoteId);
    expect(stage.kept.history.all.map(({ reason }) => reason)).toEqual(['no-answer', 'failed']);
  });
});

describe('closing a line', () => {
  test('hangs up its call, waits for the service to know, and forgets it', async () => {
    const stage = setCallStage();
    const { remoteId } = await stage.talk('meta');
    await stage.desk.closeLine(stage.lines.meta);
    expect(stage.services.meta.remote(remoteId).status).toBe('ended');
    expect(stage.desk.calls()).toEqual([]);
    expect(stage.recorded).toHaveLength(1);
    expect(stage.clock.pending()).toBe(0);
    expect(stage.faults()).toEqual([]);
  });

  test('leaves a ring for others, but lets go of what was prepared for it', async () => {
    const stage = setCallStage();
    const { remoteId } = await stage.ring('meta');
    await stage.desk.closeLine(stage.lines.meta);
    expect(stage.services.meta.remote(remoteId).status).toBe('ringing');
    expect(stage.desk.calls()).toEqual([]);
    expect(stage.clock.pending()).toBe(0);
    expect(stage.faults()).toEqual([]);
  });

  test('does not wait for what another line is doing, and leaves it alone', async () => {
    const stage = setCallStage();
    const { id } = await stage.dial('meta');
    await stage.desk.closeLine(stage.lines.web);
    expect(stage.phase(id)).toBe('alerting');
  });

  test('takes no new call while it closes', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    const letGo = stage.services.web.hold('terminate');
    const closed = stage.desk.closeLine(stage.lines.web);
    const late = stage.services.web.ring(OTHER_CUSTOMER);
    await stage.hear('web', late);
    expect(stage.desk.calls().map((call) => call.id)).toEqual([id]);
    expect(stage.desk.dial(stage.lines.web, CUSTOMER).ok).toBe(false);
    letGo();
    await closed;
    expect(stage.desk.calls()).toEqual([]);
    expect(stage.faults()).toEqual([]);
  });

  test('takes back a call whose order was still under way', async () => {
    const stage = setCallStage();
    const letGo = stage.services.web.hold('place');
    const { remoteId } = await stage.dial('web');
    const closed = stage.desk.closeLine(stage.lines.web);
    letGo();
    await closed;
    expect(stage.services.web.remote(remoteId).status).toBe('ended');
  });
});

describe('stopping', () => {
  test('hangs up what is up, leaves what rings, and leaves no timer', async () => {
    const stage = setCallStage();
    const talked = await stage.talk('web');
    const rung = await stage.ring('meta', OTHER_CUSTOMER);
    await stage.desk.stop();
    expect(stage.services.web.remote(talked.remoteId).status).toBe('ended');
    expect(stage.services.meta.remote(rung.remoteId).status).toBe('ringing');
    expect(stage.desk.calls()).toEqual([]);
    expect(stage.clock.pending()).toBe(0);
    expect(stage.faults()).toEqual([]);
  });

  test('hears and dials nothing any more', async () => {
    const stage = setCallStage();
    await stage.desk.stop();
    await stage.hear('web', stage.services.web.ring(CUSTOMER));
    expect(stage.desk.dial(stage.lines.web, CUSTOMER).ok).toBe(false);
    expect(stage.desk.calls()).toEqual([]);
    expect(stage.clock.pending()).toBe(0);
  });
});
