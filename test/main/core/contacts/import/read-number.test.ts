import { expect, test } from 'vitest';
import { readNumber } from '../../../../../main/core/contacts/import/read-number.ts';

test.each([
  ['11 98765-4321', '+5511987654321'],
  ['(011) 98765-4321', '+5511987654321'],
  ['5511987654321', '+5511987654321'],
  ['tel:+55-11-98765-4321', '+5511987654321'],
  ['whatsapp:+5511987654321', '+5511987654321'],
  ['1187654321', '+5511987654321'], // the ninth digit was forgotten
  ['11987654321.0', '+5511987654321'], // a spreadsheet took it for a sum
  ['+351 912 345 678', '+351912345678'],
  ['11 3333-4444', '+551133334444'],
])('%s in a file is %s', (text, number) => {
  expect(readNumber(text, null)).toEqual({ number });
});

test.each([
  ['98765-4321', '+5521987654321'],
  ['3333-4444', '+552133334444'],
  ['11 98765-4321', '+5511987654321'],
])('with the area code 21 given for the file, %s is %s', (text, number) => {
  expect(readNumber(text, '21')).toEqual({ number });
});

test.each([
  ['5,51199E+12', 'digits-lost'],
  ['5.51199E+12', 'digits-lost'],
  ['98765-4321', 'no-area-code'],
  ['119876', 'too-short'],
  ['11 98765-43210', 'too-long'],
  ['10 98765-4321', 'not-possible'],
  ['190', 'emergency'],
  ['ramal', 'no-number'],
  ['', 'no-number'],
])('%s is left out: %s', (text, problem) => {
  expect(readNumber(text, null)).toEqual({ problem });
});
