import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { afterPage, cursorOf, nextGap, planAt, reopened, SYNC_PAGE, type SyncPlan } from '../../../../main/core/history/sync-plan.ts';

const at = unixMs;

/** Reads like the service lists: newest first, before the cursor. Tells how many pages it took. */
function readAll(calls: readonly UnixMs[], first: SyncPlan, horizon: UnixMs | null = null) {
  const newestFirst = calls.toSorted((one, other) => other - one);
  const read = new Set<UnixMs>();
  let plan = first;
  let pages = 0;
  for (let gap = nextGap(plan, horizon); gap !== null; gap = nextGap(plan, horizon)) {
    const cursor = cursorOf(gap);
    const page = newestFirst.filter((createdAt) => createdAt < cursor).slice(0, SYNC_PAGE);
    for (const one of page) read.add(one);
    plan = afterPage(plan, gap, { createdAt: page, openSince: [], now: first.readUntil });
    pages += 1;
    if (pages > 10_000) throw new Error('it never ends');
  }
  return { read, plan, pages };
}

describe('what is left to read of a line', () => {
  test('the first time it is everything, back to the first call', () => {
    const calls = Array.from({ length: 230 }, (_one, index) => at(1_000 + index * 60_000));
    const { read, plan, pages } = readAll(calls, planAt(null, at(100_000_000)));
    expect(read.size).toBe(230);
    expect([pages, plan.gaps]).toEqual([3, []]);
  });

  test('later it is what came since, and what an earlier run left over, the newest first', () => {
    const kept: SyncPlan = { gaps: [{ from: null, until: at(5_000), exact: false }], readUntil: at(1_000_000) };
    const plan = planAt(kept, at(2_000_000));
    expect(plan.gaps).toEqual([
      { from: at(700_000), until: at(2_000_000), exact: false },
      { from: null, until: at(5_000), exact: false },
    ]);
    expect(plan.readUntil).toBe(2_000_000);
    expect(planAt(plan, at(1_500_000)), 'the clock was set back').toBe(plan);
  });

  test('what is older than the history keeps calls is left, and read when it is kept longer', () => {
    const calls = Array.from({ length: 450 }, (_one, index) => at(1_000 + index * 60_000));
    const first = readAll(calls, planAt(null, at(27_000_000)), at(20_000_000));
    expect(Math.min(...first.read)).toBeLessThan(20_000_000);
    expect(first.read.size).toBeLessThan(450);
    expect(readAll(calls, first.plan).plan.gaps).toEqual([]);
    expect(new Set([...first.read, ...readAll(calls, first.plan).read]).size).toBe(450);
  });

  test('what the history has deleted is read again when it is kept longer, and not before', () => {
    const calls = Array.from({ length: 450 }, (_one, index) => at(1_000 + index * 60_000));
    const { plan } = readAll(calls, planAt(null, at(27_000_000)));
    const opened = reopened(plan, at(20_000_000));
    expect(opened.gaps).toEqual([{ from: null, until: at(20_000_000), exact: false }]);
    expect(readAll(calls, opened, at(20_000_000)).pages, 'it is kept as long as before').toBe(0);
    const again = readAll(calls, opened);
    expect(again.plan.gaps).toEqual([]);
    expect(again.read).toEqual(new Set(calls.filter((one) => one < 20_002_000)));
    const further: SyncPlan = { gaps: [{ from: null, until: at(22_000_000), exact: true }], readUntil: at(27_000_000) };
    expect(reopened(further, at(20_000_000)), 'a gap that reaches further stays').toEqual(further);
  });

  test('a call that is still up is read again when it is over, one that the service forgot to end is not', () => {
    const plan = planAt(null, at(100_000_000));
    const [gap] = plan.gaps;
    if (gap === undefined) throw new Error('no gap');
    const page = { createdAt: [at(99_000_000)], now: at(100_000_000) };
    expect(afterPage(plan, gap, { ...page, openSince: [at(99_000_000)] }).readUntil).toBe(99_000_000);
    expect(afterPage(plan, gap, { ...page, openSince: [at(1_000)] }).readUntil).toBe(100_000_000);
  });

  test('a page that is shorter because calls on it cannot be read is not the end', () => {
    const gap = { from: null, until: at(1_000_000), exact: false };
    const plan: SyncPlan = { gaps: [gap], readUntil: at(1_000_000) };
    const page = (calls: number) => ({
      createdAt: Array.from({ length: calls }, (_one, index) => at(900_000 - index * 1_000)),
      openSince: [],
      now: at(1_000_000),
    });
    expect(afterPage(plan, gap, page(SYNC_PAGE - 1)).gaps).toEqual([{ from: null, until: 900_000 - 98_000, exact: false }]);
    expect(afterPage(plan, gap, page(3)).gaps).toEqual([]);
  });

  test('a crowd of calls within two seconds, more than one page shows, costs no page twice', () => {
    const calls = Array.from({ length: 350 }, (_one, index) => at(1_000_000 + index * 5));
    const { read, pages } = readAll(calls, planAt(null, at(2_000_000)));
    expect(read.size).toBe(350);
    expect(pages).toBeLessThan(7);
  });

  test('every call is read, however they are spaced, and it ends', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 700 }), (gaps) => {
        let now = 0;
        // Dense crowds and long pauses; the service tells instants to the millisecond, and no more than a page has the same one.
        const calls = gaps.map((gap) => at((now += 1 + (gap % 7 === 0 ? gap * 100 : gap % 50))));
        const { read, plan } = readAll(calls, planAt(null, at(now + 60_000)));
        expect(read.size).toBe(calls.length);
        expect(plan.gaps).toEqual([]);
      }),
    );
  });
});
