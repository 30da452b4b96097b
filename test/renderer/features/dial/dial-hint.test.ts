import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { number } from '../../../../build/gallery/fixtures.ts';
import { checkDial } from '#contract/dialled-number.ts';
import { dialHint } from '../../../../renderer/features/dial/dial-hint.ts';
import type { DialHint } from '../../../../renderer/features/dial/dial-hint.ts';
import { EMPTY_DIAL } from '../../../../renderer/features/dial/dial-text.ts';

const t = createTranslator('pt-BR');
const LAST = number('+5521988880002');

function hintOf(
  text: string,
  more: { readonly hasTried?: boolean; readonly isRefusing?: boolean; readonly last?: typeof LAST | null } = {},
): DialHint {
  const { hasTried = false, isRefusing = false, last = LAST } = more;
  return dialHint({ dial: { ...EMPTY_DIAL, text, isRefusing }, check: checkDial(text), hasTried, last, language: 'pt-BR' }, t);
}

test('an empty field says which number Ligar would bring back', () => {
  expect(hintOf('')).toEqual({ kind: 'quiet', text: 'Último: +55 21 98888-0002' });
});

test('with nothing to bring back, Ligar on an empty field says what to do', () => {
  expect(hintOf('', { last: null })).toEqual({ kind: 'quiet', text: '' });
  expect(hintOf('', { last: null, hasTried: true })).toEqual({ kind: 'error', text: 'Digite um número para ligar.' });
});

test('a number is shown in full, with its country, before it is called', () => {
  expect(hintOf('11 98888-7777')).toEqual({ kind: 'quiet', text: 'Brasil · +55 11 98888-7777' });
  expect(hintOf('+351 912 345 678')).toEqual({ kind: 'quiet', text: 'Portugal · +351 912 345 678' });
});

test('an unfinished number is no error until one tries to call it', () => {
  expect(hintOf('11 988')).toEqual({ kind: 'quiet', text: '' });
  expect(hintOf('11 988', { hasTried: true })).toMatchObject({ kind: 'error' });
});

test('a forgotten ninth digit is offered', () => {
  expect(hintOf('11 8888-7777')).toEqual({ kind: 'suggestion', text: 'Faltou o 9?', number: '+5511988887777' });
});

test('a refused letter is said before anything else', () => {
  expect(hintOf('11 98888-7777', { isRefusing: true })).toMatchObject({ kind: 'error', text: t('dial.lettersRefused') });
});
