import { expect, test } from 'vitest';
import { latenessOf } from './late-frames.ts';

test('frames are late against the pace of the soonest, not against the one before', () => {
  expect(latenessOf([5, 60, 120, 260, 261, 300], 60, 40)).toEqual({ late: 1, worstMs: 80 });
});

test('an even pace has no late frame, and neither has silence', () => {
  expect(latenessOf([3, 63, 123], 60, 40)).toEqual({ late: 0, worstMs: 0 });
  expect(latenessOf([], 60, 40)).toEqual({ late: 0, worstMs: 0 });
});
