import { expect, test } from 'vitest';
import { EMPTY_DIAL, editDial } from '../../../../renderer/features/dial/dial-text.ts';
import { isNumberAsked, writtenAsked } from '../../../../renderer/features/integrations/number-asked.ts';

const field = (text: string): Parameters<typeof isNumberAsked>[0] =>
  editDial(EMPTY_DIAL, { type: 'edited', text, caret: text.length, erased: null });

test('a number from outside stands in the field however it is written there', () => {
  expect(isNumberAsked(field('11 98888-0001'), '11988880001')).toBe(true);
  expect(isNumberAsked(field('+55 11 98888-0001'), '11988880001')).toBe(true);
  expect(isNumberAsked(field('+55 11 98888-0001'), '1188880001')).toBe(true);
  expect(isNumberAsked(field('190'), '190')).toBe(true);
});

test('another number takes its place, also where only the area code or the country is another', () => {
  expect(isNumberAsked(field('21 98888-0001'), '11988880001')).toBe(false);
  expect(isNumberAsked(field('+11988880001'), '11988880001')).toBe(false);
  expect(isNumberAsked(field('+351 11 98888-0001'), '+5511988880001')).toBe(false);
  expect(isNumberAsked(field('11 98888-000'), '11988880001')).toBe(false);
  expect(isNumberAsked(field(''), '11988880001')).toBe(false);
  expect(isNumberAsked(field('Ana'), '11988880001')).toBe(false);
});

test('what was brought is written as the field writes it', () => {
  expect(writtenAsked('5511988880001')).toBe('+55 11 98888-0001');
});
