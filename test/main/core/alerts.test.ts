import { callId, type RecentCall } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import { AVAILABLE_SINCE_START } from '#contract/presence.ts';
import { EMPTY_HISTORY } from '#contract/history.ts';
import { alertsFor } from '../../../main/core/alerts.ts';
import { PLAIN_SETTINGS } from '../../support/fakes/memory-stores.ts';
import { CALL_IN } from '../../support/fakes/sample-calls.ts';
import { CUSTOMER } from '../../support/fakes/people.ts';

const missed = (n: number): RecentCall => ({
  id: callId(`call_${String(n)}`),
  lineId: lineId('line'),
  lineLabel: 'Sales',
  kind: 'web',
  direction: 'inbound',
  peer: CUSTOMER,
  startedAt: unixMs(n),
  answeredAt: null,
  endedAt: unixMs(n),
  reason: 'missed',
});
const QUIET_DESK = { calls: [], settings: PLAIN_SETTINGS, presence: AVAILABLE_SINCE_START };
/** Missed, and seen by nobody yet: the list of them holds the newest twenty. */
const unseenUntil = (last: number) => {
  const recents = missedUntil(last);
  return { ...QUIET_DESK, recents, history: { ...EMPTY_HISTORY, missed: { count: last, calls: recents.slice(0, 20) } } };
};
/** Newest first, as the list is. */
const missedUntil = (last: number): readonly RecentCall[] => Array.from({ length: last }, (_, index) => missed(last - index));

test('a few missed calls are told one by one', () => {
  expect(alertsFor(unseenUntil(3), 0).map(({ type }) => type)).toEqual(['missed', 'missed', 'missed']);
});

test('two hundred calls missed in a sleep are one notification, which names the last', () => {
  expect(alertsFor(unseenUntil(200), 0)).toEqual([{ key: 'missed 200 call_200', type: 'missed-many', count: 200, latest: missed(200) }]);
});

test('one more is told anew, because its notification is another', () => {
  const keyAfter = (count: number): readonly string[] => alertsFor(unseenUntil(count), 0).map(({ key }) => key);
  expect(keyAfter(5)).not.toEqual(keyAfter(4));
});

test('calls from before the app began to look are history', () => {
  expect(alertsFor(unseenUntil(200), 199).map(({ key }) => key)).toEqual(['missed call_200', 'missed call_199']);
});

test('who takes no calls is told of none that ring, but of each that was missed', () => {
  const calls = [CALL_IN.ringing];
  const presence = { ...AVAILABLE_SINCE_START, status: 'break' as const };
  expect(alertsFor({ ...unseenUntil(1), calls }, 0).map(({ type }) => type)).toEqual(['incoming', 'missed']);
  expect(alertsFor({ ...unseenUntil(1), calls, presence }, 0).map(({ type }) => type)).toEqual(['missed']);
});

test('an agent who wants no notifications gets none', () => {
  const settings = { ...PLAIN_SETTINGS, alerts: { ...PLAIN_SETTINGS.alerts, toasts: false } };
  expect(alertsFor({ ...unseenUntil(1), settings, calls: [CALL_IN.ringing] }, 0)).toEqual([]);
});

test('what somebody has seen in the list is told no more', () => {
  const [newest, ...seen] = missedUntil(3);
  const state = unseenUntil(3);
  const missed = { count: 1, calls: newest === undefined ? [] : [newest] };
  expect(seen).toHaveLength(2);
  expect(alertsFor({ ...state, history: { ...EMPTY_HISTORY, missed } }, 0).map(({ key }) => key)).toEqual(['missed call_3']);
  expect(alertsFor({ ...state, history: EMPTY_HISTORY }, 0)).toEqual([]);
});
