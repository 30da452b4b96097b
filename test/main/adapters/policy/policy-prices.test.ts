import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { policyPrices } from '../../../../main/adapters/policy/policy-prices.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const TABLE = {
  currency: 'BRL',
  rows: [
    { prefix: '55', fromMinutes: 0, perMinuteMicros: 50_000 },
    { prefix: '351', fromMinutes: 0, perMinuteMicros: 90_000 },
  ],
};
const CSV = 'prefixo;preço por minuto;moeda\n55;0,05;BRL\n351;0,09;BRL\n';

/** What is read where these files lie beside the policy. */
function beside(files: Readonly<Record<string, string | Uint8Array>>, given: unknown): ReturnType<ReturnType<typeof policyPrices>> {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return policyPrices(folder)(given);
}

describe('the price table of a policy', () => {
  test('stands in it, as in a JSON file that is imported', () => {
    const prices = [
      { prefix: '55', perMinute: 0.05 },
      { prefix: '351', perMinute: '0,09' },
    ];
    expect(beside({}, { currency: 'BRL', prices })).toEqual({ table: TABLE, problems: [] });
    expect(beside({}, prices).table?.rows).toEqual(TABLE.rows);
  });

  test('or in a file beside it, as it is imported, also as Windows’ editors write it', () => {
    expect(beside({ 'precos.csv': CSV }, 'precos.csv')).toEqual({ table: TABLE, problems: [] });
    expect(beside({ 'precos.csv': Buffer.from(`\uFEFF${CSV}`, 'utf16le') }, 'precos.csv').table).toEqual(TABLE);
    const json = JSON.stringify({ currency: 'BRL', prices: [{ prefix: 55, perMinute: 0.05 }] });
    expect(beside({ 'precos.json': json }, 'precos.json').table?.rows).toHaveLength(1);
  });

  test('tells by file and line what cannot be used, and holds with the rest', () => {
    const mixed = `${CSV}abc;1;BRL\n34;muito;BRL\n`;
    expect(beside({ 'precos.csv': mixed }, 'precos.csv')).toEqual({
      table: TABLE,
      problems: ['precos.csv:4 (prefix)', 'precos.csv:5 (price)'],
    });
    expect(beside({}, { currency: 'BRL', prices: [{ prefix: 55, perMinute: 0.05 }, 7] }).problems).toEqual(['prices:2 (shape)']);
    const many = Array.from({ length: 5_001 }, (_, at) => ({ prefix: 10_000 + at, perMinute: 1 }));
    expect(beside({}, many).problems).toEqual(['prices:5001 (shape)']);
  });

  test.each([
    ['is not there', {}, 'precos.csv', 'precos.csv (ENOENT)'],
    ['holds no prices', { 'precos.csv': 'nome;ramal\nAna;200' }, 'precos.csv', 'precos.csv:1 (shape)'],
    ['is too large', { 'precos.csv': `${CSV}${'#'.repeat(60_000)}` }, 'precos.csv', 'precos.csv (larger than 60000 characters)'],
    ['is a giant', { 'precos.csv': '5'.repeat(300_000) }, 'precos.csv', 'precos.csv (larger than 256 KiB)'],
    ['lies elsewhere', {}, '../precos.csv', '../precos.csv (not a file beside the policy)'],
    ['is a share of the network', {}, '\\\\server\\share', '\\\\server\\share (not a file beside the policy)'],
    ['has a drive', {}, 'C:precos.csv', 'C:precos.csv (not a file beside the policy)'],
    ['is the folder itself', {}, '.', '. (not a file beside the policy)'],
  ])('a file that %s is told in a word, and there is no table', (_what, files, given, problem) => {
    expect(beside(files, given)).toEqual({ table: null, problems: [problem] });
  });

  test('a folder, a device or a pipe in its place is told, and nobody waits for it', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'folder.csv'));
    symlinkSync('/dev/zero', join(folder, 'device.csv'));
    execFileSync('/usr/bin/mkfifo', [join(folder, 'pipe.csv')]);
    for (const name of ['folder.csv', 'device.csv', 'pipe.csv'])
      expect(policyPrices(folder)(name)).toEqual({ table: null, problems: [`${name} (no plain file)`] });
  });

  test('many levels are not walked', () => {
    const deep: unknown = JSON.parse(`${'{"prices":['.repeat(5_000)}1${']}'.repeat(5_000)}`);
    expect(beside({}, deep)).toEqual({ table: null, problems: ['prices:1 (shape)'] });
  });
});
