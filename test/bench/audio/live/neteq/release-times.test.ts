import { expect, test } from 'vitest';
import { releaseTimes } from './release-times.ts';

test('a late packet holds back those behind it, and none passes another', () => {
  const release = releaseTimes([1, 50, 30, 0, 0]);
  expect([0, 20, 40, 60, 80, 100].map(release)).toEqual([1, 70, 70, 70, 80, 100]);
});
