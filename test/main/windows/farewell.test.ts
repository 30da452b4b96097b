import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFarewell } from '../../../main/windows/farewell.ts';
import { CALL_IN } from '../../support/fakes/sample-calls.ts';

const { active } = CALL_IN;
const ended = { ...CALL_IN.ended, error: null };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function desk() {
  let times = 0;
  const farewell = createFarewell(() => void (times += 1));
  return { farewell, over: () => times, isRunning: () => farewell.facts().isRunning };
}

test('it lasts a second and a half from the end, however often the same end is seen and though the call is dropped meanwhile', () => {
  const { farewell, over, isRunning } = desk();
  farewell.follow([active]);
  expect(isRunning()).toBe(false);
  farewell.follow([ended]);
  vi.advanceTimersByTime(1_000);
  farewell.follow([ended]);
  farewell.follow([]);
  expect([isRunning(), over()]).toEqual([true, 0]);
  vi.advanceTimersByTime(500);
  expect([isRunning(), over()]).toEqual([false, 1]);
});

test('why a call failed stays longer, for it is a sentence that nobody was waiting for', () => {
  const { farewell, over } = desk();
  farewell.follow([{ ...ended, reason: 'failed', error: { code: 'call-setup-timeout' } }]);
  vi.advanceTimersByTime(3_900);
  expect(over()).toBe(0);
  vi.advanceTimersByTime(200);
  expect(over()).toBe(1);
});

test('an ended call that stays in the state has one farewell, and the next one begins anew', () => {
  const { farewell, over, isRunning } = desk();
  farewell.follow([ended]);
  vi.advanceTimersByTime(2_000);
  farewell.follow([ended]);
  expect([isRunning(), farewell.facts().begunFor.has(ended.id)]).toEqual([false, true]);
  farewell.follow([ended, { ...ended, id: active.id }, { ...ended, id: CALL_IN.dialing.id }]);
  expect(isRunning()).toBe(true);
  farewell.stop();
  vi.advanceTimersByTime(2_000);
  expect([isRunning(), over()]).toEqual([false, 1]);
});
