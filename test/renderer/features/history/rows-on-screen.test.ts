import { expect, test } from 'vitest';
import { rowAfterKey, rowsOnScreen, scrollToRow } from '../../../../renderer/features/history/rows-on-screen.ts';

const VIEW = { height: 600, rowHeight: 60, total: 100_000 };

test('a few rows are drawn, wherever one is in a hundred thousand', () => {
  expect(rowsOnScreen({ ...VIEW, scrollTop: 0 })).toEqual({ first: 0, last: 15 });
  expect(rowsOnScreen({ ...VIEW, scrollTop: 3_000_030 })).toEqual({ first: 49_994, last: 50_016 });
  expect(rowsOnScreen({ ...VIEW, scrollTop: 5_999_400 })).toEqual({ first: 99_984, last: 99_999 });
  const none = rowsOnScreen({ ...VIEW, total: 0, scrollTop: 0 });
  expect(none.last).toBeLessThan(none.first);
});

test('a row that is not wholly in sight is brought there, and one that is stays', () => {
  expect(scrollToRow(3, { ...VIEW, scrollTop: 240 })).toBe(180);
  expect(scrollToRow(12, { ...VIEW, scrollTop: 0 })).toBe(180);
  expect(scrollToRow(9, { ...VIEW, scrollTop: 0 })).toBeNull();
});

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowUp', 0, 0],
  ['PageDown', 5, 14],
  ['PageUp', 5, 0],
  ['End', 5, 99_999],
  ['Home', 5, 0],
  ['ArrowDown', 99_999, 99_999],
  ['x', 5, null],
])('%s leads from row %i to %s', (key, from, to) => {
  expect(rowAfterKey(key, from, VIEW)).toBe(to);
});

test('no key leads anywhere in an empty list', () => {
  expect(rowAfterKey('End', 0, { ...VIEW, total: 0 })).toBeNull();
});
