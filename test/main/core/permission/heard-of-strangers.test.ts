import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { ANA, META, permissionStage as stage } from '../../../support/fakes/permission-stage.ts';

const STRANGERS = Array.from({ length: 1_000 }, (_none, at) => phoneNumber(`+55119${String(80_000_000 + at)}`) as PhoneNumber);

describe('answers to questions that were sent from elsewhere', () => {
  test('cost the number no reads, leave nothing running, and push nobody off the screen', async () => {
    const { desk, service, clock } = stage();
    service.decide(CUSTOMER, 'temporary');
    await desk.read(ANA, { isFresh: true, isAwaited: true });
    const [reads, timers] = [service.reads.length, clock.pending()];
    service.refuse(appError('rate-limited', 'our own limit'));
    await Promise.all(STRANGERS.map((peer) => desk.heard({ lineId: META, peer }, { peer, status: 'temporary' })));
    expect(clock.pending()).toBe(timers);
    await clock.advance(60_000);
    service.refuse(null);
    await clock.advance(60_000);
    expect(service.reads).toHaveLength(reads);
    expect(desk.state().customers.map(({ peer }) => peer)).toEqual([CUSTOMER]);
    expect(desk.state().news).toEqual([]);
  });

  test('are taken in where a colleague has asked somebody who was read here', async () => {
    const { desk, service } = stage();
    await desk.read(ANA, { isFresh: true, isAwaited: true });
    service.decide(CUSTOMER, 'temporary');
    await desk.heard(ANA, { peer: CUSTOMER, status: 'temporary' });
    expect(desk.state().callBacks).toMatchObject([{ why: 'granted', peer: CUSTOMER, status: 'temporary' }]);
  });

  test('are taken in of whoever has called, and of whoever was promised a call', async () => {
    const { desk, service, clock, call } = stage();
    service.refuse(appError('service-unreachable'));
    await call({ direction: 'inbound', reason: 'missed' });
    service.refuse(null);
    service.decide(CUSTOMER, 'temporary');
    await desk.heard(ANA, { peer: CUSTOMER, status: 'temporary' });
    const [promised] = STRANGERS as [PhoneNumber];
    service.decide(promised, 'permanent');
    desk.plan({ lineId: META, peer: promised }, clock.now());
    await desk.heard({ lineId: META, peer: promised }, { peer: promised, status: 'permanent' });
    expect(desk.state().callBacks).toMatchObject([
      { why: 'planned', peer: promised, status: 'permanent' },
      { why: 'missed', peer: CUSTOMER, status: 'temporary' },
    ]);
  });

  test('are found by the other spelling of a mobile of Brazil', async () => {
    const { desk, service, clock } = stage();
    const [known, told] = ['+5531988887777', '+553188887777'].map((text) => phoneNumber(text) as PhoneNumber) as [PhoneNumber, PhoneNumber];
    await desk.read({ lineId: META, peer: known }, { isFresh: true, isAwaited: true });
    await clock.advance(1_000);
    service.decide(told, 'temporary');
    await desk.heard({ lineId: META, peer: told }, { peer: told, status: 'temporary' });
    expect(desk.known(META, known)).toMatchObject({ status: 'temporary' });
  });
});
