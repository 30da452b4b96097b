import { describe, expect, test } from 'vitest';
import { phoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import type { PermissionDesk } from '../../../../main/core/permission/permission-desk.ts';
import { CUSTOMER, OTHER_CUSTOMER } from '../../../support/fakes/people.ts';
import { ANA, META, permissionStage as stage, permissionStore, WEB } from '../../../support/fakes/permission-stage.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';

const DAY_MS = 86_400_000;
/** One mobile of Brazil, with the ninth digit and without it. */
const [WITH_NINTH, WITHOUT] = [phoneNumber('+5531988887777') ?? CUSTOMER, phoneNumber('+553188887777') ?? CUSTOMER];

describe('unanswered calls in a row', () => {
  const code = (desk: PermissionDesk, id = META): string | null => desk.mayDial(id, CUSTOMER)?.code ?? null;

  test('hold the second and the fourth call, and let it go where the agent insists', async () => {
    const { desk, call, dialled } = stage();
    expect(code(desk)).toBeNull();
    await call({ reason: 'no-answer' });
    expect(code(desk)).toBe('unanswered-second');
    expect(desk.dialAnyway(ANA)).toMatchObject({ ok: true });
    expect(dialled).toEqual([CUSTOMER]);
    expect(code(desk), 'insisting is for one call').toBe('unanswered-second');
    await call({ reason: 'declined-by-peer' });
    expect(code(desk)).toBeNull();
    await call({ reason: 'cancelled' });
    expect(code(desk)).toBe('unanswered-fourth');
    await call({ reason: 'no-answer' });
    expect(code(desk)).toBe('unanswered-fourth');
    expect(desk.state().customers).toMatchObject([{ unansweredInRow: 4 }]);
  });

  test.each([
    ['a call of ours that was taken', { answeredAt: unixMs(1), reason: 'completed' }],
    ['a call of theirs that was taken', { direction: 'inbound', answeredAt: unixMs(1), reason: 'completed' }],
  ] as const)('end with %s', async (_what, part) => {
    const { desk, call } = stage();
    await call({});
    await call(part);
    expect(code(desk)).toBeNull();
  });

  test('do not end with a call of theirs that was missed, nor with one that failed', async () => {
    const { desk, call } = stage();
    await call({});
    await call({ direction: 'inbound', reason: 'missed' });
    await call({ reason: 'failed' });
    expect(code(desk)).toBe('unanswered-second');
  });

  test('begin anew with a new permission', async () => {
    const { desk, service, call, clock } = stage();
    await call({});
    await clock.advance(1_000);
    service.decide(CUSTOMER, 'temporary');
    await desk.read(ANA, { isFresh: true, isAwaited: true });
    expect(code(desk)).toBeNull();
  });

  test('are counted for a mobile of Brazil with the ninth digit and without it', async () => {
    const { desk, call } = stage();
    await call({ peer: WITHOUT });
    expect(desk.mayDial(META, WITH_NINTH)?.code).toBe('unanswered-second');
    await call({ peer: WITH_NINTH });
    await call({ peer: WITHOUT });
    expect(desk.mayDial(META, WITH_NINTH)?.code).toBe('unanswered-fourth');
    await call({ peer: WITH_NINTH, answeredAt: unixMs(1), reason: 'completed' });
    expect(desk.mayDial(META, WITHOUT)).toBeNull();
  });

  test('mean nothing on a web number, nor to another customer', async () => {
    const { desk, call } = stage();
    await call({ lineId: WEB });
    await call({ peer: OTHER_CUSTOMER });
    expect(code(desk, WEB)).toBeNull();
    expect(code(desk)).toBeNull();
  });
});

describe('the queue of call-backs', () => {
  test('has whose time runs out first on top, with what each still allows', async () => {
    const { desk, service, call, clock } = stage();
    service.decide(OTHER_CUSTOMER, 'temporary');
    await call({ peer: OTHER_CUSTOMER, direction: 'inbound', reason: 'missed' });
    await clock.advance(DAY_MS);
    service.decide(CUSTOMER, 'temporary');
    await call({ direction: 'inbound', reason: 'missed' });
    expect(desk.state().callBacks).toMatchObject([
      { why: 'missed', peer: OTHER_CUSTOMER, status: 'temporary', callsLeft: 5 },
      { why: 'missed', peer: CUSTOMER, status: 'temporary' },
    ]);
    desk.plan({ lineId: WEB, peer: CUSTOMER }, unixMs(clock.now() + 3_600_000));
    expect(desk.state().callBacks.map(({ why }) => why)).toEqual(['planned', 'missed', 'missed']);
  });

  test('loses who was spoken to, keeps who was called in vain, and whom the agent takes off', async () => {
    const { desk, call } = stage();
    await call({ direction: 'inbound', reason: 'missed' });
    await call({ peer: OTHER_CUSTOMER, direction: 'inbound', reason: 'caller-cancelled' });
    await call({ reason: 'no-answer' });
    expect(desk.state().callBacks.map(({ peer }) => peer)).toEqual([CUSTOMER, OTHER_CUSTOMER]);
    await call({ answeredAt: unixMs(1), reason: 'completed' });
    expect(desk.state().callBacks.map(({ peer }) => peer)).toEqual([OTHER_CUSTOMER]);
    const [bia] = desk.state().callBacks;
    desk.done(bia?.id ?? '');
    expect(desk.state().callBacks).toEqual([]);
    await call({ peer: OTHER_CUSTOMER, direction: 'inbound', reason: 'missed' });
    expect(desk.state().callBacks, 'a new call of theirs is another').toHaveLength(1);
  });

  const THEIRS = { direction: 'inbound' } as const;
  test.each([
    ['a ring that the agent declined', { ...THEIRS, reason: 'declined' }, true],
    ['a ring that a colleague declined', { ...THEIRS, reason: 'declined-elsewhere' }, true],
    ['a ring whose answer failed', { ...THEIRS, reason: 'failed' }, true],
    ['one more missed ring', { ...THEIRS, reason: 'caller-cancelled' }, true],
    ['a call of ours that rang in vain', { reason: 'no-answer' }, true],
    ['a call of ours that they declined', { reason: 'declined-by-peer' }, true],
    ['a call of ours that the agent gave up', { reason: 'cancelled' }, true],
    ['a call of ours that did not connect', { reason: 'failed' }, true],
    ['a call of ours on which one talked', { answeredAt: unixMs(1), reason: 'completed' }, false],
    ['a call of ours on which one talked until it broke', { answeredAt: unixMs(1), reason: 'failed' }, false],
    ['a call of theirs that the agent took', { ...THEIRS, answeredAt: unixMs(1), reason: 'completed' }, false],
    ['a call of theirs that a colleague took', { ...THEIRS, reason: 'answered-elsewhere' }, false],
  ] as const)('whoever was missed, or allows calls, after %s', async (_what, part, isKept) => {
    const { desk, service, call, clock } = stage();
    await call({ direction: 'inbound', reason: 'missed' });
    await desk.request({ lineId: META, peer: OTHER_CUSTOMER }, 'x');
    await clock.advance(1_000);
    service.decide(OTHER_CUSTOMER, 'temporary');
    await desk.read({ lineId: META, peer: OTHER_CUSTOMER }, { isFresh: true, isAwaited: true });
    const waiting = (): readonly string[] => desk.state().callBacks.map(({ why, peer }) => `${why} ${peer}`);
    expect(waiting().toSorted()).toEqual([`missed ${CUSTOMER}`, `granted ${OTHER_CUSTOMER}`].toSorted());
    await call(part);
    await call({ ...part, peer: OTHER_CUSTOMER });
    const left = desk.state().callBacks.map(({ peer }) => peer);
    expect(left.toSorted()).toEqual(isKept ? [CUSTOMER, OTHER_CUSTOMER].toSorted() : []);
  });

  test('is of the last ring that was missed, not of one that was declined after it', async () => {
    const { desk, call, clock } = stage();
    await call({ direction: 'inbound', reason: 'missed' });
    const missedAt = clock.now();
    await call({ direction: 'inbound', reason: 'declined' });
    expect(desk.state().callBacks).toMatchObject([{ why: 'missed', since: missedAt }]);
    const [entry] = desk.state().callBacks;
    desk.done(entry?.id ?? '');
    await call({ direction: 'inbound', reason: 'declined' });
    expect(desk.state().callBacks, 'what was done is done').toEqual([]);
    await call({ direction: 'inbound', reason: 'caller-cancelled' });
    expect(desk.state().callBacks).toMatchObject([{ why: 'missed', since: clock.now() }]);
  });

  test('has nobody whose rings were only declined, and whose answer failed at once', async () => {
    const { desk, call } = stage();
    await call({ direction: 'inbound', reason: 'declined' });
    expect(desk.state().callBacks).toEqual([]);
    await call({ peer: OTHER_CUSTOMER, direction: 'inbound', reason: 'failed' });
    expect(desk.state().callBacks).toMatchObject([{ why: 'missed', peer: OTHER_CUSTOMER }]);
  });

  test('has a mobile of Brazil once, with the ninth digit or without it, and loses it by a call to either', async () => {
    const { desk, call, clock } = stage();
    await call({ peer: WITHOUT, direction: 'inbound', reason: 'missed' });
    await call({ peer: WITH_NINTH, direction: 'inbound', reason: 'missed' });
    desk.plan({ lineId: META, peer: WITH_NINTH }, unixMs(clock.now() + 3_600_000));
    desk.plan({ lineId: META, peer: WITHOUT }, unixMs(clock.now() + 7_200_000));
    expect(desk.state().callBacks).toMatchObject([{ why: 'planned', dueAt: clock.now() + 7_200_000 }]);
    await call({ peer: WITHOUT, answeredAt: clock.now(), reason: 'completed' });
    expect(desk.state().callBacks).toEqual([]);
  });

  test('forgets after a week who was missed, and never shows web numbers’ missed calls', async () => {
    const { desk, call, clock } = stage();
    await call({ direction: 'inbound', reason: 'missed' });
    await call({ lineId: WEB, peer: OTHER_CUSTOMER, direction: 'inbound', reason: 'missed' });
    expect(desk.state().callBacks).toHaveLength(1);
    await clock.advance(7 * DAY_MS);
    await call({ lineId: WEB, peer: OTHER_CUSTOMER, direction: 'inbound', reason: 'missed' });
    expect(desk.state().callBacks).toEqual([]);
  });

  test('says from when a question may be sent again', async () => {
    const { desk, call, clock } = stage();
    await desk.request(ANA, 'x');
    const askedAt = clock.now();
    await call({ direction: 'inbound', reason: 'missed' });
    expect(desk.state().callBacks).toMatchObject([{ status: 'none', askFrom: askedAt + DAY_MS }]);
    await clock.advance(DAY_MS);
    desk.plan(ANA, clock.now());
    expect(desk.state().callBacks, 'without another read').toMatchObject([{ status: 'none', askFrom: null }]);
  });

  test('reminds of a promise within half a minute of waking, where its time came in the machine’s sleep', async () => {
    const { desk, news, clock } = stage();
    desk.plan(ANA, unixMs(clock.now() + 3_600_000));
    await clock.advance(60_000);
    clock.jump(2 * 3_600_000);
    await clock.advance(30_000);
    expect(news()).toEqual(['due']);
  });

  test('reminds of a promise at its time, over a restart too, until the customer was spoken to', async () => {
    const clock = createSimulatedClock();
    const store = permissionStore(clock);
    const first = stage({ clock, store });
    first.desk.plan(ANA, unixMs(clock.now() + 3_600_000));
    first.desk.stop();
    const second = stage({ clock, store });
    await clock.advance(3_599_000);
    expect(second.news()).toEqual([]);
    await clock.advance(1_000);
    expect(second.news()).toEqual(['due']);
    await second.call({ answeredAt: clock.now(), reason: 'completed' });
    expect(second.news()).toEqual([]);
    expect(second.desk.state().callBacks).toEqual([]);
  });
});
