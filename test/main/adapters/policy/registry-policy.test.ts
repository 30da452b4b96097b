import { describe, expect, test } from 'vitest';
import { registryPolicy } from '../../../../main/adapters/policy/registry-policy.ts';

const KINDS: Readonly<Record<string, 'boolean' | 'number' | 'text' | 'list'>> = {
  theme: 'text',
  practice: 'boolean',
  'ringer.volumePercent': 'number',
  'ringer.devices': 'list',
  microphone: 'text',
};
const kindOf = (path: string) => KINDS[path] ?? null;

/** As `reg query "HKLM\\SOFTWARE\\Policies\\Pilot Softphone" /s` prints it, line ends included. */
const PRINTED = [
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Pilot Softphone',
  '    Organisation    REG_SZ    Empresa Aurora',
  '    Support    REG_SZ    ramal 200',
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Pilot Softphone\\Locked',
  '    theme    REG_SZ    dark',
  '    practice    REG_DWORD    0x0',
  '    ringer.devices    REG_MULTI_SZ    Caixa\\0Fone\\0',
  '    microphone    REG_SZ',
  '    network.proxy    REG_SZ    {"mode":"direct"}',
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Pilot Softphone\\Recommended',
  '    ringer.volumePercent    REG_DWORD    0x46',
  '    __proto__    REG_SZ    x',
  '',
].join('\r\n');

describe('Windows’ policies', () => {
  test('what is locked is laid down, what is recommended is a preset, each in its own kind of value', () => {
    const document = registryPolicy('HKLM', PRINTED, kindOf);
    expect(document).toMatchObject({ organisation: 'Empresa Aurora', support: 'ramal 200', problems: [] });
    expect(document.locked).toEqual(['theme', 'practice', 'ringer.devices', 'microphone', 'network.proxy']);
    expect(document.settings).toMatchObject({
      theme: 'dark',
      practice: false,
      microphone: null,
      network: { proxy: { mode: 'direct' } },
      ringer: { devices: ['Caixa', 'Fone'], volumePercent: 70 },
    });
    expect(Object.getPrototypeOf(document.settings)).toBe(Object.prototype);
  });

  test('what is no answer of reg.exe gives nothing', () => {
    expect(registryPolicy('HKLM', 'ERROR: The system was unable to find the key.\r\n', kindOf)).toMatchObject({ settings: {}, locked: [] });
  });
});
