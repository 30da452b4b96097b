import { expect, test } from 'vitest';
import { AT_FIRST_TURN, isShownIn, takeTurn } from '../../../../renderer/views/main/turns.ts';
import type { Turns } from '../../../../renderer/views/main/turns.ts';

const after = (...moves: readonly Parameters<typeof takeTurn>[1][]): Turns => moves.reduce(takeTurn, AT_FIRST_TURN);

test('a call closes what was open before it, and not what is opened during it', () => {
  expect(isShownIn(after(), 0)).toBe(true);
  expect(isShownIn(after('call'), 0)).toBe(false);
  expect(isShownIn(after('call'), 1)).toBe(true);
});

test('what it closed is open again when the pages are the agent’s, also after two calls in a row', () => {
  expect(isShownIn(after('call', 'back'), 0)).toBe(true);
  expect(isShownIn(after('call', 'call'), 0)).toBe(false);
  expect(isShownIn(after('call', 'call', 'back'), 0)).toBe(true);
  expect(isShownIn(after('call', 'back', 'call'), 0)).toBe(false);
});

test('what the agent has left for something else stays closed, whatever calls come', () => {
  expect(isShownIn(after('call', 'elsewhere'), 0)).toBe(false);
  expect(isShownIn(after('call', 'elsewhere', 'back'), 0)).toBe(false);
  expect(isShownIn(after('call', 'elsewhere', 'call', 'back'), 0)).toBe(false);
  expect(isShownIn(after('call', 'elsewhere', 'call', 'back'), 1)).toBe(true);
});
