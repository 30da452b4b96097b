import { describe, expect, test } from 'vitest';
import {
  addressProblem,
  type CrmValues,
  filledAddress,
  hookProblem,
  isAllowableScheme,
  templateProblem,
} from '#contract/outside-address.ts';

const ANA: CrmValues = {
  number: '+5511999990000',
  digits: '5511999990000',
  national: '11999990000',
  name: 'Ana & Cia. "Sul" <b>',
  line: 'Vendas/São Paulo',
  lineNumber: '+551140028922',
  direction: 'inbound',
  call: 'call_1',
};

describe('the customer’s page', () => {
  test('every place is filled in, and what is filled in stays a value', () => {
    const address = filledAddress(' https://crm.example/busca?fone={number}&nome={name}&linha={line} ', ANA);
    expect(address).toBe(
      'https://crm.example/busca?fone=%2B5511999990000&nome=Ana%20%26%20Cia.%20%22Sul%22%20%3Cb%3E&linha=Vendas%2FS%C3%A3o%20Paulo',
    );
    const read = new URL(address);
    expect([read.host, read.searchParams.get('nome')]).toEqual(['crm.example', ANA.name]);
    expect(addressProblem(address, [])).toBeNull();
  });

  test.each([
    '../../admin',
    '@evil.example/',
    'x#y',
    "');alert(1)//",
    '{number}',
    '\u0000\r\nX: y',
    '\ud800',
    'https://evil.example',
    '%2e%2e%2f',
    '$(calc)',
  ])('a customer called %j leads nowhere else', (name) => {
    const address = filledAddress('https://crm.example/c/{name}?n={name}', { ...ANA, name });
    expect(addressProblem(address, [])).toBeNull();
    const { origin, pathname, searchParams } = new URL(address);
    expect([origin, pathname.split('/').length]).toEqual(['https://crm.example', 3]);
    expect(searchParams.get('n')).toBe(name.toWellFormed());
  });

  test.each([
    ['', 'empty'],
    ['crm.example/{number}', 'not-an-address'],
    ['https:///{number}', 'not-an-address'],
    ['https://user:secret@crm.example/{number}', 'not-an-address'],
    ['https://crm.example/a b', 'not-an-address'],
    ['https://crm.example/\\\\host', 'not-an-address'],
    ['https://crm.example:99999999/', 'not-an-address'],
    [`https://crm.example/${'a'.repeat(1_000)}`, 'not-an-address'],
    ['http://crm.example/{number}', 'scheme'],
    ['javascript:alert({number})', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['ms-msdt:/id {number}', 'not-an-address'],
    ['meucrm://open?n={number}', 'scheme'],
    ['https://{number}.example/', 'place-in-host'],
    ['https://{number}/', 'place-in-host'],
    ['https://crm.example/{phone}', 'unknown-place'],
    ['https://crm.example/{}', 'unknown-place'],
  ])('%j is refused: %s', (template, problem) => {
    expect(templateProblem(template, [])).toBe(problem);
  });

  test('https, this machine and a scheme that was allowed by name are taken', () => {
    expect(templateProblem('https://crm.example:8443/{number}', [])).toBeNull();
    expect(templateProblem('http://localhost:3000/?n={digits}', [])).toBeNull();
    expect(templateProblem('meucrm://abre?n={number}', ['meucrm'])).toBeNull();
  });

  test.each(['javascript', 'file', 'tel', 'pilot-softphone', 'ms-msdt', 'search-ms', 'smb', 'data', 'HTTP', 'a', 'x y', 'https'])(
    'nobody can allow links of %s',
    (scheme) => {
      expect(isAllowableScheme(scheme)).toBe(false);
      expect(addressProblem(`${scheme}:x`, [scheme])).not.toBeNull();
    },
  );
});

test('calls are told by https, or to a program on this machine', () => {
  expect(hookProblem('https://crm.example/hook?token=x')).toBeNull();
  expect(hookProblem('http://127.0.0.1:9000/calls')).toBeNull();
  expect(hookProblem('http://[::1]:9000/calls')).toBeNull();
  expect(hookProblem('http://crm.example/hook')).toBe('scheme');
  expect(hookProblem('http://localhost.evil.example/')).toBe('scheme');
  expect(hookProblem('https://crm.example/#x')).toBe('not-an-address');
  expect(hookProblem('  ')).toBe('empty');
});
