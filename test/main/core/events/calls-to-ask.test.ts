import { describe, expect, test } from 'vitest';
import { type CallsToAsk, callsToAsk } from '../../../../main/core/events/calls-to-ask.ts';
import type { RemoteStatus } from '../../../../main/core/events/observation.ts';

const call = (remoteId: string | null, status: RemoteStatus, externalId: string | null = null) => ({
  remoteId,
  externalId,
  status,
  direction: 'inbound' as const,
  sdpOffer: null,
});
const due = (calls: CallsToAsk, now: number): readonly string[] => calls.due(now).map(({ id, offer }) => (offer ? `${id} offer` : id));
const listed = (now: number, askedAt = now) => ({ now, askedAt, described: false });
const read = (now: number, askedAt = now) => ({ now, askedAt, described: true });

describe('calls that are not over', () => {
  test('are asked about where they were not seen: ringing ones after ten seconds, connected ones after thirty', () => {
    const calls = callsToAsk(() => false);
    calls.confirmed(call('rings', 'ringing'), listed(0));
    calls.confirmed(call('talks', 'accepted'), listed(0));
    calls.confirmed(call('over', 'ended'), listed(0));
    expect([due(calls, 9_999), due(calls, 10_000), due(calls, 30_000)]).toEqual([[], ['rings'], ['rings', 'talks']]);
    expect([calls.nextMs(4_000), calls.nextMs(50_000), calls.size()]).toEqual([6_000, 0, 2]);
    calls.confirmed(call('rings', 'ringing'), listed(8_000));
    expect(due(calls, 17_999)).toEqual([]);
    calls.confirmed(call('rings', 'ended'), read(18_000));
    calls.confirmed(call('talks', 'ended'), read(18_000));
    expect([calls.nextMs(0), calls.size()]).toEqual([null, 0]);
  });

  test('are asked for their offer at once, before all others, and only once', () => {
    const calls = callsToAsk(() => true);
    calls.hinted(call('hint', 'ringing'), 0);
    calls.confirmed(call('a', 'ringing'), listed(5));
    expect(due(calls, 5)).toEqual(['a offer', 'hint']);
    calls.confirmed(call('a', 'ringing'), read(100));
    calls.confirmed(call('a', 'ringing'), listed(2_000));
    expect(due(calls, 11_999)).toEqual(['hint']);
    expect(due(calls, 12_000)).toEqual(['hint', 'a']);
    calls.confirmed({ ...call('b', 'ringing'), direction: 'outbound' as never }, listed(2_000));
    expect(due(calls, 2_000)).toEqual(['hint']);
  });
});

describe('hints', () => {
  test('are confirmed at once, once for however many, and by either id', () => {
    const calls = callsToAsk(() => false);
    calls.hinted(call(null, 'ringing', 'wacid.X'), 0);
    calls.hinted(call('a', 'ringing', 'wacid.X'), 0);
    calls.hinted(call(null, 'ringing', 'wacid.X'), 1);
    expect(due(calls, 1)).toEqual(['a']);
    calls.confirmed(call('a', 'ringing', 'wacid.X'), read(10));
    expect([due(calls, 10), calls.size()]).toEqual([[], 1]);
    calls.hinted(call('', 'ringing', ''), 10);
    expect(calls.size()).toBe(1);
  });

  test('that came while the service was being asked are asked about again at once, those it lags behind a second later', () => {
    const calls = callsToAsk(() => false);
    calls.hinted(call('a', 'accepted'), 100);
    calls.confirmed(call('a', 'ringing'), read(200, 50));
    expect(due(calls, 200)).toEqual(['a']);
    calls.confirmed(call('a', 'ringing'), read(300, 250));
    expect([due(calls, 1_299), due(calls, 1_300)]).toEqual([[], ['a']]);
    calls.confirmed(call('a', 'ringing'), read(1_300));
    calls.confirmed(call('a', 'ringing'), read(2_300));
    expect([due(calls, 12_299), due(calls, 12_300)]).toEqual([[], ['a']]); // it is what it is
    calls.hinted(call('a', 'ended'), 3_000);
    calls.hinted(call('a', 'accepted'), 3_000);
    calls.confirmed(call('a', 'accepted'), read(3_000, 3_001));
    expect(due(calls, 4_000)).toEqual(['a']);
  });

  test('of a call that the service does not know yet are asked about for three seconds', () => {
    const calls = callsToAsk(() => false);
    calls.hinted(call('a', 'ringing'), 0);
    expect(calls.unknown('a', 0)).toBe(false);
    expect([due(calls, 999), due(calls, 1_000)]).toEqual([[], ['a']]);
    expect([calls.unknown('a', 1_000), calls.unknown('a', 2_000), calls.size()]).toEqual([false, false, 1]);
    expect([calls.unknown('a', 3_000), calls.size(), calls.unknown('never heard of', 0)]).toEqual([true, 0, true]);
  });

  test('are asked about twice where the service has shown the call and does not know it any more', () => {
    const calls = callsToAsk(() => false);
    calls.confirmed(call('a', 'ringing'), read(0));
    expect([calls.unknown('a', 10_000), calls.unknown('a', 11_000), calls.size()]).toEqual([false, true, 0]);
  });

  test('are not forgotten while the service cannot be asked: later and later, at most every thirty seconds', () => {
    const calls = callsToAsk(() => false);
    calls.hinted(call('a', 'ringing'), 0);
    const waits = Array.from({ length: 7 }, () => {
      calls.failed('a', 0);
      return calls.nextMs(0);
    });
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  test('that somebody makes up do not fill the memory', () => {
    const calls = callsToAsk(() => false);
    for (let index = 0; index < 10_000; index += 1) calls.hinted(call(`c${String(index)}`, 'ringing', `w${String(index)}`), index);
    expect([calls.size(), calls.due(10_000).some(({ id }) => id === 'c9999')]).toEqual([2_000, true]);
  });
});
