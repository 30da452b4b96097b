import { expect, test } from 'vitest';
import { latenessOf } from './late-frames.ts';

test('frames are late until they have caught up', () => {
  expect(latenessOf([0, 60, 220, 221, 241, 300], 60, 40)).toEqual({ late: 2, worstMs: 100 });
});

test('a frame that is missing makes all behind it late', () => {
  expect(latenessOf([0, 60, 120, 240, 300], 60, 40)).toEqual({ late: 2, worstMs: 60 });
});

test('a little later each time adds up', () => {
  expect(latenessOf([0, 75, 150, 225, 300], 60, 40)).toEqual({ late: 2, worstMs: 60 });
});

test('an even pace has no late frame, and neither has silence', () => {
  expect(latenessOf([3, 63, 123], 60, 40)).toEqual({ late: 0, worstMs: 0 });
  expect(latenessOf([], 60, 40)).toEqual({ late: 0, worstMs: 0 });
});
