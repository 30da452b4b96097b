import { describe, expect, test } from 'vitest';
import {
  readRegistryPolicy,
  registryPolicy,
  registryProgram,
  type RegistryAnswer,
} from '../../../../main/adapters/policy/registry-policy.ts';
import { HELD_UNREAD } from '../../../../main/core/policy/held-unread.ts';

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

  test('what is no setting is locked by a switch, and prices are a file beside the policy’s or JSON', () => {
    const printed = (prices: string): string =>
      [
        'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Pilot Softphone',
        `    Prices    REG_SZ    ${prices}`,
        '',
        'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Pilot Softphone\\Locked',
        '    lines    REG_DWORD    0x1',
        '    callingSettings    REG_SZ    true',
        '    prices    REG_DWORD    0x0',
        '',
      ].join('\r\n');
    const document = registryPolicy('HKLM', printed('precos.csv'), kindOf);
    expect(document).toMatchObject({ locked: ['lines', 'callingSettings'], settings: {}, prices: 'precos.csv', problems: [] });
    expect(registryPolicy('HKLM', printed('[{"prefix":"55","perMinute":1}]'), kindOf).prices).toEqual([{ prefix: '55', perMinute: 1 }]);
    expect(registryPolicy('HKLM', printed(''), kindOf)).toMatchObject({ prices: null, problems: [] });
  });

  test('what is no answer of reg.exe gives nothing', () => {
    expect(registryPolicy('HKLM', 'ERROR: The system was unable to find the key.\r\n', kindOf)).toMatchObject({ settings: {}, locked: [] });
  });
});

describe('where reg.exe does not give the key', () => {
  const NO: RegistryAnswer = { status: 1, stdout: '' };
  const above = (...names: string[]): RegistryAnswer => ({
    status: 0,
    stdout: names.map((name) => `HKEY_LOCAL_MACHINE\\SOFTWARE\\${name}\r\n`).join(''),
  });
  const read = (answers: Readonly<Record<string, RegistryAnswer>>) =>
    readRegistryPolicy('HKLM', ([, key = '']) => answers[key] ?? NO, kindOf);
  const KEY = 'HKLM\\SOFTWARE\\Policies\\Pilot Softphone';
  const POLICIES = 'HKLM\\SOFTWARE\\Policies';
  const failed = (code: string): RegistryAnswer => ({ status: null, stdout: '', error: Object.assign(new Error(code), { code }) });

  test('there is no policy where the key above does not name it, in whatever language', () => {
    const none = { document: null, doubt: null };
    expect(read({ [POLICIES]: above('Policies\\Microsoft', 'Policies\\Pilot Softphone 2') })).toEqual(none);
    expect(read({ 'HKLM\\SOFTWARE': above('Classes', 'Microsoft') })).toEqual(none);
  });

  test.each<[string, Readonly<Record<string, RegistryAnswer>>, string]>([
    ['is forbidden', { [POLICIES]: above('Policies\\PILOT SOFTPHONE') }, 'forbidden'],
    ['lies below one that is', { 'HKLM\\SOFTWARE': above('Classes', 'Policies') }, 'forbidden'],
    ['is longer than any policy', { [KEY]: { ...failed('ENOBUFS'), stdout: PRINTED, status: 0 } }, 'ENOBUFS'],
    ['is printed by half', { [KEY]: { ...failed('ETIMEDOUT'), stdout: PRINTED.slice(0, 90) } }, 'ETIMEDOUT'],
  ])('a policy that %s is told as one that cannot be read, and holds what it may have locked', (_what, answers, where) => {
    const document = { source: KEY, settings: {}, locked: HELD_UNREAD, holdsChosen: true, problems: [{ kind: 'unreadable', where }] };
    expect(read(answers)).toMatchObject({ document, doubt: null });
  });

  test.each<[string, Readonly<Record<string, RegistryAnswer>>, string]>([
    ['is not allowed to ask', {}, 'no answer'],
    ['asks in vain', { [KEY]: failed('ETIMEDOUT') }, 'ETIMEDOUT'],
    ['asks in vain for the key above', { [POLICIES]: failed('ETIMEDOUT') }, 'ETIMEDOUT'],
    ['has no program to ask with', { [KEY]: failed('ENOENT'), [POLICIES]: above('Policies\\Microsoft') }, 'ENOENT'],
  ])('who %s does not know of any policy: that is told, and holds nothing', (_what, answers, why) => {
    expect(read(answers)).toEqual({ document: null, doubt: { kind: 'unreadable', where: `${KEY}: ${why}` } });
  });

  test('a machine that answers late is asked once more', () => {
    let asked = 0;
    const late = readRegistryPolicy('HKLM', () => ((asked += 1) === 1 ? failed('ETIMEDOUT') : { status: 0, stdout: PRINTED }), kindOf);
    expect(late.document?.locked).toContain('theme');
    expect(asked).toBe(2);
  });

  test('the agent’s environment does not say which reg.exe is asked', () => {
    const env = { SystemRoot: 'D:\\ana\\mine' };
    expect(registryProgram(env, () => true)).toBe('C:\\Windows\\System32\\reg.exe');
    expect(registryProgram({ SystemRoot: 'D:\\Windows' }, () => false)).toBe('D:\\Windows\\System32\\reg.exe');
  });
});
