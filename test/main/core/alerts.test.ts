import { callId, type RecentCall } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import { AVAILABLE_SINCE_START, type PresenceState } from '#contract/presence.ts';
import { EMPTY_HISTORY } from '#contract/history.ts';
import { type Alert, createAlerts } from '../../../main/core/alerts.ts';
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
type Seen = Parameters<ReturnType<typeof createAlerts>>[0];
const alertsFor = (state: Seen, since: number): readonly Alert[] => createAlerts(unixMs(since))(state);
const AWAY: PresenceState = { ...AVAILABLE_SINCE_START, status: 'do-not-disturb' };
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

test('while the agent takes no calls nothing comes up; then all that was missed is told as one', () => {
  const alerts = createAlerts(unixMs(0));
  const calls = [CALL_IN.ringing];
  expect(alerts({ ...unseenUntil(1), calls }).map(({ type }) => type)).toEqual(['incoming', 'missed']);
  // What stood before stays.
  expect(alerts({ ...unseenUntil(1), calls, presence: AWAY }).map(({ key }) => key)).toEqual(['missed call_1']);
  for (const status of ['do-not-disturb', 'break', 'meal', 'meeting', 'training', 'after-call'] as const) {
    const presence = { ...AWAY, status };
    expect(
      alerts({ ...unseenUntil(4), calls, presence }).map(({ key }) => key),
      status,
    ).toEqual(['missed call_1']);
  }
  const back = alerts(unseenUntil(4));
  expect(back).toEqual([
    expect.objectContaining({ key: 'missed call_1' }),
    { key: back[1]?.key, type: 'missed-away', count: 3, latest: missed(4) },
  ]);
  // The next one is told for itself, and the summary does not come up again.
  expect(alerts(unseenUntil(5)).map(({ key }) => key)).toEqual(['missed call_5', 'missed call_1', back[1]?.key]);
});

test('nothing is told at the return where nothing was missed, or all of it was seen meanwhile', () => {
  const alerts = createAlerts(unixMs(0));
  expect(alerts({ ...unseenUntil(0), presence: AWAY })).toEqual([]);
  expect(alerts(unseenUntil(0))).toEqual([]);
  alerts({ ...unseenUntil(2), presence: AWAY });
  const seen = { ...unseenUntil(2), history: EMPTY_HISTORY };
  alerts({ ...seen, presence: AWAY });
  expect(alerts(seen)).toEqual([]);
});

test('a time away that began before the app was started is told whole; what was missed before it is history', () => {
  const alerts = createAlerts(unixMs(100));
  expect(alerts({ ...unseenUntil(5), presence: { ...AWAY, since: unixMs(3) } })).toEqual([]);
  expect(alerts(unseenUntil(5))).toMatchObject([{ type: 'missed-away', count: 3, latest: { id: 'call_5' } }]);
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
