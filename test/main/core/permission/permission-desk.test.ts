import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { followPermissionEvents } from '../../../../main/core/permission/permission-events.ts';
import { memoryEventLog } from '../../../support/fakes/memory-event-log.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { ANA, BIA, line, META, permissionStage as stage, permissionStore, WEB } from '../../../support/fakes/permission-stage.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const DAY_MS = 86_400_000;

describe('what a customer permits', () => {
  test('is asked of the service once a minute at most, and by two who want it at once together', async () => {
    const { desk, service, clock } = stage();
    service.decide(CUSTOMER, 'temporary');
    const [one, other] = await Promise.all([
      desk.read(ANA, { isFresh: false, isAwaited: true }),
      desk.read(ANA, { isFresh: false, isAwaited: true }),
    ]);
    expect(one).toMatchObject({ ok: true, value: { status: 'temporary', expiresAt: clock.now() + 7 * DAY_MS } });
    expect(other).toEqual(one);
    await clock.advance(59_000);
    await desk.read(ANA, { isFresh: false, isAwaited: true });
    expect(service.reads).toHaveLength(1);
    await desk.read(ANA, { isFresh: true, isAwaited: true });
    expect(service.reads).toHaveLength(2);
  });

  test('is known by either spelling of a Brazilian mobile', async () => {
    const { desk, service } = stage();
    const [old, whole] = ['+551188887777', '+5511988887777'].map((text) => phoneNumber(text) as PhoneNumber) as [PhoneNumber, PhoneNumber];
    service.decide(old, 'temporary');
    await desk.read({ lineId: ANA.lineId, peer: old }, { isFresh: false, isAwaited: true });
    expect(desk.known(ANA.lineId, whole)).toMatchObject({ peer: old, status: 'temporary' });
  });

  test('is what was read last, where both spellings were read', async () => {
    const { desk, service, clock } = stage();
    const [old, whole] = ['+551188887777', '+5511988887777'].map((text) => phoneNumber(text) as PhoneNumber) as [PhoneNumber, PhoneNumber];
    await desk.read({ lineId: ANA.lineId, peer: whole }, { isFresh: false, isAwaited: true });
    await clock.advance(1_000);
    service.decide(old, 'temporary');
    await desk.read({ lineId: ANA.lineId, peer: old }, { isFresh: false, isAwaited: true });
    for (const asked of [old, whole]) expect(desk.known(ANA.lineId, asked)).toMatchObject({ peer: old, status: 'temporary' });
  });

  test('is told to who waits, though a read of lesser urgency is still waiting for its turn', async () => {
    const { desk, service, call } = stage();
    service.decide(CUSTOMER, 'temporary');
    service.stall('upkeep');
    await call({});
    expect(await desk.read(ANA, { isFresh: true, isAwaited: true })).toMatchObject({ ok: true, value: { status: 'temporary' } });
  });

  test('runs out on the screen at its time, without anybody asking', async () => {
    const { desk, service, clock } = stage();
    service.decide(CUSTOMER, 'temporary');
    await desk.read(ANA, { isFresh: false, isAwaited: true });
    expect(desk.state().customers).toMatchObject([{ status: 'temporary' }]);
    await clock.advance(7 * DAY_MS + 1_000);
    expect(desk.state().customers).toMatchObject([{ status: 'none', expiresAt: null, call: { isAllowed: false } }]);
  });

  test('runs out within half a minute of waking, and nothing is drawn anew before it does', async () => {
    const { desk, service, clock } = stage();
    service.decide(CUSTOMER, 'temporary');
    await desk.read(ANA, { isFresh: false, isAwaited: true });
    const before = desk.state();
    await clock.advance(DAY_MS);
    expect(desk.state()).toBe(before);
    clock.jump(7 * DAY_MS);
    await clock.advance(30_000);
    expect(desk.state().customers).toMatchObject([{ status: 'none' }]);
  });

  test('is read again when a call of the line has ended, for it has changed what is left', async () => {
    const { desk, service, call } = stage();
    await call({});
    expect(service.reads).toEqual([CUSTOMER]);
    service.use(CUSTOMER, 3);
    await call({});
    expect(desk.state().customers).toMatchObject([{ peer: CUSTOMER, call: { limits: [{ used: 3, most: 5 }] } }]);
    await call({ lineId: WEB });
    expect(service.reads).toHaveLength(2);
  });

  test('is no question on a web number, nor on a line that is gone', async () => {
    const { desk } = stage();
    expect(await desk.read({ lineId: WEB, peer: CUSTOMER }, { isFresh: false, isAwaited: true })).toMatchObject({
      ok: false,
      error: { code: 'not-supported' },
    });
    expect(await desk.request({ lineId: lineId('gone'), peer: CUSTOMER }, 'x')).toMatchObject({ ok: false });
  });
});

