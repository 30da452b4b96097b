import { expect, test } from 'vitest';
import { watchedCalls } from '../../../../main/core/events/watched-calls.ts';

const call = (remoteId: string | null, status: 'initiated' | 'ringing' | 'accepted' | 'ended', externalId: string | null = null) => ({
  remoteId,
  externalId,
  status,
});

test('a call is news once per step forward, never when it repeats or steps back', () => {
  const seen = watchedCalls();
  const steps = (['ringing', 'ringing', 'initiated', 'accepted', 'ringing', 'ended', 'accepted'] as const).map((status) =>
    seen.note(call('a', status)),
  );
  expect(steps).toEqual([true, false, false, true, false, true, false]);
  expect(seen.knows(call('a', 'ended'))).toBe(true);
});

test('both ids of a call are one call', () => {
  const seen = watchedCalls();
  seen.note(call(null, 'ringing', 'wacid.X'));
  expect(seen.note(call('a', 'ringing', 'wacid.X'))).toBe(false);
  expect(seen.note(call('a', 'accepted'))).toBe(true);
});

test('the memory does not grow for ever', () => {
  const seen = watchedCalls();
  for (let index = 0; index < 20_000; index += 1) seen.note(call(`c${String(index)}`, 'ringing'));
  expect(seen.knows(call('c19999', 'ringing'))).toBe(true);
  expect(seen.knows(call('c0', 'ringing'))).toBe(false);
});
