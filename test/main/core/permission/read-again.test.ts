import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { ANA, META, permissionStage as stage } from '../../../support/fakes/permission-stage.ts';

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
    await clock.advance(5_000);
    expect(desk.state().customers).toMatchObject([{ call: { limits: [{ used: 1 }] } }]);
    const reads = service.reads.length;
    await clock.advance(120_000);
    expect(service.reads).toHaveLength(reads); // once is enough
  });

  test('advice that found it so busy is made up for too', async () => {
    const { desk, service, clock } = stage();
    service.decide(CUSTOMER, 'temporary');
    service.refuse(appError('rate-limited', 'our own limit'));
    await desk.read(ANA, { isFresh: false, isAwaited: false });
    service.refuse(null);
    await clock.advance(5_000);
    expect(desk.state().customers).toMatchObject([{ peer: CUSTOMER, status: 'temporary' }]);
  });

  test('who has pressed something is told, and nothing is asked behind their back', async () => {
    const { desk, service, clock } = stage();
    service.refuse(appError('rate-limited', 'our own limit'));
    expect(await desk.read(ANA, { isFresh: true, isAwaited: true })).toMatchObject({ ok: false });
    await clock.advance(60_000);
    expect(service.reads).toHaveLength(1);
  });

  test('the quiet that the service asks for is kept, and that it was busy is logged once', async () => {
    const { service, clock, call, log } = stage();
    service.refuse({ ...appError('rate-limited'), retryAfterMs: 60_000 });
    await call({});
    expect(service.reads).toHaveLength(1);
    await clock.advance(59_000);
    expect(service.reads).toHaveLength(1);
    await clock.advance(181_000);
    expect(service.reads).toHaveLength(5);
    expect(log.text().match(/could not be read/g)).toHaveLength(1);
  });

  test('a thousand of them are made up for one after another, by one timer, and of no more than are shown', async () => {
    const { desk, service, clock } = stage();
    service.refuse(appError('rate-limited', 'our own limit'));
    const peers = Array.from({ length: 1_000 }, (_none, at) => phoneNumber(`+55119${String(80_000_000 + at)}`) as PhoneNumber);
    await Promise.all(peers.map((peer) => desk.read({ lineId: META, peer }, { isFresh: true, isAwaited: false })));
    expect(clock.pending()).toBe(1);
    service.refuse(null);
    service.stall('upkeep');
    const before = service.reads.length;
    await clock.advance(60_000);
    expect(service.held()).toBe(1);
    service.giveUpStalled();
    await clock.advance(60_000);
    // Whoever was told of last is made up for, and the one whose try was in vain once more.
    expect(service.reads.slice(before).toSorted()).toEqual(peers.slice(-100).toSorted());
    expect(clock.pending()).toBe(0);
  });

  test('nothing is made up for any more once it is over', async () => {
    const { desk, service, clock, call } = stage();
    service.stall('upkeep');
    await call({});
    desk.stop();
    service.giveUpStalled();
    await clock.settle();
    expect(clock.pending()).toBe(0);
  });

  test('the answer to a question is looked for at its own pace, and not beside it', async () => {
    const { desk, service, clock } = stage();
    await desk.request(ANA, 'Podemos ligar?');
    service.refuse(appError('rate-limited', 'our own limit'));
    const before = service.reads.length;
    await clock.advance(100_000);
    expect(service.reads.length - before).toBe(5); // every twenty seconds
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
