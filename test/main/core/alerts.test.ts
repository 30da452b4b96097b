import { callId, type RecentCall } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import { AVAILABLE_SINCE_START } from '#contract/presence.ts';
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
/** Newest first, as the list is. */
const missedUntil = (last: number): readonly RecentCall[] => Array.from({ length: last }, (_, index) => missed(last - index));

test('a few missed calls are told one by one', () => {
  expect(alertsFor({ ...QUIET_DESK, recents: missedUntil(3) }, 0).map(({ type }) => type)).toEqual(['missed', 'missed', 'missed']);
});

test('two hundred calls missed in a sleep are one notification, which names the last', () => {
  expect(alertsFor({ ...QUIET_DESK, recents: missedUntil(200) }, 0)).toEqual([
    { key: 'missed 200 call_200', type: 'missed-many', count: 200, latest: missed(200) },
  ]);
});

test('one more is told anew, because its notification is another', () => {
  const keyAfter = (count: number): readonly string[] => alertsFor({ ...QUIET_DESK, recents: missedUntil(count) }, 0).map(({ key }) => key);
  expect(keyAfter(5)).not.toEqual(keyAfter(4));
});

test('calls from before the app began to look are history', () => {
  expect(alertsFor({ ...QUIET_DESK, recents: missedUntil(200) }, 199).map(({ key }) => key)).toEqual([
    'missed call_200',
    'missed call_199',
  ]);
});

test('who takes no calls is told of none that ring, but of each that was missed', () => {
  const calls = [CALL_IN.ringing];
  const presence = { ...AVAILABLE_SINCE_START, status: 'break' as const };
  expect(alertsFor({ ...QUIET_DESK, calls, recents: missedUntil(1) }, 0).map(({ type }) => type)).toEqual(['incoming', 'missed']);
  expect(alertsFor({ ...QUIET_DESK, calls, presence, recents: missedUntil(1) }, 0).map(({ type }) => type)).toEqual(['missed']);
});

test('an agent who wants no notifications gets none', () => {
  const settings = { ...PLAIN_SETTINGS, alerts: { ...PLAIN_SETTINGS.alerts, toasts: false } };
  expect(alertsFor({ ...QUIET_DESK, settings, calls: [CALL_IN.ringing], recents: missedUntil(1) }, 0)).toEqual([]);
});
