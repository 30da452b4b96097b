import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkOf, EMPTY_DIAL, editDial } from '../../../../renderer/features/dial/dial-text.ts';
import type { DialText } from '../../../../renderer/features/dial/dial-text.ts';

/** `11 9|8888` is a field with its caret at the bar. */
const show = ({ text, caret }: DialText): string => `${text.slice(0, caret)}|${text.slice(caret)}`;

function field(marked: string): DialText {
  return { text: marked.replace('|', ''), caret: marked.indexOf('|'), isSearch: false };
}

function insert(at: DialText, what: string): DialText {
  return editDial(at, {
    type: 'edited',
    text: at.text.slice(0, at.caret) + what + at.text.slice(at.caret),
    caret: at.caret + what.length,
    erased: null,
  });
}

function backspace(at: DialText): DialText {
  if (at.caret === 0) return at;
  return editDial(at, {
    type: 'edited',
    text: at.text.slice(0, at.caret - 1) + at.text.slice(at.caret),
    caret: at.caret - 1,
    erased: 'before',
  });
}

function remove(at: DialText): DialText {
  return editDial(at, { type: 'edited', text: at.text.slice(0, at.caret) + at.text.slice(at.caret + 1), caret: at.caret, erased: 'after' });
}

const type = (keys: string, from = EMPTY_DIAL): DialText => [...keys].reduce(insert, from);

describe('typing a number', () => {
  test.each([
    ['11988887777', '11 98888-7777|'],
    ['1133334444', '11 3333-4444|'],
    ['+5511988887777', '+55 11 98888-7777|'],
    ['5511988887777', '+55 11 98888-7777|'],
    ['+351912345678', '+351 912 345 678|'],
    ['+', '+|'],
  ])('%s is written as %s', (keys, expected) => {
    expect(show(type(keys))).toBe(expected);
  });

  test.each([
    ['(11) 98888-7777', '11 98888-7777|'],
    ['  +55 (11) 98888-7777 ', '+55 11 98888-7777|'],
    ['tel:+55-11-98888-7777', '+55 11 98888-7777|'],
    ['callto:+5511988887777;ext=12', '+55 11 98888-7777|'],
    ['11.98888.7777', '11 98888-7777|'],
  ])('%s is cleaned when pasted', (pasted, expected) => {
    const after = insert(EMPTY_DIAL, pasted);
    expect(show(after)).toBe(expected);
    expect(after.isSearch).toBe(false);
  });

  test('letters are a name to be searched: they stay as they were typed, and dial nothing', () => {
    const after = type('Ana 2');
    expect(show(after)).toBe('Ana 2|');
    expect(checkOf(after)).toEqual({ kind: 'search' });
    expect(checkOf(insert(type('119888'), 'a'))).toEqual({ kind: 'search' });
  });

  test('a name that is erased leaves a number', () => {
    expect(show(backspace(type('1198888a')))).toBe(type('1198888').text + '|');
  });

  test.each([
    ['Ana (11) 98888-7777', '+55 11 98888-7777|'],
    ['WhatsApp: +351 912 345 678 (Rui)', '+351 912 345 678|'],
    ['https://wa.me/5511988887777', '+55 11 98888-7777|'],
  ])('the number is taken out of pasted words: %s', (pasted, expected) => {
    const after = insert(EMPTY_DIAL, pasted);
    expect(show(after)).toBe(expected);
    expect(checkOf(after).kind).toBe('good');
  });

  test('of pasted words with two numbers none is chosen', () => {
    expect(insert(EMPTY_DIAL, 'Ana 11 98888-7777, Rui 21 97777-6666')).toMatchObject({ isSearch: true });
  });

  test('a plus counts only in front', () => {
    expect(insert(type('1198'), '+').text).toBe(type('1198').text);
  });
});

describe('correcting a number', () => {
  test('a digit typed in the middle leaves the caret behind it', () => {
    expect(show(insert(field('11 9888|-7777'), '8'))).toBe('11 98888|-7777');
  });

  test('backspace in the middle takes the digit before the caret', () => {
    expect(show(backspace(field('11 98|888-7777')))).toBe('11 9|8887-777');
  });

  test('backspace at a dash takes the digit before the dash, not the dash for ever', () => {
    expect(show(backspace(field('11 98888-|7777')))).toBe('11 9888|7-777');
  });

  test('backspace at a space takes the digit before it', () => {
    expect(show(backspace(field('11 |98888-7777')))).toBe('1|9 88887-777');
  });

  test('delete at a dash takes the digit after it', () => {
    expect(remove(field('11 98888|-7777')).text.replace(/\D/g, '')).toBe('1198888777');
  });

  test('backspace always ends with an empty field', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?\d{1,15}$/), (keys) => {
        let at = type(keys);
        for (let presses = 0; presses <= keys.length + 2; presses += 1) at = backspace(at);
        expect(at.text).toBe('');
      }),
    );
  });

  test('wherever one types, the caret stays behind the same digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,9}$/), fc.nat(20), fc.constantFrom(...'0123456789'), (digits, place, key) => {
        const before = type(digits);
        const caret = Math.min(place, before.text.length);
        const expected = before.text.slice(0, caret).replace(/\D/g, '') + key;
        const after = insert({ ...before, caret }, key);
        expect(after.text.slice(0, after.caret).replace(/\D/g, '')).toBe(expected);
      }),
    );
  });
});
