import { expect, test } from 'vitest';
import { openKeepAwake } from '../../../../main/adapters/keep-awake/open-keep-awake.ts';

test('the machine is asked once to stay awake for all the talk there is, and let go when it is over', () => {
  const held = new Set<number>();
  const asked: string[] = [];
  const awake = openKeepAwake({
    start: (kind) => {
      asked.push(kind);
      held.add(asked.length);
      return asked.length;
    },
    stop: (id) => held.delete(id),
  });
  awake.hold(false);
  awake.hold(true);
  awake.hold(true);
  expect([asked, held.size]).toEqual([['prevent-app-suspension'], 1]);
  awake.hold(false);
  awake.hold(false);
  expect(held.size).toBe(0);
  awake.hold(true);
  expect([asked.length, held.size]).toEqual([2, 1]);
});
