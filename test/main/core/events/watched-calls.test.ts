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
  expect(seen.openOutside([])).toEqual(['a']);
  expect(seen.openOutside([call('other', 'ringing', 'wacid.X')])).toEqual(['a']);
});

test('only calls that are not over, and are not in the list, are asked for by name', () => {
  const seen = watchedCalls();
  seen.note(call('a', 'ringing'));
  seen.note(call('b', 'accepted'));
  seen.note(call('c', 'ended'));
  seen.note(call(null, 'ringing', 'wacid.D'));
  expect(seen.openOutside([call('b', 'accepted')])).toEqual(['a', 'wacid.D']);
  seen.note(call('a', 'ended'));
  expect(seen.openOutside([])).toEqual(['b', 'wacid.D']);
});

test('the memory does not grow for ever', () => {
  const seen = watchedCalls();
  for (let index = 0; index < 5_000; index += 1) seen.note(call(`c${String(index)}`, 'ringing'));
  expect(seen.openOutside([])).toHaveLength(2_000);
  expect(seen.knows(call('c4999', 'ringing'))).toBe(true);
  expect(seen.knows(call('c0', 'ringing'))).toBe(false);
});
