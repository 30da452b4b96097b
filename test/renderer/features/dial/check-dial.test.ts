import { expect, test } from 'vitest';
import { checkDial } from '#contract/dialled-number.ts';

test.each([
  ['11 98888-7777', '+5511988887777', 'BR'],
  ['+55 11 98888-7777', '+5511988887777', 'BR'],
  ['5511988887777', '+5511988887777', 'BR'],
  ['11 3333-4444', '+551133334444', 'BR'],
  ['+351 912 345 678', '+351912345678', 'PT'],
  ['+1 415 555 2671', '+14155552671', 'US'],
])('%s would call %s', (text, number, country) => {
  expect(checkDial(text)).toEqual({ kind: 'good', number, country, withNinthDigit: null });
});

test('a Brazilian mobile without its ninth digit is called as typed, and the full one is offered', () => {
  expect(checkDial('11 8888-7777')).toMatchObject({ kind: 'good', number: '+551188887777', withNinthDigit: '+5511988887777' });
});

test.each([
  ['98888-7777', 'too-short'], // no area code
  ['11 988', 'too-short'],
  ['11 98888-77777', 'too-long'],
  ['10 98888-7777', 'not-possible'], // no such area
  ['11 88888-7777', 'not-possible'], // eleven digits that are no mobile
  ['+', 'empty'],
  ['', 'empty'],
])('%s is not called: %s', (text, problem) => {
  const check = checkDial(text);
  expect(check.kind === 'bad' ? check.problem : check.kind).toBe(problem);
});
