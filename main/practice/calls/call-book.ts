import type { PracticeNumber } from '../numbers/practice-number.ts';
import { isFinal } from './call-machine.ts';
import type { PracticeCall } from './practice-call.ts';

/** How many calls are remembered; the oldest finished ones go first. */
const REMEMBERED_CALLS = 2_000;

/** All calls of the practice world, in the order they were made. */
export interface CallBook {
  add(call: PracticeCall): void;
  all(): readonly PracticeCall[];
  /** By Pilot Status id or provider id, only within one number. */
  ofNumber(number: PracticeNumber, callId: string): PracticeCall | undefined;
  /** By either id, whichever number it belongs to. */
  find(callId: string): PracticeCall | undefined;
  /** Newest first, strictly older than `beforeMs` when given. */
  list(query: { readonly number: PracticeNumber; readonly limit: number; readonly beforeMs: number | null }): readonly PracticeCall[];
  liveWith(number: PracticeNumber, customerNumber: string): PracticeCall | undefined;
  clear(): void;
}

export function createCallBook(): CallBook {
  let calls: PracticeCall[] = [];
  const named = (call: PracticeCall, callId: string): boolean => call.id === callId || call.externalCallId === callId;
  return {
    add(call) {
      calls.push(call);
      if (calls.length > REMEMBERED_CALLS) {
        const oldest = calls.findIndex((candidate) => isFinal(candidate.state));
        if (oldest >= 0) calls.splice(oldest, 1);
      }
    },
    all: () => calls,
    ofNumber: (number, callId) => calls.find((call) => call.number === number && named(call, callId)),
    find: (callId) => calls.find((call) => named(call, callId)),
    list({ number, limit, beforeMs }) {
      return calls
        .filter((call) => call.number === number && (beforeMs === null || call.createdAtMs < beforeMs))
        .toReversed()
        .slice(0, limit);
    },
    liveWith: (number, customerNumber) =>
      calls.find((call) => call.number === number && call.customer.number === customerNumber && !isFinal(call.state)),
    clear() {
      calls = [];
    },
  };
}
