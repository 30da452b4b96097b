import { callId } from '#contract/call.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import { createKnownCalls, type KnownCalls } from '../../../../main/core/events/known-calls.ts';
import type { Observation } from '../../../../main/core/events/observation.ts';
import { flatHint, nativeHint, observed } from '../../../support/fakes/observed.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';

const later = (ms: number): UnixMs => unixMs(SIMULATED_START + ms);
const [NINE, EIGHT] = ['+5531988887777', '+553188887777'].map((text) => phoneNumber(text) as PhoneNumber) as [PhoneNumber, PhoneNumber];

/** The memory of a line, and its verdicts as the desk takes them: what begins is bound to a call of ours. */
function memory(): { readonly known: KnownCalls; at(ms: number): void; tell(...told: readonly Observation[]): readonly string[] } {
  let now = SIMULATED_START;
  const known = createKnownCalls({ watchedSince: SIMULATED_START, now: () => now, isKept: () => false });
  let begun = 0;
  return {
    known,
    at: (ms) => void (now = later(ms)),
    tell: (...told) =>
      told.map((one) => {
        const outcome = known.observe(one);
        if (outcome === null) return 'unrecognisable';
        if (outcome.verdict.type === 'begin') known.bind(outcome.known, callId(`call-${String((begun += 1))}`));
        return outcome.verdict.type;
      }),
  };
}
/** The service's own event of a ring, and Meta's. */
const flat = (id: string, facts: Partial<Observation> = {}): Observation =>
  flatHint({ remoteId: id, direction: 'inbound', peer: CUSTOMER, ...facts });
const native = (id: string, facts: Partial<Observation> = {}): Observation => nativeHint({ externalId: `wacid.${id}`, ...facts });

describe('a customer of whose call the service names one id, and Meta the other', () => {
  test('rings once where the two spell a mobile of Brazil differently', () => {
    const { tell } = memory();
    expect(tell(flat('1', { peer: NINE }), native('1', { peer: EIGHT }), observed({ remoteId: '1', externalId: 'wacid.1' }))).toEqual([
      'begin',
      'nothing',
      'nothing',
    ]);
    expect(memory().tell(native('1', { peer: EIGHT }), flat('1', { peer: NINE }))).toEqual(['begin', 'nothing']);
  });

  test.each([
    ['the service’s event of the first call, Meta’s of the second', flat, native],
    ['Meta’s event of the first call, the service’s of the second', native, flat],
  ])('rings again when they call again and nobody told that the first call is over: %s', (_which, first, second) => {
    for (const timed of [true, false]) {
      const { tell, at } = memory();
      expect(tell(first('1', timed ? { createdAt: later(0) } : {}))).toEqual(['begin']);
      at(40_000);
      expect(tell(second('2', timed ? { createdAt: later(39_000) } : {}))).toEqual(['begin']);
      // Once the service can be asked, each is what it is.
      expect(tell(observed({ remoteId: '1', externalId: 'wacid.1', status: 'ended', outcome: 'missed' }))).toEqual(['event']);
      expect(tell(observed({ remoteId: '2', externalId: 'wacid.2', createdAt: later(39_000) }))).toEqual(['nothing']);
    }
  });

  test('rings once where one of the two events is late, by the times that both tell', () => {
    const { tell, at } = memory();
    expect(tell(flat('1', { createdAt: later(0) }))).toEqual(['begin']);
    at(45_000);
    expect(tell(native('1', { createdAt: later(2_000) }))).toEqual(['nothing']);
  });

  test('does not ring beside the talk when the other event of its ring comes late, without a time', () => {
    const { tell, at } = memory();
    tell(flat('1'), flat('1', { status: 'accepted' }));
    at(120_000);
    expect(tell(native('1'))).toEqual(['nothing']);
  });

  test('is told of an end that names the other id, however long they talked', () => {
    const { tell, at } = memory();
    tell(flat('1'), flat('1', { status: 'accepted' }));
    at(3_600_000);
    expect(tell(native('1', { status: 'ended', outcome: 'completed', durationSeconds: 3_590 }))).toEqual(['event']);
  });

  test('that we called is found by what Meta tells of it half a minute later', () => {
    const { known, tell, at } = memory();
    known.bind({ remoteId: '1', externalId: null, peer: CUSTOMER, direction: 'outbound' }, callId('ours'));
    at(50_000);
    expect(tell(native('1', { direction: 'outbound', status: 'ringing' }))).toEqual(['event']);
  });
});
