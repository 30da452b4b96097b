import { callId } from '#contract/call.ts';
import { unixMs } from '#contract/time.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forwardClock } from '../../../../main/adapters/clock/system-clock.ts';
import { createKnownCalls } from '../../../../main/core/events/known-calls.ts';
import { serviceOffset } from '../../../../main/core/events/service-offset.ts';
import { observed } from '../../../support/fakes/observed.ts';
import { SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';

const DAY_MS = 86_400_000;
const POLL_MS = 2_000;
const POLLS = 60;
/** Long enough to be seen by a look, short enough to end among the others. */
const RING_POLLS = 5;

interface Life {
  /** How wrong the machine's clock is at the start. */
  readonly startsWrongMs: number;
  /** Steps of it, each at a look. */
  readonly steps: readonly { readonly at: number; readonly byMs: number }[];
  /** The looks before which a customer begins to ring. */
  readonly rings: readonly number[];
}

/** A service that is right, and a machine whose clock is not. Returns what rang and what was listed, call by call. */
function live({ startsWrongMs, steps, rings }: Life): { readonly rang: readonly string[]; readonly missed: readonly string[] } {
  let real: number = SIMULATED_START;
  let steady = 1_000;
  let wrongMs = startsWrongMs;
  const clock = forwardClock({ wall: () => real + wrongMs, steady: () => steady });
  const offset = serviceOffset(clock.now, clock.jumps);
  const known = createKnownCalls({ watchedSince: clock.now(), now: clock.now, isKept: () => false });
  const history = { at: SIMULATED_START - 3_600_000, ended: true, id: 'history' };
  const forgotten = { at: SIMULATED_START - 3_600_000, ended: false, id: 'forgotten' };
  const calls: { at: number; ended: boolean; id: string }[] = [history, forgotten];
  const rang: string[] = [];
  const missed: string[] = [];

  const tell = (call: (typeof calls)[number], source: 'webhook' | 'list'): void => {
    const outcome = known.observe(
      observed({
        source,
        remoteId: call.id,
        externalId: `wacid.${call.id}`,
        status: call.ended ? 'ended' : 'ringing',
        outcome: call.ended ? 'missed' : null,
        createdAt: offset.ours(unixMs(call.at)),
      }),
    );
    if (outcome?.verdict.type === 'begin') {
      rang.push(call.id);
      known.bind(outcome.known, callId(call.id));
    }
    if (outcome?.verdict.type === 'missed') missed.push(call.id);
  };

  for (let poll = 0; poll < POLLS; poll += 1) {
    for (const { at, byMs } of steps) if (at === poll) wrongMs += byMs;
    for (const index of rings) {
      if (index !== poll) continue;
      const call = { at: real, ended: false, id: `call_${String(index)}` };
      calls.push(call);
      // The webhook comes before the next answer tells the time of the service.
      if (index % 2 === 0) tell(call, 'webhook');
    }
    for (const call of calls) if (call !== forgotten && call.at <= real - RING_POLLS * POLL_MS) call.ended = true;
    offset.asking()(Math.floor(real / 1_000) * 1_000);
    for (const call of calls.toReversed()) tell(call, 'list');
    real += POLL_MS;
    steady += POLL_MS;
  }
  return { rang, missed };
}

const anyError = fc.constantFrom(-DAY_MS, -3_600_000, 0, 3_600_000, DAY_MS);
const anyLife: fc.Arbitrary<Life> = fc.record({
  startsWrongMs: anyError,
  steps: fc.array(fc.record({ at: fc.integer({ min: 1, max: POLLS - 1 }), byMs: anyError }), { maxLength: 4 }),
  rings: fc.uniqueArray(fc.integer({ min: 1, max: POLLS - 1 }), { minLength: 1, maxLength: 6 }),
});

describe('a machine whose clock is wrong by a day, and stepped while customers ring', () => {
  test('rings for each of them once, for nobody else, and lists no history as missed', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const { rang, missed } = live(life);
        expect(rang).toEqual(life.rings.toSorted((one, other) => one - other).map((index) => `call_${String(index)}`));
        expect(missed).toEqual([]);
      }),
      { numRuns: 300, seed: 19 },
    );
  });
});
