import { callId, type CallId } from '#contract/call.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallEvent } from '../../../../main/core/call/call-event.ts';
import type { KnownCall } from '../../../../main/core/events/call-reducer.ts';
import { createKnownCalls } from '../../../../main/core/events/known-calls.ts';
import type { Observation, RemoteStatus } from '../../../../main/core/events/observation.ts';
import { flatHint, nativeHint, observed } from '../../../support/fakes/observed.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';

type Direction = 'inbound' | 'outbound';

/** What the service says of the call at each stage of its life: talked on for seven seconds. */
function stage(status: RemoteStatus, direction: Direction): Partial<Observation> {
  if (status !== 'ended') return { status, direction };
  return { status, direction, outcome: 'completed', durationSeconds: 7 };
}

/** All that is ever told of one call. A feed reads the call after each hint, so the two travel together. */
function story(direction: Direction): readonly (readonly Observation[])[] {
  const stages: readonly RemoteStatus[] = ['initiated', 'ringing', 'accepted', 'ended'];
  return stages.flatMap((status) => {
    const facts = stage(status, direction);
    const read = observed(facts);
    return [
      [flatHint({ ...facts, direction: null, durationSeconds: null }), read],
      [flatHint({ ...facts, peer: CUSTOMER }), read],
      [nativeHint(facts), read],
      [nativeHint({ ...facts, peer: null, direction: null }), read],
      [{ ...read, source: 'list' as const }],
    ];
  });
}

interface Told {
  readonly final: KnownCall;
  readonly begins: number;
  readonly events: readonly CallEvent['type'][];
}

/** Delivers everything in the given order, placing our own call at `placedAt` where it is outbound. */
function deliver(told: readonly Observation[], direction: Direction, placedAt: number): Told {
  const known = createKnownCalls({ watchedSince: SIMULATED_START, now: () => SIMULATED_START, isKept: () => false });
  const ours: CallId = callId('ours');
  const events: CallEvent['type'][] = [];
  let begins = 0;
  const bind = (): void => void known.bind({ remoteId: 'call_1', externalId: 'wacid.1' }, ours);
  told.forEach((observation, index) => {
    if (direction === 'outbound' && index === placedAt) bind();
    const outcome = known.observe(observation);
    if (outcome?.verdict.type === 'begin') {
      begins += 1;
      known.bind(outcome.known, ours);
    }
    if (outcome?.verdict.type === 'event') events.push(outcome.verdict.event.type);
  });
  const final = known.observe(observed(stage('ended', direction)))?.known;
  if (final === undefined) throw new Error('the call was not recognised');
  return { final: { ...final, callId: null, listed: false }, begins, events };
}

const everything = (direction: Direction): readonly Observation[] => story(direction).flat();

describe.each(['inbound', 'outbound'] as const)('an %s call, told in 2,000 orders, each part up to five times', (direction) => {
  const units = story(direction);
  const anyOrder = fc
    .array(fc.integer({ min: 1, max: 5 }), { minLength: units.length, maxLength: units.length })
    .chain((times) => {
      const repeated = units.flatMap((unit, index) => Array.from({ length: times[index] ?? 1 }, () => unit));
      return fc.shuffledSubarray(repeated, { minLength: repeated.length, maxLength: repeated.length });
    })
    .map((order) => order.flat());
  const inOrder = deliver(everything(direction), direction, 0);

  test('comes to the same end, begins once at most and never goes back', () => {
    fc.assert(
      fc.property(anyOrder, fc.nat(100), (told, placedAt) => {
        const { final, begins, events } = deliver(told, direction, placedAt);
        expect(final).toEqual(inOrder.final);
        expect(begins).toBeLessThanOrEqual(direction === 'inbound' ? 1 : 0);
        const rank = ['remote-ringing', 'remote-accepted', 'remote-ended'];
        const ranks = events.map((event) => rank.indexOf(event));
        expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
        // A begun ring ends with the call: nothing rings for ever.
        if (begins > 0) expect(events.at(-1)).toBe('remote-ended');
      }),
      { numRuns: 2_000, seed: 4_711 },
    );
  });

  test('never rings when its end is the first thing told', () => {
    fc.assert(
      fc.property(anyOrder, (told) => {
        const { begins } = deliver([observed(stage('ended', direction)), ...told], direction, -1);
        expect(begins).toBe(0);
      }),
      { numRuns: 500, seed: 4_712 },
    );
  });
});
