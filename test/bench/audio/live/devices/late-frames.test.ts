import { expect, test } from 'vitest';
import { latenessOf } from './late-frames.ts';

test('a frame is late once; those that are even behind it are not', () => {
  expect(latenessOf([0, 60, 120, 260, 320, 380], 60, 40)).toEqual({ late: 1, worstMs: 80 });
});

test('a late frame and the next ones at once behind it are one', () => {
  expect(latenessOf([0, 60, 220, 221, 241], 60, 40)).toEqual({ late: 1, worstMs: 100 });
});

test('an even pace has no late frame, and neither has silence', () => {
  expect(latenessOf([3, 63, 123], 60, 40)).toEqual({ late: 0, worstMs: 0 });
  expect(latenessOf([], 60, 40)).toEqual({ late: 0, worstMs: 0 });
});
