import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_REQUESTS_A_MINUTE, requestBucket, type Urgency } from '../../../../main/core/events/request-bucket.ts';

const OURS = ['ringing', 'looking', 'upkeep'] as const satisfies readonly Urgency[];

interface Sent {
  readonly at: number;
  readonly urgency: Urgency;
}

/** Asks as often as the gaps say; what may not be sent yet is sent as soon as it may. */
function run(wishes: readonly { readonly gap: number; readonly urgency: Urgency }[]): readonly Sent[] {
  const bucket = requestBucket();
  const sent: Sent[] = [];
  let now = 0;
  for (const { gap, urgency } of wishes) {
    now += gap;
    now += bucket.waitMs(urgency, now);
    bucket.spend(now);
    sent.push({ at: now, urgency });
  }
  return sent;
}

/** The most requests in any minute, both of its ends counted. */
function fullestMinute(times: readonly number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at <= from + 60_000).length));
}

const gap = fc.oneof(fc.constant(0), fc.nat(300), fc.nat(1_400), fc.nat(5_000), fc.nat(120_000));
const wishes = (...urgencies: readonly Urgency[]) =>
  fc.array(fc.record({ gap, urgency: fc.constantFrom(...urgencies) }), { minLength: 1, maxLength: 250 });

describe('the requests of one number', () => {
  test('those that met no service cost nothing: after an hour without a network the next ones go out at once', () => {
    const bucket = requestBucket();
    for (let now = 0; now < 3_600_000; now += 100) {
      expect(bucket.waitMs('looking', now)).toBe(0);
      bucket.spend(now);
      bucket.giveBack(now);
    }
    expect(bucket.lastMinute(3_600_000)).toBe(0);
    for (let more = 0; more < 5; more += 1) {
      expect(bucket.waitMs('ringing', 3_600_000)).toBe(0);
      bucket.spend(3_600_000);
    }
    expect(bucket.waitMs('ringing', 3_600_000)).toBeGreaterThan(0);
    expect(bucket.lastMinute(3_600_000)).toBe(5);
  });

  test('never more than forty in any minute by our own initiative, whatever the agent clicks between', () => {
    fc.assert(
      fc.property(wishes('click', 'offer', ...OURS), (asked) => {
        const ours = run(asked).filter(({ urgency }) => urgency !== 'click' && urgency !== 'offer');
        return fullestMinute(ours.map(({ at }) => at)) <= MOST_REQUESTS_A_MINUTE;
      }),
      { numRuns: 300 },
    );
  });

  test('never more than forty that met the service either, when the failures of others are learnt as late as may be', () => {
    const urgency = fc.oneof(
      { weight: 9, arbitrary: fc.constant<Urgency>('ringing') },
      fc.constantFrom<Urgency>('click', 'offer', ...OURS),
    );
    const wish = fc.record({ gap: fc.nat(300), urgency });
    /** The network comes and goes: while it is gone, each request fails after so long. */
    const spell = fc.record({
      pause: fc.nat(20_000),
      asked: fc.array(wish, { minLength: 10, maxLength: 60 }),
      failsAfter: fc.option(fc.integer({ min: 1_000, max: 30_000 })),
    });
    fc.assert(
      fc.property(fc.array(spell, { minLength: 2, maxLength: 8 }), (spells) => {
        const all = spells.flatMap(({ pause, asked, failsAfter }) =>
          asked.map((one, index) => ({ ...one, gap: one.gap + (index === 0 ? pause : 0), failsAfter })),
        );
        const bucket = requestBucket();
        const arrived: Sent[] = [];
        let failing: readonly { readonly sentAt: number; readonly at: number }[] = [];
        let now = 0;
        const hear = (until: number): void => {
          for (const { sentAt } of failing.filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at))
            bucket.giveBack(sentAt);
          failing = failing.filter(({ at }) => at > until);
        };
        for (const { gap: pause, urgency: as, failsAfter } of all) {
          hear((now += pause));
          now += bucket.waitMs(as, now);
          hear(now);
          bucket.spend(now);
          if (failsAfter === null) arrived.push({ at: now, urgency: as });
          else failing = [...failing, { sentAt: now, at: now + failsAfter }];
        }
        const ours = arrived.filter(({ urgency: as }) => as !== 'click' && as !== 'offer');
        return fullestMinute(ours.map(({ at }) => at)) <= MOST_REQUESTS_A_MINUTE;
      }),
      { numRuns: 300 },
    );
  });

  test('one that met no service gives back what it took: nothing in the overdraft, nothing that was refilled since, nothing twice', () => {
    const ringing = (bucket: ReturnType<typeof requestBucket>, now: number): number => bucket.waitMs('ringing', now);
    const overdrawn = requestBucket();
    for (let click = 0; click < 10; click += 1) overdrawn.spend(0);
    const before = ringing(overdrawn, 0);
    for (let failed = 0; failed < 3; failed += 1) overdrawn.giveBack(0);
    expect(ringing(overdrawn, 0)).toBe(before);
    overdrawn.giveBack(0);
    expect(ringing(overdrawn, 0)).toBe(before - 1_800);

    const refilled = requestBucket();
    refilled.spend(0);
    for (let more = 0; more < 5; more += 1) refilled.spend(1_800);
    refilled.giveBack(0);
    expect(ringing(refilled, 1_800)).toBe(1_800);

    const twice = requestBucket();
    for (let more = 0; more < 5; more += 1) twice.spend(0);
    twice.giveBack(0);
    twice.giveBack(-1);
    expect([ringing(twice, 0), twice.lastMinute(0)]).toEqual([0, 4]);
    twice.spend(0);
    expect(ringing(twice, 0)).toBe(1_800);
  });

  test('of the last minute the failed one is left out, not the newest', () => {
    const bucket = requestBucket();
    for (const at of [0, 30_000, 59_000]) bucket.spend(at);
    bucket.giveBack(30_000);
    expect([bucket.lastMinute(59_000), bucket.lastMinute(60_000), bucket.lastMinute(118_000)]).toEqual([2, 1, 1]);
  });

  test('two clicks fit into the forty', () => {
    const clicked = fc.tuple(wishes(...OURS), fc.array(fc.nat(60), { maxLength: 2 }));
    fc.assert(
      fc.property(clicked, ([asked, places]) => {
        const all = asked.flatMap((wish, index) => (places.includes(index) ? [wish, { gap: 0, urgency: 'click' as const }] : [wish]));
        return fullestMinute(run(all).map(({ at }) => at)) <= MOST_REQUESTS_A_MINUTE;
      }),
      { numRuns: 300 },
    );
  });

  test('a click or the offer of a ringing call never waits, however many there were before', () => {
    fc.assert(
      fc.property(wishes('click', 'offer', ...OURS), (asked) => {
        const bucket = requestBucket();
        let now = 0;
        for (const wish of asked) {
          now += wish.gap;
          if (bucket.waitMs('click', now) !== 0 || bucket.waitMs('offer', now) !== 0) return false;
          bucket.spend(now);
        }
        return true;
      }),
    );
  });

  test('who is more urgent never waits longer, and who waited as told may go', () => {
    fc.assert(
      fc.property(wishes('click', 'offer', ...OURS), fc.nat(10_000), (asked, pause) => {
        const bucket = requestBucket();
        let now = 0;
        for (const wish of asked) bucket.spend((now += wish.gap));
        now += pause;
        const waits = OURS.map((urgency) => bucket.waitMs(urgency, now));
        if (waits.some((wait, index) => wait < (waits[index - 1] ?? 0))) return false;
        return OURS.every((urgency, index) => bucket.waitMs(urgency, now + (waits[index] ?? 0)) === 0);
      }),
    );
  });

  test('after any burst of clicks the line is looked at again within eight seconds, and then goes on', () => {
    const bucket = requestBucket();
    for (let click = 0; click < 1_000; click += 1) bucket.spend(0);
    expect(bucket.waitMs('ringing', 0)).toBeLessThanOrEqual(6_000);
    expect(bucket.waitMs('looking', 0)).toBeLessThanOrEqual(8_000);
    bucket.spend(8_000);
    expect(bucket.waitMs('looking', 8_000)).toBeLessThanOrEqual(2_000);
  });

  test('what is asked for without pause goes on at 33 a minute and is never shut out', () => {
    const times = run(Array.from({ length: 200 }, () => ({ gap: 0, urgency: 'ringing' as const }))).map(({ at }) => at);
    expect(Math.max(...times.map((at, index) => at - (times[index - 1] ?? 0)))).toBe(1_800);
    expect(times.at(-1)).toBe((200 - 5) * 1_800);
  });

  test('upkeep leaves the bucket to those who look, and looking to what rings', () => {
    const bucket = requestBucket();
    const until = (urgency: Urgency): number => {
      let sent = 0;
      for (; bucket.waitMs(urgency, 0) === 0; sent += 1) bucket.spend(0);
      return sent;
    };
    expect([until('upkeep'), until('looking'), until('ringing')]).toEqual([3, 1, 1]);
  });
});

describe('the quiet that the service asked for', () => {
  test('holds back everything but clicks until its very end, and is never made shorter', () => {
    const bucket = requestBucket();
    bucket.hold(20_000);
    bucket.hold(5_000);
    expect((['offer', ...OURS] as const).map((urgency) => bucket.waitMs(urgency, 1_000))).toEqual([19_000, 19_000, 19_000, 19_000]);
    expect([bucket.waitMs('click', 1_000), bucket.heldMs(1_000)]).toEqual([0, 19_000]);
    expect([bucket.waitMs('looking', 19_999), bucket.waitMs('looking', 20_000), bucket.heldMs(20_000)]).toEqual([1, 0, 0]);
  });

  test('counts the requests of the last minute, and no older ones', () => {
    const bucket = requestBucket();
    for (const at of [0, 1_000, 59_000]) bucket.spend(at);
    expect([bucket.lastMinute(59_000), bucket.lastMinute(60_000), bucket.lastMinute(119_000)]).toEqual([3, 2, 0]);
  });
});
