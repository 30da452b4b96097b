import { expect, test } from 'vitest';
import { isPressed, keysInWords } from '../../../../renderer/features/shortcuts/keys.ts';
import type { KeyPress } from '../../../../renderer/features/shortcuts/keys.ts';
import { CALL_SHORTCUTS, DIAL_KEYS, PLACE_SHORTCUTS, pageKeys } from '../../../../renderer/features/shortcuts/shortcuts.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test('a letter alone, as one types it, is no shortcut', () => {
  expect(isPressed(CALL_SHORTCUTS.answer, press('a'), false)).toBe(false);
  expect(isPressed(CALL_SHORTCUTS.answer, press('A', { shiftKey: true }), false)).toBe(false);
});

test('Ctrl+Shift+A answers, Ctrl+A does not: it selects all', () => {
  expect(isPressed(CALL_SHORTCUTS.answer, press('A', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
  expect(isPressed(CALL_SHORTCUTS.answer, press('a', { ctrlKey: true }), false)).toBe(false);
});

test('on a Mac it is Command, and Ctrl keeps what it does there', () => {
  expect(isPressed(PLACE_SHORTCUTS.palette, press('k', { metaKey: true }), true)).toBe(true);
  expect(isPressed(PLACE_SHORTCUTS.palette, press('k', { ctrlKey: true }), true)).toBe(false);
});

test('AltGr, which Windows tells as Ctrl+Alt, types a sign and opens nothing', () => {
  expect(isPressed(PLACE_SHORTCUTS.shortcuts, press('/', { ctrlKey: true, altKey: true }), false)).toBe(false);
});

test('a slash that a keyboard types with Shift opens the sheet too', () => {
  expect(isPressed(PLACE_SHORTCUTS.shortcuts, press('/', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
});

test('no two things have the same keys', () => {
  const all = [...Object.values(CALL_SHORTCUTS), ...Object.values(PLACE_SHORTCUTS), DIAL_KEYS, ...[0, 1, 2, 3, 4, 5].map(pageKeys)];
  const words = all.map((keys) => keysInWords(keys, false));
  expect(new Set(words).size).toBe(words.length);
});

test('keys are written as they stand on the keyboard', () => {
  expect(keysInWords(CALL_SHORTCUTS.mute, false)).toBe('Ctrl+Shift+M');
  expect(keysInWords(CALL_SHORTCUTS.mute, true)).toBe('⇧⌘M');
  expect(keysInWords(pageKeys(0), false)).toBe('Ctrl+1');
});
