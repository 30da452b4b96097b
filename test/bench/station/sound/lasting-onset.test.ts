import { expect, test } from 'vitest';
import { lastingOnset, type LevelLook } from './lasting-onset.ts';

/** Looks 2 ms apart, loud where the character is not a dot. */
function looks(picture: string): LevelLook[] {
  return [...picture].map((character, at) => ({ atMs: at * 2, isLoud: character !== '.' }));
}
const LASTING = '#'.repeat(30);

test('sound begins with its first loud look', () => {
  expect(lastingOnset(looks(`.....${LASTING}`))).toBe(10);
});

test('a click before it is not its beginning', () => {
  expect(lastingOnset(looks(`...##${'.'.repeat(40)}${LASTING}`))).toBe(90);
});

test('a tone that passes through nothing now and then is sound all the same', () => {
  expect(lastingOnset(looks(`..${'####.'.repeat(6)}`))).toBe(4);
});

test('nothing is said of sound that has only just begun', () => {
  expect(lastingOnset(looks('.....##########'))).toBeUndefined();
  expect(lastingOnset([])).toBeUndefined();
});
