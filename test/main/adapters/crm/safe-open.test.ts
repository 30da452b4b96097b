import { expect, test } from 'vitest';
import { safeOpen } from '../../../../main/adapters/crm/safe-open.ts';
import { memoryLog } from '../../../support/memory-log.ts';

function opener(fails = false) {
  const opened: string[] = [];
  const log = memoryLog();
  const open = safeOpen({
    open: async (address) => {
      if (fails) throw new Error(`no browser for ${address}`);
      opened.push(address);
    },
    log,
  });
  return { open, opened, log };
}

test('https, this machine and a scheme allowed by name are opened; the log names the host alone', async () => {
  const { open, opened, log } = opener();
  const addresses = ['https://crm.example/?n=%2B5511999990000', 'http://localhost:3000/x', 'meucrm://n/5511999990000'];
  for (const address of addresses) expect(await open(address, ['meucrm'])).toEqual({ ok: true, value: null });
  expect(opened).toEqual(addresses);
  expect(log.text()).not.toContain('99999');
});

test.each([
  'http://crm.example/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'meucrm://n/1',
  'ms-msdt:/id',
  'smb://x/y',
  '\\\\evil\\share',
  'https://a b/',
  'https://user@evil.example/',
  'calc.exe',
  '/bin/sh',
  '-n https://crm.example',
  '',
])('%j is not opened', async (address) => {
  const { open, opened } = opener();
  expect(await open(address, ['file', 'javascript', 'ms-msdt', 'smb'])).toMatchObject({ ok: false, error: { code: 'crm-address-wrong' } });
  expect(opened).toEqual([]);
});

test('a system that cannot is told without the address', async () => {
  const { open, log } = opener(true);
  expect(await open('https://crm.example/?n=5511999990000', [])).toEqual({ ok: false, error: { code: 'outside-refused' } });
  expect(log.text()).not.toContain('99999');
});
