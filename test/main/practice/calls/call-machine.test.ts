import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isFinal,
  stepCall,
  type CallEvent,
  type CallState,
  type CallStatus,
  type Direction,
} from '../../../../main/practice/calls/call-machine.ts';

const EVENTS = {
  ring: { type: 'ring' },
  answer: { type: 'answer' },
  decline: { type: 'decline' },
  'business hangs up': { type: 'hang-up', by: 'business' },
  'customer hangs up': { type: 'hang-up', by: 'customer' },
  'give-up': { type: 'give-up' },
  break: { type: 'break' },
} as const satisfies Record<string, CallEvent>;
type EventName = keyof typeof EVENTS;

const sameForAll = (status: CallStatus): Record<EventName, CallStatus> => ({
  ring: status,
  answer: status,
  decline: status,
  'business hangs up': status,
  'customer hangs up': status,
  'give-up': status,
  break: status,
});
const conversation: Record<EventName, CallStatus> = {
  ...sameForAll('ACCEPTED'),
  'business hangs up': 'COMPLETED',
  'customer hangs up': 'COMPLETED',
  break: 'FAILED',
};
const over = {
  COMPLETED: sameForAll('COMPLETED'),
  REJECTED: sameForAll('REJECTED'),
  FAILED: sameForAll('FAILED'),
  MISSED: sameForAll('MISSED'),
  UNANSWERED: sameForAll('UNANSWERED'),
};
const unanswered = { ring: 'RINGING', answer: 'ACCEPTED', decline: 'REJECTED', 'business hangs up': 'COMPLETED', break: 'FAILED' } as const;
const missed = { ...unanswered, 'customer hangs up': 'MISSED', 'give-up': 'MISSED' } as const;
const notTaken = { ...unanswered, 'customer hangs up': 'REJECTED', 'give-up': 'UNANSWERED' } as const;

const NEXT = {
  INBOUND: { INITIATED: missed, RINGING: missed, ACCEPTED: conversation, ...over },
  OUTBOUND: { INITIATED: notTaken, RINGING: notTaken, ACCEPTED: conversation, ...over },
} satisfies Record<Direction, Record<CallStatus, Record<EventName, CallStatus>>>;

const STATES: Record<CallStatus, CallState> = {
  INITIATED: { status: 'INITIATED' },
  RINGING: { status: 'RINGING' },
  ACCEPTED: { status: 'ACCEPTED', connectedAtMs: 1_000 },
  COMPLETED: { status: 'COMPLETED', connectedAtMs: 1_000, endedAtMs: 2_000 },
  REJECTED: { status: 'REJECTED', connectedAtMs: null, endedAtMs: 2_000 },
  FAILED: { status: 'FAILED', connectedAtMs: null, endedAtMs: 2_000 },
  MISSED: { status: 'MISSED', connectedAtMs: null, endedAtMs: 2_000 },
  UNANSWERED: { status: 'UNANSWERED', connectedAtMs: null, endedAtMs: 2_000 },
};
const RANK: Record<CallStatus, number> = {
  INITIATED: 0,
  RINGING: 1,
  ACCEPTED: 2,
  COMPLETED: 3,
  REJECTED: 3,
  FAILED: 3,
  MISSED: 3,
  UNANSWERED: 3,
};
const named = <Name extends string>(table: Record<Name, unknown>): Name[] =>
  Object.keys(table).filter((name): name is Name => name in table);

describe('the state of a practice call', () => {
  for (const direction of named(NEXT)) {
    for (const status of named(STATES)) {
      test.each(named(EVENTS))(`${direction} ${status}: %s leads where the table says`, (name) => {
        const { state } = stepCall({ direction, state: STATES[status], event: EVENTS[name], atMs: 5_000 });
        expect(state.status).toBe(NEXT[direction][status][name]);
      });
    }
  }

  test('only an answered call knows when it was connected', () => {
    const hungUp = stepCall({ direction: 'INBOUND', state: STATES.ACCEPTED, event: EVENTS['customer hangs up'], atMs: 9_000 });
    expect(hungUp).toEqual({
      state: { status: 'COMPLETED', connectedAtMs: 1_000, endedAtMs: 9_000 },
      effects: ['announce-ended', 'release-media'],
    });
    const givenUp = stepCall({ direction: 'INBOUND', state: STATES.RINGING, event: EVENTS['give-up'], atMs: 9_000 });
    expect(givenUp).toEqual({
      state: { status: 'MISSED', connectedAtMs: null, endedAtMs: 9_000 },
      effects: ['announce-missed', 'release-media'],
    });
  });

  test('no order of events moves a call backwards, out of its end, or announces its end twice', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Direction>('INBOUND', 'OUTBOUND'),
        fc.array(fc.constantFrom(...named(EVENTS)), { maxLength: 12 }),
        (direction, names) => {
          let state: CallState = STATES.INITIATED;
          const effects: string[] = [];
          for (const [index, name] of names.entries()) {
            const step = stepCall({ direction, state, event: EVENTS[name], atMs: index });
            expect(RANK[step.state.status]).toBeGreaterThanOrEqual(RANK[state.status]);
            if (isFinal(state)) expect(step).toEqual({ state, effects: [] });
            if (step.state === state) expect(step.effects).toEqual([]);
            effects.push(...step.effects);
            state = step.state;
          }
          const count = (wanted: readonly string[]): number => effects.filter((effect) => wanted.includes(effect)).length;
          expect(count(['announce-ended', 'announce-missed'])).toBe(isFinal(state) ? 1 : 0);
          expect(count(['release-media'])).toBe(isFinal(state) ? 1 : 0);
          expect(count(['announce-ringing'])).toBeLessThanOrEqual(1);
          expect(count(['announce-connected'])).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
