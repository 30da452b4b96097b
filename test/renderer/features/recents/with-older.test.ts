import { expect, test } from 'vitest';
import { RECENTS } from '../../../../build/gallery/fixtures.ts';
import { withOlder } from '../../../../renderer/features/recents/with-older.ts';

const ids = (calls: typeof RECENTS): readonly string[] => calls.map(({ id }) => id);

test('older calls follow, each call stands once, and what is known better rules', () => {
  const [first, second] = RECENTS;
  if (first === undefined || second === undefined) throw new Error('the fixtures have too few calls');
  expect(ids(withOlder(RECENTS.slice(0, 5), RECENTS.slice(3)))).toEqual(ids(RECENTS));
  const renamed = { ...second, lineLabel: 'Renamed' };
  expect(withOlder([first, renamed], [second]).map(({ lineLabel }) => lineLabel)).toEqual([first.lineLabel, 'Renamed']);
});
