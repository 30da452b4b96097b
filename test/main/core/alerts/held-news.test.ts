import { expect, test } from 'vitest';
import { createHeldNews } from '../../../../main/core/alerts/held-news.ts';

const AWAY = true;
const HERE = false;

test('what comes while the agent is here is told at once', () => {
  const sort = createHeldNews();
  expect(sort(['a'], HERE)).toEqual({ alone: ['a'], together: [] });
  expect(sort(['b', 'a'], HERE)).toEqual({ alone: ['a', 'b'], together: [] });
});

test('what comes while they are away is held, and told as one when they are back', () => {
  const sort = createHeldNews();
  expect(sort(['a'], AWAY)).toEqual({ alone: [], together: [] });
  expect(sort(['b', 'a'], AWAY)).toEqual({ alone: [], together: [] });
  expect(sort(['b', 'a'], HERE)).toEqual({ alone: [], together: [['a', 'b']] });
  expect(sort(['c', 'b', 'a'], HERE)).toEqual({ alone: ['c'], together: [['a', 'b']] });
});

test('what was told before somebody went away stays as it is, during and after', () => {
  const sort = createHeldNews();
  sort(['before'], HERE);
  expect(sort(['new', 'before'], AWAY)).toEqual({ alone: ['before'], together: [] });
  expect(sort(['new', 'before'], HERE)).toEqual({ alone: ['before'], together: [['new']] });
});

test('what is seen while away is not told at the return; nothing is where nothing is left', () => {
  const sort = createHeldNews();
  sort(['a', 'b'], AWAY);
  sort(['b'], AWAY);
  expect(sort(['b'], HERE)).toEqual({ alone: [], together: [['b']] });
  const other = createHeldNews();
  other(['a'], AWAY);
  other([], AWAY);
  expect(other([], HERE)).toEqual({ alone: [], together: [] });
});

test('what is told as one stays one while any of it is news, then it goes', () => {
  const sort = createHeldNews();
  sort(['a', 'b'], AWAY);
  sort(['a', 'b'], HERE);
  expect(sort(['a'], HERE).together).toEqual([['a', 'b']]);
  expect(sort([], HERE).together).toEqual([]);
});

test('a second time away is told for itself, and leaves the first as it stands', () => {
  const sort = createHeldNews();
  sort(['a'], AWAY);
  sort(['a'], HERE);
  expect(sort(['b', 'a'], AWAY).together).toEqual([['a']]);
  expect(sort(['b', 'a'], HERE).together).toEqual([['a'], ['b']]);
});
