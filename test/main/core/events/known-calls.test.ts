import { callId } from '#contract/call.ts';
import { unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import { createKnownCalls, type KnownCalls } from '../../../../main/core/events/known-calls.ts';
import type { Observation } from '../../../../main/core/events/observation.ts';
import { flatHint, nativeHint, observed } from '../../../support/fakes/observed.ts';
import { CUSTOMER, OTHER_CUSTOMER } from '../../../support/fakes/people.ts';
import { SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';

const OURS = callId('call-1');

/** Observes, and binds what begins to a call of ours, as the call desk does. Returns the verdicts as words. */
function tell(known: KnownCalls, ...observations: readonly Observation[]): readonly string[] {
  return observations.map((observation) => {
    const outcome = known.observe(observation);
    if (outcome === null) return 'unrecognisable';
    const { verdict } = outcome;
    if (verdict.type === 'begin')
      known.bind(outcome.known, callId(`call-${String(verdict.peer)}-${observation.remoteId ?? observation.externalId}`));
    return verdict.type === 'event' ? verdict.event.type : verdict.type;
  });
}

const ended = (facts: Partial<Observation> = {}): Observation => observed({ status: 'ended', outcome: 'missed', ...facts });
const fresh = (): KnownCalls => createKnownCalls({ watchedSince: SIMULATED_START, now: () => SIMULATED_START, isKept: () => false });

describe('a ring', () => {
  test('begins one call, however often and by whichever way it is told', () => {
    expect(tell(fresh(), flatHint(), flatHint(), observed({ source: 'list' }), observed(), nativeHint(), flatHint())).toEqual([
      'nothing',
      'nothing',
      'begin',
      'nothing',
      'nothing',
      'nothing',
    ]);
  });

  test('waits until somebody says who calls, and which way', () => {
    expect(tell(fresh(), flatHint({ direction: 'inbound' }), flatHint({ peer: CUSTOMER }))).toEqual(['nothing', 'begin']);
  });

  test('begins without a number where the service’s own record has none, and is missed without one', () => {
    const [hint, read] = [flatHint({ direction: 'inbound' }), observed({ peer: null })];
    expect(tell(fresh(), hint, read, read, observed())).toEqual(['nothing', 'begin', 'nothing', 'remote-ringing']);
    expect(tell(fresh(), flatHint({ direction: 'inbound', status: 'ended', outcome: 'missed' }), ended({ peer: null }))).toEqual([
      'nothing',
      'missed',
    ]);
  });

  test('is one call when the service names one id and Meta the other', () => {
    expect(tell(fresh(), flatHint({ direction: 'inbound', peer: CUSTOMER }), nativeHint(), observed())).toEqual([
      'begin',
      'nothing',
      'nothing',
    ]);
    expect(tell(fresh(), nativeHint(), flatHint({ direction: 'inbound', peer: CUSTOMER }), observed())).toEqual([
      'begin',
      'nothing',
      'nothing',
    ]);
  });

  test('is one call when both halves were told before the read that joins them', () => {
    expect(tell(fresh(), flatHint(), nativeHint(), observed())).toEqual(['nothing', 'begin', 'nothing']);
    expect(tell(fresh(), nativeHint(), flatHint(), observed())).toEqual(['begin', 'nothing', 'nothing']);
  });

  test('of a second customer is a second call, also while neither has a provider id yet', () => {
    const unnamed = (id: string, peer = CUSTOMER): Observation => observed({ remoteId: id, externalId: '', peer });
    expect(tell(fresh(), unnamed('call_1'), unnamed('call_2', OTHER_CUSTOMER), ended({ remoteId: 'call_1', externalId: '' }))).toEqual([
      'begin',
      'begin',
      'remote-ended',
    ]);
  });

  test.each([
    [60_000, 'begin'],
    [91_000, 'nothing'],
    [-3_600_000, 'begin'],
  ])('that began %i ms ago: %s', (ageMs, verdict) => {
    const createdAt = unixMs(SIMULATED_START - ageMs);
    expect(tell(fresh(), observed({ createdAt }), observed({ createdAt, status: 'initiated' }))).toEqual([verdict, 'nothing']);
    expect(tell(fresh(), flatHint(), observed({ createdAt }))).toEqual(['nothing', verdict]);
  });

  test('of a call that we place is none', () => {
    expect(tell(fresh(), observed({ direction: 'outbound' }), observed({ direction: 'outbound', status: 'accepted' }))).toEqual([
      'nothing',
      'nothing',
    ]);
  });

  test('that somebody else took before we heard of it does not ring', () => {
    expect(tell(fresh(), observed({ status: 'accepted' }), observed())).toEqual(['nothing', 'nothing']);
  });

  test('without any id is not heard: it could only ring twice', () => {
    expect(tell(fresh(), observed({ remoteId: null, externalId: null }))).toEqual(['unrecognisable']);
    expect(tell(fresh(), observed({ remoteId: null, externalId: '' }))).toEqual(['unrecognisable']);
  });
});

describe('the end', () => {
  test('leaves a tombstone: late news never rings', () => {
    expect(tell(fresh(), ended(), observed(), flatHint({ peer: CUSTOMER, direction: 'inbound' }), nativeHint())).toEqual([
      'missed',
      'nothing',
      'nothing',
      'nothing',
    ]);
  });

  test('told with one id ends the ring that was told with the other, as soon as a read joins them', () => {
    const end = nativeHint({ status: 'ended', outcome: 'missed', peer: null });
    expect(tell(fresh(), end, flatHint({ peer: CUSTOMER, direction: 'inbound' }), observed())).toEqual([
      'nothing',
      'begin',
      'remote-ended',
    ]);
  });

  test('keeps the better of two words for why', () => {
    const known = fresh();
    tell(known, observed(), ended({ outcome: 'unknown' }), ended({ outcome: 'rejected' }), ended({ outcome: 'completed' }));
    expect(known.observe(observed())?.known.outcome).toBe('rejected');
  });

  test('is told best by the service’s own record: a webhook’s word does not stand against it', () => {
    const known = fresh();
    tell(known, observed(), flatHint({ status: 'ended', outcome: 'failed' }), ended({ outcome: 'missed' }), ended({ outcome: 'rejected' }));
    expect(known.observe(flatHint({ status: 'ended', outcome: 'failed' }))?.known.outcome).toBe('missed');
  });

  test('says whether the call was talked on', () => {
    const known = fresh();
    known.bind({ remoteId: 'call_1', externalId: null }, OURS);
    expect(known.observe(ended({ outcome: 'completed', durationSeconds: 4 }))?.verdict).toMatchObject({ event: { answered: true } });
  });
});

describe('a call that ended before we heard of it', () => {
  test('is listed as missed, once', () => {
    expect(tell(fresh(), ended({ source: 'list' }), ended({ source: 'list' }), ended())).toEqual(['missed', 'nothing', 'nothing']);
  });

  test('is listed when the first word of it was a hint without number or time', () => {
    expect(tell(fresh(), flatHint({ status: 'ended', outcome: 'missed' }), ended())).toEqual(['nothing', 'missed']);
    expect(tell(fresh(), flatHint(), ended())).toEqual(['nothing', 'missed']);
  });

  test('is not listed on the word of a webhook that does not say whether it was answered', () => {
    const hint = flatHint({ status: 'ended', outcome: 'completed', peer: CUSTOMER, direction: 'inbound', createdAt: SIMULATED_START });
    expect(tell(fresh(), hint, ended({ outcome: 'completed', durationSeconds: 12 }))).toEqual(['nothing', 'nothing']);
    expect(tell(fresh(), hint, ended({ outcome: 'completed' }))).toEqual(['nothing', 'missed']);
  });

  test('is history when it began before we watched', () => {
    expect(tell(fresh(), ended({ createdAt: unixMs(SIMULATED_START - 1) }))).toEqual(['nothing']);
  });

  test('is nobody’s miss when it was answered or outbound', () => {
    expect(tell(fresh(), ended({ durationSeconds: 9 }))).toEqual(['nothing']);
    expect(tell(fresh(), ended({ direction: 'outbound' }))).toEqual(['nothing']);
  });
});

describe('binding a call that we placed', () => {
  test('brings what was told of either of its ids before', () => {
    const known = fresh();
    tell(known, flatHint({ direction: 'outbound', status: 'ringing' }), nativeHint({ direction: 'outbound', sdpAnswer: 'v=0' }));
    const bound = known.bind({ remoteId: 'call_1', externalId: 'wacid.1' }, OURS);
    expect(bound).toMatchObject({ callId: OURS, status: 'ringing', sdpAnswer: 'v=0' });
    expect(known.byCallId(OURS)).toBe(bound);
  });

  test('without the provider’s id still finds what Meta told of it', () => {
    const known = fresh();
    tell(known, nativeHint({ direction: 'outbound', status: 'initiated', sdpAnswer: 'v=0' }));
    expect(known.bind({ remoteId: 'call_1', externalId: '', peer: CUSTOMER, direction: 'outbound' }, OURS)).toMatchObject({
      sdpAnswer: 'v=0',
    });
  });

  test('lets Meta’s later news reach it by the customer’s number', () => {
    const known = fresh();
    known.bind({ remoteId: 'call_1', externalId: '', peer: CUSTOMER, direction: 'outbound' }, OURS);
    expect(tell(known, nativeHint({ direction: 'outbound', status: 'accepted' }))).toEqual(['remote-accepted']);
  });
});

describe('forgetting', () => {
  test('never loses a live call, and keeps the young tombstones', () => {
    const known = fresh();
    tell(known, observed({ remoteId: 'live', externalId: 'wacid.live' }));
    for (let index = 0; index < 2_500; index += 1) tell(known, ended({ remoteId: `call_${index}`, externalId: `wacid.${index}` }));
    expect(known.ids().has('live')).toBe(true);
    expect(known.ids().has('call_0')).toBe(false);
    expect(known.ids().size).toBe(4_000);
    expect(tell(known, observed({ remoteId: 'call_2400', externalId: 'wacid.2400' }))).toEqual(['nothing']);
    expect(tell(known, ended({ remoteId: 'live', externalId: 'wacid.live' }))).toEqual(['remote-ended']);
  });
});

describe('what the history has from before the app was started', () => {
  const restarted = (...kept: readonly string[]): KnownCalls =>
    createKnownCalls({
      watchedSince: unixMs(SIMULATED_START - 300_000),
      now: () => SIMULATED_START,
      isKept: (remoteIds) => remoteIds.some((id) => kept.includes(id)),
    });

  test('is not listed as missed again', () => {
    const createdAt = unixMs(SIMULATED_START - 120_000);
    expect(tell(restarted('call_1'), ended({ createdAt }), ended({ createdAt }))).toEqual(['nothing', 'nothing']);
    expect(tell(restarted('wacid.1'), ended({ createdAt }))).toEqual(['nothing']);
    expect(tell(restarted('call_2'), ended({ createdAt }))).toEqual(['missed']);
  });

  test('does not ring again although it still rings for others, and its end is no second miss', () => {
    expect(tell(restarted('call_1'), observed(), observed({ source: 'list' }), ended())).toEqual(['nothing', 'nothing', 'nothing']);
  });
});

describe('a word that nobody knows, which is read as the earliest progress', () => {
  test('does not ring on a webhook’s word alone, but on the read that follows it', () => {
    const hint = flatHint({ status: 'initiated', direction: 'inbound', peer: CUSTOMER, createdAt: SIMULATED_START });
    expect(tell(fresh(), hint, observed({ status: 'initiated' }), observed({ status: 'initiated' }))).toEqual([
      'nothing',
      'begin',
      'nothing',
    ]);
    expect(tell(fresh(), hint, observed({ status: 'ended', outcome: 'completed', durationSeconds: 3 }))).toEqual(['nothing', 'nothing']);
  });
});

describe('the time at which a call began', () => {
  const yesterday = unixMs(SIMULATED_START - 86_400_000);

  test('is the record’s, where a webhook told another: the ring is not taken for an old one', () => {
    const hint = flatHint({ direction: 'inbound', peer: CUSTOMER, createdAt: yesterday });
    expect(tell(fresh(), hint, observed(), observed())).toEqual(['nothing', 'begin', 'nothing']);
    expect(tell(fresh(), flatHint({ status: 'ended', createdAt: yesterday }), ended())).toEqual(['nothing', 'missed']);
  });

  test('is the newest record’s while it rings, because the clock may have been stepped', () => {
    expect(tell(fresh(), observed({ createdAt: yesterday }), observed())).toEqual(['nothing', 'begin']);
  });

  test('stays what it was once the call is over: a stepped clock makes no history new', () => {
    expect(tell(fresh(), ended({ createdAt: yesterday }), ended())).toEqual(['nothing', 'nothing']);
  });
});
