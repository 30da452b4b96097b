import type { RecentCall } from '#contract/call.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import { callContexts } from '../../../../main/core/alerts/call-contexts.ts';
import { createPastCalls } from '../../../../main/core/alerts/past-calls.ts';
import type { HistoryStore } from '../../../../main/core/history/history-store.ts';
import { createRecentCalls } from '../../../../main/core/recent-calls.ts';
import { recentCall } from '../../../support/contract-suites/call-history-suite.ts';
import { CUSTOMER, OTHER_CUSTOMER } from '../../../support/fakes/people.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';
import { historyBench } from '../../../support/history-bench.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOON = unixMs(20_000 * DAY + DAY / 2);
const { ringing } = CALL_IN;
const dayOf = (at: UnixMs): string => String(Math.floor(at / DAY));

/** A phone that keeps calls, and what its card says when the customer rings at noon. */
function desk() {
  const { history, store } = historyBench();
  let isFull = false;
  const recents = createRecentCalls({ recent: history.recent, add: (call, remoteIds) => (isFull ? [] : history.add(call, remoteIds)) });
  const asked: PhoneNumber[] = [];
  const counting: Pick<HistoryStore, 'revision' | 'callsWith'> = {
    revision: store.revision,
    callsWith(peer, most) {
      asked.push(peer);
      return store.callsWith(peer, most);
    },
  };
  const callsWith = createPastCalls(counting, (at) => dayOf(at) === dayOf(NOON));
  const shown = () =>
    callContexts(
      { calls: [{ ...ringing, peer: CUSTOMER }], recents: recents.list(), now: NOON },
      { callers: { lastNoteOf: () => null, callsWith }, dayOf },
    );
  return {
    asked,
    shown,
    fillDisk: () => void (isFull = true),
    record: (id: string, at: number, about: Partial<RecentCall> = {}) =>
      recents.record(recentCall(id, at, { peer: CUSTOMER, ...about }), []),
    /** One a minute, up to noon. */
    othersCall(count: number) {
      for (let n = 0; n < count; n += 1) {
        recents.record(recentCall(`other ${String(n)}`, NOON - (count - n) * (MINUTE / 2), { peer: OTHER_CUSTOMER }), []);
      }
    },
  };
}

test('who called yesterday is known by that call, though four hundred others have called since', () => {
  const { record, othersCall, shown } = desk();
  record('yesterday', NOON - DAY, { reason: 'missed', answeredAt: null, lineLabel: 'Vendas' });
  othersCall(400);
  expect(shown()).toMatchObject([
    { callId: ringing.id, lastCall: { at: NOON - DAY, direction: 'inbound', reason: 'missed', lineLabel: 'Vendas' }, timesToday: 1 },
  ]);
});

test('the third time today is the third, with two hundred and one calls of others in between', () => {
  const { record, othersCall, shown } = desk();
  record('yesterday', NOON - DAY);
  record('first', NOON - 4 * 60 * MINUTE);
  record('second', NOON - 3 * 60 * MINUTE);
  othersCall(201);
  expect(shown()).toMatchObject([{ timesToday: 3, lastCall: { at: NOON - 3 * 60 * MINUTE } }]);
});

test('who has called sixty times today calls for the sixty-first time, with two hundred calls of others after them', () => {
  const { record, othersCall, shown } = desk();
  for (let n = 0; n < 60; n += 1) record(`again ${String(n)}`, NOON - 4 * 60 * MINUTE + n * 1_000);
  othersCall(201);
  expect(shown()).toMatchObject([{ timesToday: 61 }]);
});

test('a call is counted once, wherever it is known from, and one that the disk refused is counted too', () => {
  const { record, shown, fillDisk } = desk();
  record('first', NOON - 2 * MINUTE);
  expect(shown()).toMatchObject([{ timesToday: 2 }]);
  fillDisk();
  record('second', NOON - MINUTE);
  expect(shown()).toMatchObject([{ timesToday: 3, lastCall: { at: NOON - MINUTE } }]);
});

test('a hundred publications of one ring ask the history once, and again when a call was added', () => {
  const { record, shown, asked } = desk();
  record('first', NOON - MINUTE);
  for (let published = 0; published < 100; published += 1) shown();
  expect(asked).toEqual([CUSTOMER]);
  record('second', NOON - MINUTE / 2);
  expect(shown()).toMatchObject([{ timesToday: 3 }]);
  expect(asked).toHaveLength(2);
});
