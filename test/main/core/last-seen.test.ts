import { expect, test } from 'vitest';
import { createLastSeen } from '../../../main/core/last-seen.ts';

test('the last ones are known, the oldest makes room, and one that is seen again takes no second place', () => {
  const seen = createLastSeen<string>(3);
  for (const id of ['a', 'b', 'c', 'c', 'c']) seen.add(id);
  expect(['a', 'b', 'c', 'd'].map(seen.has)).toEqual([true, true, true, false]);
  seen.add('d');
  expect(['a', 'b', 'c', 'd'].map(seen.has)).toEqual([false, true, true, true]);
});