describe('a question to a customer', () => {
  test('goes out in the agent’s words; the answer by an event tells the agent to call now', async () => {
    const { desk, service, clock, news } = stage();
    const asked = await desk.request(ANA, 'Podemos ligar?');
    expect(service.questions).toEqual([{ to: CUSTOMER, text: 'Podemos ligar?' }]);
    expect(asked).toMatchObject({ ok: true, value: { asked: { answer: 'waiting' }, request: { isAllowed: false } } });
    await clock.advance(5_000);
    service.decide(CUSTOMER, 'temporary');
    await desk.heard(ANA, { peer: CUSTOMER, status: 'temporary' });
    expect(desk.state().news).toMatchObject([{ what: 'granted', peer: CUSTOMER, expiresAt: clock.now() + 7 * DAY_MS }]);
    expect(desk.state().customers).toMatchObject([{ status: 'temporary', asked: { answer: 'granted' } }]);
    expect(desk.state().callBacks).toMatchObject([{ why: 'granted', peer: CUSTOMER, status: 'temporary', callsLeft: 5 }]);
    // A repeated delivery is no second answer.
    await desk.heard(ANA, { peer: CUSTOMER, status: 'temporary' });
    expect(news()).toEqual(['granted']);
  });

  test('is answered within twenty seconds where no event ever comes', async () => {
    const { desk, service, clock, news } = stage();
    await desk.request(ANA, 'Podemos ligar?');
    service.decide(CUSTOMER, 'permanent');
    await clock.advance(20_000);
    expect(news()).toEqual(['granted']);
  });

  test('is looked after less and less often, and one after another', async () => {
    const { desk, service, clock } = stage();
    await desk.request(ANA, 'x');
    await desk.request(BIA, 'x');
    const before = service.reads.length;
    await clock.advance(300_000);
    const first = service.reads.length - before;
    await clock.advance(3_600_000);
    const hour = service.reads.length - before - first;
    expect(first).toBeGreaterThanOrEqual(24);
    expect(first).toBeLessThanOrEqual(32);
    expect(hour).toBeLessThanOrEqual(64);
  });

  test('that is refused is told, and asks for no call', async () => {
    const { desk, news } = stage();
    await desk.request(ANA, 'Podemos ligar?');
    await desk.heard(ANA, { peer: CUSTOMER, status: 'none' });
    expect(news()).toEqual(['refused']);
    expect(desk.state().customers).toMatchObject([{ asked: { answer: 'refused' } }]);
    expect(desk.state().callBacks).toEqual([]);
  });

  test('is not answered by an event that the service knows nothing of', async () => {
    const { desk, news } = stage();
    await desk.request(ANA, 'Podemos ligar?');
    await desk.heard(ANA, { peer: CUSTOMER, status: 'permanent' });
    expect(news()).toEqual([]);
    expect(desk.state().customers).toMatchObject([{ status: 'none', asked: { answer: 'waiting' } }]);
  });

  test('is answered by the event alone while the service cannot be asked', async () => {
    const { desk, service, news } = stage();
    await desk.request(ANA, 'Podemos ligar?');
    service.refuse(appError('service-unreachable'));
    await desk.heard(ANA, { peer: CUSTOMER, status: 'temporary' });
    expect(news()).toEqual(['granted']);
  });

  test('that nobody answered in a week is forgotten, and the second of a day is refused', async () => {
    const { desk, clock } = stage();
    await desk.request(ANA, 'Podemos ligar?');
    expect(await desk.request(ANA, 'E agora?')).toMatchObject({ ok: false, error: { code: 'permission-request-limit' } });
    await clock.advance(7 * DAY_MS + 3_600_000);
    expect(desk.state().customers).toMatchObject([{ asked: { answer: 'forgotten' } }]);
  });

  test('outlives the app: its answer is told after a restart, by an event of meanwhile', async () => {
    const clock = createSimulatedClock();
    const store = permissionStore(clock);
    const first = stage({ clock, store });
    await first.desk.request(ANA, 'Podemos ligar?');
    first.desk.stop();
    const second = stage({ clock, store });
    second.service.decide(CUSTOMER, 'temporary');
    const eventLog = memoryEventLog();
    await eventLog.append({
      eventId: 'e1',
      lineId: META,
      source: 'webhook',
      receivedAt: clock.now(),
      body: JSON.stringify({ event: 'call.permission_updated', peerNumber: CUSTOMER, status: 'TEMPORARY' }),
    });
    const stop = followPermissionEvents({
      eventLog,
      clock,
      log: memoryLog(),
      told: (id, hint) => void second.desk.heard({ lineId: id, peer: hint.peer }, hint),
    });
    await clock.advance(1_000);
    stop();
    expect(second.news()).toEqual(['granted']);
  });
});

test('a practice line begins anew with every start', async () => {
  const clock = createSimulatedClock();
  const store = permissionStore(clock);
  const lines = [line(META, 'meta', 'practice')];
  const first = stage({ clock, store, lines });
  await first.desk.read(ANA, { isFresh: false, isAwaited: true });
  first.desk.stop();
  expect(stage({ clock, store, lines }).desk.state().customers).toEqual([]);
});
