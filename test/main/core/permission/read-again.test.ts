import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { ANA, permissionStage as stage } from '../../../support/fakes/permission-stage.ts';

describe('where a number is so busy that a read has no turn', () => {
  test('it is made up for, and what is left of the permission is right again', async () => {
    const { desk, service, clock, call } = stage();
    service.decide(CUSTOMER, 'temporary');
    await desk.read(ANA, { isFresh: true, isAwaited: true });
    service.use(CUSTOMER, 1);
    service.refuse(appError('rate-limited', 'our own limit'));
    await call({ reason: 'completed', answeredAt: clock.now() });
    await clock.advance(20_000);
    expect(desk.state().customers).toMatchObject([{ call: { limits: [{ used: 0 }] } }]);
    service.refuse(null);
    await clock.advance(15_000);
    expect(desk.state().customers).toMatchObject([{ call: { limits: [{ used: 1 }] } }]);
    const reads = service.reads.length;
    await clock.advance(120_000);
    expect(service.reads).toHaveLength(reads); // once is enough
  });

  test('an event whose read waited for too long does not undo what was read since', async () => {
    const { desk, service, clock, news } = stage();
    await desk.read(ANA, { isFresh: true, isAwaited: true });
    service.stall('upkeep');
    const withdrawn = desk.heard(ANA, { peer: CUSTOMER, status: 'none' });
    await clock.advance(1_000);
    await desk.request(ANA, 'Podemos ligar?');
    service.decide(CUSTOMER, 'temporary');
    await clock.advance(1_000);
    await desk.heard(ANA, { peer: CUSTOMER, status: 'temporary' });
    expect(news()).toEqual(['granted']);
    await clock.advance(8_000);
    service.giveUpStalled();
    await withdrawn;
    expect(desk.state().customers).toMatchObject([{ status: 'temporary' }]);
    expect(desk.state().callBacks).toMatchObject([{ why: 'granted', peer: CUSTOMER }]);
  });

  test('an event is believed where nothing was read since', async () => {
    const { desk, service, clock } = stage();
    service.decide(CUSTOMER, 'temporary');
    await desk.read(ANA, { isFresh: true, isAwaited: true });
    service.stall('upkeep');
    const withdrawn = desk.heard(ANA, { peer: CUSTOMER, status: 'none' });
    await clock.advance(10_000);
    service.giveUpStalled();
    await withdrawn;
    expect(desk.state().customers).toMatchObject([{ status: 'none' }]);
  });
});
