import { expect, test } from 'vitest';
import { MOST_RECENTS } from '#contract/app-state.ts';
import type { RecentCall } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import { createPeerCalls } from '../../../../main/core/permission/peer-calls.ts';
import { recentCall } from '../../../support/contract-suites/call-history-suite.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { historyBench } from '../../../support/history-bench.ts';

const LINE = lineId('line-1');
const PLAN = { gaps: [], readUntil: unixMs(9) };
const PEER = phoneNumber('+5511999990001') ?? CUSTOMER;
const told = (index: number) => ({ call: recentCall(`s${String(index)}`, 1_000_000 + index * 60_000), remoteIds: [`r${String(index)}`] });

function setCalls() {
  const { history, store } = historyBench();
  const calls = createPeerCalls({ recent: history.recent, rewrites: store.rewrites });
  return { history, store, calls, ids: () => calls.of(LINE, PEER).map(({ id }) => id) };
}

test('all calls that are fetched on a first day are known, not only those that the list shows', () => {
  const { history, store, calls, ids } = setCalls();
  const many = Array.from({ length: MOST_RECENTS + 50 }, (_one, index) => told(index));
  store.addFromService(LINE, { calls: many, plan: PLAN });
  expect(calls.take(history.recent(MOST_RECENTS)), 'those of the list are news').toHaveLength(MOST_RECENTS);
  expect(ids()).toHaveLength(MOST_RECENTS + 50);
});

test('a call that the service had told of counts once when it ends here, and as one that has ended', () => {
  const { history, store, calls, ids } = setCalls();
  store.addFromService(LINE, { calls: [told(1)], plan: PLAN });
  calls.take(history.recent(MOST_RECENTS));
  const ours = recentCall('ours', 1_060_000);
  expect(history.add(ours, ['r1'])).toEqual(['s1']);
  expect(calls.take([ours]).map(({ id }) => id)).toEqual(['ours']);
  expect(ids()).toEqual(['ours']);
});

test('thousands of calls of one customer are put in order once at the start, and not once for each', () => {
  let looks = 0;
  const counted = Array.from({ length: 3_000 }, (_one, index) => {
    const call = recentCall(`c${String(index)}`, 3_000_000 - index);
    const { startedAt } = call;
    return Object.defineProperty({ ...call }, 'startedAt', { get: () => ((looks += 1), startedAt) });
  });
  const calls = createPeerCalls({ recent: () => counted, rewrites: () => 0 });
  expect(calls.of(LINE, PEER)).toHaveLength(3_000);
  // Two looks a comparison, and a sorted list needs one a call.
  expect(looks).toBeLessThan(3 * counted.length);
});

test('a phone that is never quit does not keep more than the calls of some weeks', () => {
  const ended: RecentCall[] = [];
  const calls = createPeerCalls({ recent: (limit) => ended.slice(-limit).toReversed(), rewrites: () => 0 });
  for (let index = 0; index < 9_000; index += 1) {
    ended.push(recentCall(`c${String(index)}`, 1_000_000 + index));
    if (index % 100 === 99) calls.take(ended.slice(-100));
  }
  const kept = calls.of(LINE, PEER);
  expect(kept.length).toBeLessThanOrEqual(6_100);
  expect(kept[0]?.id).toBe('c8999');
});

test('a call that the disk refuses is known all the same', () => {
  const { store, calls, ids } = setCalls();
  store.addFromService(LINE, { calls: [told(1)], plan: PLAN });
  calls.take([recentCall('refused', 2_000_000)]);
  expect(ids()).toEqual(['refused', 's1']);
});
