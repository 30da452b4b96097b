import { expect, test } from 'vitest';
import { MOST_RECENTS } from '#contract/app-state.ts';
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

test('a call that the disk refuses is known all the same', () => {
  const { store, calls, ids } = setCalls();
  store.addFromService(LINE, { calls: [told(1)], plan: PLAN });
  calls.take([recentCall('refused', 2_000_000)]);
  expect(ids()).toEqual(['refused', 's1']);
});
