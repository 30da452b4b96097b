import { callId, type RecentCall } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import { alertsFor } from '../../../main/core/alerts.ts';
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
/** Newest first, as the list is. */
const missedUntil = (last: number): readonly RecentCall[] => Array.from({ length: last }, (_, index) => missed(last - index));

test('a few missed calls are told one by one', () => {
  expect(alertsFor({ calls: [], recents: missedUntil(3) }, 0).map(({ type }) => type)).toEqual(['missed', 'missed', 'missed']);
});

test('two hundred calls missed in a sleep are one notification, which names the last', () => {
  expect(alertsFor({ calls: [], recents: missedUntil(200) }, 0)).toEqual([
    { key: 'missed 200 call_200', type: 'missed-many', count: 200, latest: missed(200) },
  ]);
});

test('one more is told anew, because its notification is another', () => {
  const keyAfter = (count: number): readonly string[] => alertsFor({ calls: [], recents: missedUntil(count) }, 0).map(({ key }) => key);
  expect(keyAfter(5)).not.toEqual(keyAfter(4));
});

test('calls from before the app began to look are history', () => {
  expect(alertsFor({ calls: [], recents: missedUntil(200) }, 199).map(({ key }) => key)).toEqual(['missed call_200', 'missed call_199']);
});
