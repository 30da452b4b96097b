import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { number } from '../../../../build/gallery/fixtures.ts';
import { contactId, type ContactCaption } from '#contract/contact.ts';
import { dialHint } from '../../../../renderer/features/dial/dial-hint.ts';
import type { DialHint, DialSituation } from '../../../../renderer/features/dial/dial-hint.ts';
import { checkOf, EMPTY_DIAL } from '../../../../renderer/features/dial/dial-text.ts';

const t = createTranslator('pt-BR');
const LAST = number('+5521988880002');

function hintOf(text: string, more: Partial<DialSituation> = {}): DialHint {
  const dial = { ...EMPTY_DIAL, text, isSearch: /\p{L}/u.test(text) };
  const calm = { hasTried: false, last: LAST, owner: null, isNobody: false, language: 'pt-BR' } as const;
  return dialHint({ dial, check: checkOf(dial), ...calm, ...more }, t);
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

test('a name asks to be chosen from the list, and says when nobody has it', () => {
  expect(hintOf('ana')).toEqual({ kind: 'quiet', text: '' });
  expect(hintOf('ana', { hasTried: true })).toEqual({ kind: 'error', text: 'Escolha na lista, ou escreva um número.' });
  expect(hintOf('zzz', { isNobody: true })).toEqual({ kind: 'quiet', text: 'Ninguém encontrado com “zzz”.' });
});

const ANA: ContactCaption = { id: contactId('ana'), name: 'Ana Souza', company: 'Padaria', isFavourite: false, isDoNotContact: false };

test('a contact’s number says whose it is, also in its old form', () => {
  expect(hintOf('11 98888-7777', { owner: ANA })).toEqual({ kind: 'quiet', text: 'Ana Souza · +55 11 98888-7777' });
  expect(hintOf('11 8888-7777', { owner: ANA })).toEqual({ kind: 'quiet', text: 'Ana Souza · +55 11 8888-7777' });
});

test('who asked not to be called is told before the call', () => {
  expect(hintOf('11 98888-7777', { owner: { ...ANA, isDoNotContact: true } })).toEqual({
    kind: 'attention',
    text: 'Ana Souza pediu para não receber ligações.',
    isPassing: false,
  });
  const nameless = { ...ANA, name: '', company: '', isDoNotContact: true };
  expect(hintOf('11 98888-7777', { owner: nameless })).toMatchObject({ text: '+55 11 98888-7777 pediu para não receber ligações.' });
});

test('an emergency number is told by name on the way, and refused with what to do when one tries it', () => {
  const text = '193 é o Corpo de Bombeiros. O WhatsApp não liga para lá: use um telefone comum.';
  expect(hintOf('193')).toEqual({ kind: 'attention', text, isPassing: true });
  expect(hintOf('193', { hasTried: true })).toEqual({ kind: 'error', text });
  expect(hintOf('19 3333')).toEqual({ kind: 'quiet', text: '' });
});
