import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { ANA, META, permissionStage as stage, type PermissionStage } from '../../../support/fakes/permission-stage.ts';

const peers = (count: number): readonly PhoneNumber[] =>
  Array.from({ length: count }, (_none, at) => phoneNumber(`+55119${String(80_000_000 + at)}`) as PhoneNumber);

/** A line of customers who are known here: each was promised a call. */
function knowing(count: number): PermissionStage & { readonly customers: readonly PhoneNumber[] } {
  const made = stage();
  const customers = peers(count);
  for (const peer of customers) made.desk.plan({ lineId: META, peer }, made.clock.now());
  return { ...made, customers };
}

/** All of a campaign's answers at once. Resolves when each was taken in. */
const answer = ({ desk }: PermissionStage, from: readonly PhoneNumber[]): Promise<unknown> =>
  Promise.all(from.map((peer) => desk.heard({ lineId: META, peer }, { peer, status: 'temporary' })));

describe('answers of a campaign to customers who are known here', () => {
  test('are read one after another, whoever answered last first', async () => {
    const made = knowing(50);
    const { service, customers, clock } = made;
    service.stall('upkeep');
    const taken = answer(made, customers);
    await clock.advance(30_000);
    expect(service.held()).toBe(1);
    service.giveUpStalled();
    await taken;
    expect(service.reads).toEqual(customers.slice(1).toReversed());
  });

  test('cost one read of each customer, however often one answers while it waits', async () => {
    const made = knowing(3);
    const { service, customers } = made;
    service.stall('upkeep');
    const taken = answer(made, [...customers, ...customers, ...customers]);
    service.giveUpStalled();
    await taken;
    // The first was asked about before its later answers came.
    expect(service.reads.toSorted()).toEqual(customers.toSorted());
  });

  test('wait for their read no more than are shown: who waited for longest is believed unread', async () => {
    const made = knowing(301);
    const { desk, service, customers, clock } = made;
    const [first, second] = customers as readonly [PhoneNumber, PhoneNumber];
    await desk.read({ lineId: META, peer: second }, { isFresh: true, isAwaited: true });
    service.stall('upkeep');
    const taken = answer(made, customers);
    await clock.settle();
    expect(desk.known(META, second)).toMatchObject({ status: 'temporary' });
    service.giveUpStalled();
    await taken;
    expect(service.reads.slice(1)).toEqual(customers.slice(-100).toReversed());
    await clock.advance(5_000);
    expect(service.reads.at(-1)).toBe(first); // it had no turn, and is made up for
  });

  test('are read again where another comes while the first is being read', async () => {
    const { desk, service } = stage();
    await desk.read(ANA, { isFresh: true, isAwaited: true });
    service.stall('upkeep');
    const taken = [desk.heard(ANA, { peer: CUSTOMER, status: 'temporary' })];
    service.decide(CUSTOMER, 'permanent');
    taken.push(desk.heard(ANA, { peer: CUSTOMER, status: 'permanent' }));
    service.giveUpStalled();
    await Promise.all(taken);
    expect(desk.known(META, CUSTOMER)).toMatchObject({ status: 'permanent' });
    expect(service.reads).toHaveLength(2);
  });

  test('are believed where the app quits before they were read', async () => {
    const made = knowing(3);
    const { desk, service, store, customers } = made;
    for (const peer of customers) await desk.read({ lineId: META, peer }, { isFresh: true, isAwaited: true });
    service.stall('upkeep');
    void answer(made, customers);
    desk.stop();
    expect(customers.map((peer) => store.find(META, peer)?.permission.status)).toEqual(['none', 'temporary', 'temporary']);
  });
});

describe('answers to the agent’s own questions', () => {
  async function asked(count: number): Promise<PermissionStage & { readonly customers: readonly PhoneNumber[] }> {
    const made = stage();
    const customers = peers(count);
    for (const peer of customers) await made.desk.request({ lineId: META, peer }, 'Podemos ligar?');
    for (const peer of customers) made.service.decide(peer, 'temporary');
    return { ...made, customers };
  }

  test('go out at once one at a time, and where many come only now and then: calls of the number come before them', async () => {
    const made = await asked(30);
    const { service, customers, clock, desk } = made;
    const before = service.reads.length;
    service.stall('upkeep');
    const taken = answer(made, customers);
    await clock.settle();
    expect([service.reads.slice(before), service.held()]).toEqual([customers.slice(0, 1), 1]);
    expect(desk.state().news).toMatchObject([{ what: 'granted', peer: customers[0] }]);
    service.giveUpStalled();
    await taken;
    expect(service.reads.slice(before)).toEqual([customers[0], ...customers.slice(1, -1).toReversed()]);
    await clock.advance(10_000);
    service.stall('upkeep');
    await desk.heard(ANA, { peer: CUSTOMER, status: 'none' });
    expect(service.held()).toBe(0); // nobody known
  });

  test('do not wait behind those of a campaign', async () => {
    const made = await asked(1);
    const { desk, service, customers, clock } = made;
    const others = peers(20).slice(10);
    for (const peer of others) desk.plan({ lineId: META, peer }, clock.now());
    service.stall('upkeep');
    const campaign = answer(made, others);
    await answer(made, customers);
    expect(made.news()).toContain('granted');
    service.refuse(appError('service-unreachable'));
    service.giveUpStalled();
    await campaign;
  });
});
