import { expect, test } from 'vitest';
import { guessColumns, hasHeader } from '../../../../../main/core/contacts/import/guess-columns.ts';

const NUMBER = '11 98765-4321';

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ['a plain list', ['Nome', 'Telefone'], ['Ana', NUMBER], ['name', 'number']],
  [
    'Google Contacts',
    [
      'First Name',
      'Middle Name',
      'Last Name',
      'Organization Name',
      'Notes',
      'Labels',
      'E-mail 1 - Label',
      'E-mail 1 - Value',
      'Phone 1 - Label',
      'Phone 1 - Value',
    ],
    ['Ana', '', 'Souza', 'Padaria', 'n', '* myContacts', 'x', 'a@b.c', 'Mobile', NUMBER],
    ['first-name', 'ignored', 'last-name', 'company', 'note', 'tags', 'ignored', 'ignored', 'ignored', 'number'],
  ],
  [
    'Outlook in Portuguese',
    ['Primeiro Nome', 'Sobrenome', 'Empresa', 'Fax Comercial', 'Telefone Celular', 'Telefone Comercial', 'Anotações', 'Categorias'],
    ['Ana', 'Souza', 'Padaria', '1', NUMBER, '1133334444', 'n', 'VIP'],
    ['first-name', 'last-name', 'company', 'ignored', 'number', 'number', 'note', 'tags'],
  ],
  [
    'a CRM in Spanish',
    ['Nombre', 'Apellido', 'Empresa', 'Móvil', 'No llamar', 'Favorito'],
    ['Ana', 'Souza', 'X', NUMBER, 'sí', ''],
    ['name', 'last-name', 'company', 'number', 'do-not-contact', 'favourite'],
  ],
  [
    'a customer base with addresses',
    ['Razão Social', 'Endereço', 'Número', 'WhatsApp', 'Observações'],
    ['Padaria Ltda', 'Rua A', '120', NUMBER, 'ok'],
    ['company', 'ignored', 'ignored', 'number', 'note'],
  ],
  ['headers that say nothing', ['A', 'B', 'C'], ['7', 'Ana Souza', NUMBER], ['ignored', 'name', 'number']],
  ['no headers', ['', ''], [NUMBER, 'Ana Souza'], ['number', 'name']],
])('columns of %s are known', (_what, headers, row, uses) => {
  expect(guessColumns(headers, [row])).toEqual(uses);
});

test('a first line with a telephone in it is no header', () => {
  expect(hasHeader(['Ana', NUMBER])).toBe(false);
  expect(hasHeader(['Nome', 'Telefone 1'])).toBe(true);
});
