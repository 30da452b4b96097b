import { appError } from '#contract/errors.ts';
import type { Call } from '#contract/call.ts';
import { unixMs } from '#contract/time.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallEffect, CallEvent } from '../../../../main/core/call/call-event.ts';
import { stepCall } from '../../../../main/core/call/call-machine.ts';
import { toneFor } from '../../../../main/core/call/tone.ts';
import { CALL_IN, identityOf } from '../../../support/fakes/sample-calls.ts';
import { SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';

const anyError = fc.constantFrom('media-lost', 'call-gone', 'answered-elsewhere', 'service-timeout').map((code) => appError(code));
const anyOutcome = fc.constantFrom('completed', 'rejected', 'missed', 'failed', 'unknown');

/** Any event, as typed as the machine takes it: one generator per type, so a new event must be added here. */
const GENERATOR: { readonly [Type in CallEvent['type']]: fc.Arbitrary<CallEvent> } = {
  answer: fc.constant({ type: 'answer' }),
  reject: fc.constant({ type: 'reject' }),
  silence: fc.constant({ type: 'silence' }),
  'hang-up': fc.constant({ type: 'hang-up' }),
  rejoin: fc.constant({ type: 'rejoin' }),
  mute: fc.boolean().map((muted) => ({ type: 'mute', muted })),
  hold: fc.boolean().map((held) => ({ type: 'hold', held })),
  'remote-ringing': fc.constant({ type: 'remote-ringing' }),
  'remote-accepted': fc.constant({ type: 'remote-accepted' }),
  'remote-ended': fc.tuple(anyOutcome, fc.boolean()).map(([outcome, answered]) => ({ type: 'remote-ended', outcome, answered })),
  placed: fc.constant({ type: 'placed' }),
  'place-failed': anyError.map((error) => ({ type: 'place-failed', error })),
  accepted: fc.constant({ type: 'accepted' }),
  'accept-failed': anyError.map((error) => ({ type: 'accept-failed', error })),
  media: fc.constantFrom('connecting', 'flowing', 'interrupted').map((media) => ({ type: 'media', media })),
  'media-failed': anyError.map((error) => ({ type: 'media-failed', error })),
  deadline: fc.constant({ type: 'deadline' }),
};

const anyEvents = fc.array(fc.oneof(...Object.values(GENERATOR)), { minLength: 1, maxLength: 25 });
const anyStart = fc.constantFrom<Call>(CALL_IN.ringing, CALL_IN.dialing, CALL_IN.stranded);

interface Moment {
  readonly before: Call;
  readonly event: CallEvent;
  readonly call: Call;
  readonly effects: readonly CallEffect[];
}

function live(start: Call, events: readonly CallEvent[]): readonly Moment[] {
  let before = start;
  return events.map((event, index) => {
    const { call, effects } = stepCall(before, event, unixMs(SIMULATED_START + index));
    const moment = { before, event, call, effects };
    before = call;
    return moment;
  });
}

/** Holds for every life of a call. */
function holds(claim: (life: readonly Moment[]) => void): void {
  fc.assert(
    fc.property(anyStart, anyEvents, (start, events) => claim(live(start, events))),
    { numRuns: 3_000, seed: 20_261_122 },
  );
}

function afterEnd(life: readonly Moment[]): readonly Moment[] {
  return life.filter(({ before }) => before.phase === 'ended');
}

function count(life: readonly Moment[], ...types: readonly CallEffect['type'][]): number {
  return life.flatMap(({ effects }) => effects).filter(({ type }) => types.includes(type)).length;
}

describe('whatever happens to a call, in any order', () => {
  test('its end is final', () => {
    holds((life) => {
      for (const { before, call } of afterEnd(life)) expect(call).toBe(before);
    });
  });

  test('its identity never changes', () => {
    holds((life) => {
      for (const { before, call } of life) expect(identityOf(call)).toEqual(identityOf(before));
    });
  });

  test('sound is opened once at most, and never after the end', () => {
    holds((life) => {
      expect(count(life, 'open-media')).toBeLessThanOrEqual(1);
      expect(count(life, 'open-early-media')).toBeLessThanOrEqual(1);
      expect(count(afterEnd(life), 'open-media', 'open-early-media', 'set-muted', 'set-held', 'accept', 'place')).toBe(0);
    });
  });

  test('an end closes the sound and is recorded, exactly once', () => {
    holds((life) => {
      const hasEnded = life.at(-1)?.call.phase === 'ended';
      expect(count(life, 'close-media')).toBe(hasEnded ? 1 : 0);
      expect(count(life, 'record')).toBe(hasEnded ? 1 : 0);
    });
  });

  test('a call that the service has for us is left by terminate, unless the service ended it', () => {
    holds((life) => {
      for (const { before, event, call, effects } of life) {
        const weEndedIt = before.phase !== 'ended' && call.phase === 'ended' && event.type !== 'remote-ended';
        if (!weEndedIt || !['alerting', 'active', 'stranded'].includes(before.phase)) continue;
        expect(effects.map(({ type }) => type)).toContain('terminate');
      }
    });
  });

  test('a request that succeeds after the end is taken back', () => {
    holds((life) => {
      for (const { event, effects } of afterEnd(life)) {
        const tooLate = event.type === 'placed' || event.type === 'accepted';
        expect(effects.map(({ type }) => type)).toEqual(tooLate ? ['terminate'] : []);
      }
    });
  });

  test('it is muted exactly when the last order, heard while there was sound, said so', () => {
    holds((life) => {
      let muted = false;
      for (const { before, event, call } of life) {
        if (event.type === 'mute' && (before.phase === 'alerting' || before.phase === 'active')) muted = event.muted;
        const shown = call.phase === 'alerting' || call.phase === 'active' ? call.muted : muted;
        expect(shown).toBe(muted);
      }
    });
  });

  test('it does not ring once it was answered, declined or over', () => {
    holds((life) => {
      const over = life.findIndex(({ call }) => call.phase !== 'ringing');
      for (const { call } of over < 0 ? [] : life.slice(over)) expect(toneFor([call])).not.toBe('ring');
    });
  });
});
