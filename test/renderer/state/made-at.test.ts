import { expect, test } from 'vitest';
import { madeAt } from '../../../renderer/state/made-at.ts';

test.each([
  { what: 'is handled at once', timeStamp: 10_000, made: 10_000 },
  { what: 'waited for a busy page', timeStamp: 8_400, made: 8_400 },
  { what: 'carries another clock’s time, far behind', timeStamp: 700, made: 10_000 },
  { what: 'carries another clock’s time, ahead', timeStamp: 10_400, made: 10_000 },
])('a press that $what was made at $made of 10,000', ({ timeStamp, made }) => {
  expect(madeAt({ timeStamp }, 10_000)).toBe(made);
});
