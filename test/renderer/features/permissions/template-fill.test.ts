import { describe, expect, test } from 'vitest';
import { textPieces, variablesIn } from '#contract/message-template.ts';
import {
  completeValues,
  fieldName,
  firstNameOf,
  guessedValues,
  knownValues,
} from '../../../../renderer/features/permissions/template-fill.ts';

test.each([
  ['Ana Souza', 'Ana'],
  ['  Dra. Ana Souza', 'Ana'],
  ['Sr. João', 'João'],
  ['José', 'José'],
  ['+55 11', null],
  ['', null],
  [null, null],
])('%j is written to as %j', (name, first) => {
  expect(firstNameOf(name)).toBe(first);
});

describe('what is filled in without asking', () => {
  test.each(['nome', 'Nome', 'primeiro_nome', 'first_name', 'customer_name', 'nome_do_cliente', 'cliente', 'nombre', 'contact-name'])(
    'is the name where it is wanted: %s',
    (variable) => {
      expect(guessedValues([variable, 'pedido'], 'Ana Souza')).toEqual({ [variable]: 'Ana' });
      expect(knownValues([variable, 'pedido'], 'Ana Souza')).toEqual({ [variable]: 'Ana' });
    },
  );

  test('is the name in the first of those that have numbers, but only as a guess that is seen before it is sent', () => {
    expect(guessedValues(['1', '2'], 'Ana Souza')).toEqual({ 1: 'Ana' });
    expect(knownValues(['1', '2'], 'Ana Souza')).toEqual({});
  });

  test.each(['2', '11', 'pedido', 'nome_do_produto', 'link', 'username'])('is nothing where something else is: %s', (variable) => {
    expect(guessedValues([variable], 'Ana Souza')).toEqual({});
  });

  test('is one name, and none where nobody knows it', () => {
    expect(guessedValues(['nome', 'cliente'], 'Ana')).toEqual({ nome: 'Ana' });
    expect(guessedValues(['1'], null)).toEqual({});
  });
});

test('what is filled in goes out without line breaks and rows of spaces, and not before all of it is there', () => {
  expect(completeValues(['1', '2'], { 1: ' Ana ', 2: 'A\n\t    B', 3: 'x' })).toEqual({ 1: 'Ana', 2: 'A B' });
  expect(completeValues(['1', '2'], { 1: 'Ana', 2: ' \n' })).toBeNull();
  expect(completeValues([], {})).toEqual({});
});

test('a field is called by words', () => {
  expect([fieldName('numero_do-pedido'), fieldName('_')]).toEqual(['numero do pedido', '_']);
});

test('texts are read in pieces, and their variables once, in the order of the text', () => {
  expect(variablesIn(['{{ 2 }} e {{1}}', '{{1}}, {{nome}}', '{ nada }'])).toEqual(['2', '1', 'nome']);
  expect(textPieces('Olá, {{ nome }}!')).toEqual([
    { kind: 'text', text: 'Olá, ' },
    { kind: 'variable', variable: 'nome' },
    { kind: 'text', text: '!' },
  ]);
  expect(textPieces('Olá')).toEqual([{ kind: 'text', text: 'Olá' }]);
});
