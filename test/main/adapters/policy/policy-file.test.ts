import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCKABLE_AREAS } from '#contract/policy.ts';
import { policyDocument } from '../../../../main/adapters/policy/policy-document.ts';
import { policyPath, readPolicyFile } from '../../../../main/adapters/policy/policy-file.ts';
import { policyPrices } from '../../../../main/adapters/policy/policy-prices.ts';
import { checkSettingsMembers } from '../../../../main/adapters/settings-store/settings-members.ts';
import { DEFAULT_SETTINGS } from '../../../../main/adapters/settings-store/settings-document.ts';
import { presetSettings } from '../../../../main/core/policy/policed-settings.ts';
import { checkPolicy, type Policy } from '../../../../main/core/policy/policy.ts';
import { memberAt } from '../../../../main/core/policy/setting-path.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

function written(text: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'policy.json');
  writeFileSync(path, text);
  return path;
}

function policyAt(path: string): Policy | null {
  const document = readPolicyFile(path);
  if (document === null) return null;
  return checkPolicy(document, {
    check: checkSettingsMembers(DEFAULT_SETTINGS),
    exists: (place) => memberAt(DEFAULT_SETTINGS, place) !== undefined,
    readPrices: policyPrices(dirname(path)),
  });
}

const ROW = { prefix: '1', perMinuteMicros: 0 };
const GOOD = JSON.stringify({
  version: 1,
  organisation: 'Empresa Aurora',
  support: 'ramal 200',
  settings: { theme: 'dark', ringer: { mode: 'visual' } },
  locked: ['theme'],
});

describe('the policy file', () => {
  test('gives presets, locks, and who laid them down', () => {
    expect(policyAt(written(GOOD))).toMatchObject({
      organisation: 'Empresa Aurora',
      support: 'ramal 200',
      locked: ['theme'],
      presets: new Map([
        ['theme', 'dark'],
        ['ringer.mode', 'visual'],
      ]),
      problems: [],
    });
  });

  test('is read as Windows’ editors write it: with a mark in front, or in UTF-16', () => {
    expect(policyAt(written(`\uFEFF${GOOD}`))?.locked).toEqual(['theme']);
    expect(policyAt(written(Buffer.from(`\uFEFF${GOOD}`, 'utf16le')))?.locked).toEqual(['theme']);
  });

  test('is looked for where only an administrator writes', () => {
    expect(policyPath('linux', {})).toBe('/etc/pilot-softphone/policy.json');
    expect(policyPath('darwin', {})).toBe('/Library/Application Support/Pilot Softphone/policy.json');
    expect(policyPath('win32', {}, () => false)).toBe('C:\\ProgramData\\Pilot Softphone\\policy.json');
  });

  test('the agent’s environment does not say where it lies on Windows, but where Windows is on another drive', () => {
    const has = (folder: string) => (path: string) => path === folder;
    const env = { ProgramData: 'C:\\Temp', SystemDrive: 'E:' };
    expect(policyPath('win32', env, has('C:\\ProgramData'))).toBe('C:\\ProgramData\\Pilot Softphone\\policy.json');
    expect(policyPath('win32', { ProgramData: 'D:\\ProgramData' }, has('D:\\ProgramData'))).toBe(
      'D:\\ProgramData\\Pilot Softphone\\policy.json',
    );
  });

  test('that is not there is no policy', () => {
    expect(readPolicyFile(join(temporaryFolder(), 'none.json'))).toBeNull();
  });

  test.each([
    ['half a file', '{"version":1,"sett', 'not JSON'],
    ['an empty file', '', 'not JSON'],
    ['a list', '[]', 'not a JSON object'],
    ['a later version', '{"version":2,"settings":{"theme":"dark"}}', 'version 2, this phone reads 1'],
    ['a version that is none', '{"version":{"a":1}}', 'version unknown, this phone reads 1'],
    ['a giant', `{"organisation":"${'x'.repeat(300_000)}"}`, 'larger than 256 KiB'],
  ])('%s is told in a word, and changes nothing', (_what, text, where) => {
    const policy = policyAt(written(text));
    expect(policy).toMatchObject({ locked: [], problems: [{ kind: 'unreadable', where }] });
    expect(policy?.presets.size).toBe(0);
  });

  test('a folder or a pipe in its place is told, and nobody waits for it', () => {
    const folder = join(temporaryFolder(), 'policy.json');
    mkdirSync(folder);
    expect(policyAt(folder)?.problems).toMatchObject([{ kind: 'unreadable' }]);
    const pipe = join(temporaryFolder(), 'pipe.json');
    execFileSync('/usr/bin/mkfifo', [pipe]);
    expect(policyAt(pipe)?.problems).toEqual([{ kind: 'unreadable', where: 'no plain file' }]);
  });

  test('whatever it holds, the phone has whole settings and says what it left out', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), hostilePolicy()), (text) => {
        const policy = policyAt(written(text));
        const settings = presetSettings(DEFAULT_SETTINGS, policy ?? { presets: new Map() });
        expect(Object.keys(settings)).toEqual(Object.keys(DEFAULT_SETTINGS));
        for (const { where } of policy?.problems ?? []) expect(where.length).toBeLessThanOrEqual(300);
        // Prices that hold are whole ones, and locked.
        expect(
          (policy?.prices?.rows ?? [ROW]).every(({ prefix, perMinuteMicros }) => /^[1-9]\d*$/.test(prefix) && perMinuteMicros >= 0),
        ).toBe(true);
        if (policy?.prices) expect(policy.locked).toContain('prices');
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['organisation', ['x']],
    ['support', { a: 1 }],
    ['settings', 'dark'],
    ['prices', 7],
    ['prices', ''],
    ['prices', 'x'.repeat(61)],
    ['locked', 'prices'],
    ['locked', [['prices']]],
  ])('a wrong %s (%j) is told by its name, and costs no other', (name, value) => {
    const policy = policyAt(
      written(JSON.stringify({ ...JSON.parse(GOOD), prices: { prices: [{ prefix: 55, perMinute: 1 }] }, [name]: value })),
    );
    expect(policy?.problems).toEqual([{ kind: 'member', where: name }]);
    expect(policy?.presets.size).toBe(name === 'settings' ? 0 : 2);
    expect(policy?.prices === null).toBe(name === 'prices');
  });

  test('an address that the phone would never open nor tell anything is a mistake, and no preset', () => {
    const addressed = (crm: object, hook: object) => policyAt(written(JSON.stringify({ settings: { crm, hook } })));
    const wrong = addressed({ template: 'ms-msdt:/id {number}', when: 'ring' }, { url: 'http://crm.example/hook' });
    expect(wrong?.problems).toEqual([
      { kind: 'member', where: 'crm.template' },
      { kind: 'member', where: 'hook.url' },
    ]);
    expect(wrong?.presets).toEqual(new Map([['crm.when', 'ring']]));
    const right = addressed({ template: 'bitrix24:call?to={digits}', schemes: ['bitrix24'] }, { url: 'https://crm.example/hook' });
    expect(right?.problems).toEqual([]);
    expect(addressed({ template: '' }, { url: '' })?.problems).toEqual([]);
  });

  test('thousands of mistakes are told as a few, each no longer than a line', () => {
    const settings = {
      ...Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`s${String(at)}`, 1])),
      ringer: { ['x'.repeat(9_000)]: 1 },
    };
    const problems = policyAt(written(JSON.stringify({ settings, locked: ['nowhere'] })))?.problems ?? [];
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toEqual({ kind: 'unknown', where: '+ 4982' });
    const [long] = policyAt(written(JSON.stringify({ settings: { ringer: settings.ringer } })))?.problems ?? [];
    expect(long?.where).toHaveLength(100);
  });

  test('a document of many levels is refused at its first wrong one, and not walked', () => {
    const deep = `${'{"settings":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    expect(policyDocument('x', JSON.parse(deep)).settings).toHaveProperty('settings');
    expect(policyAt(written(deep))?.problems).toEqual([{ kind: 'unknown', where: 'settings' }]);
  });
});

/** A document of the right shape with anything at all in its places. */
function hostilePolicy(): fc.Arbitrary<string> {
  const names = fc.oneof(fc.constantFrom(...Object.keys(DEFAULT_SETTINGS), '__proto__', 'constructor', '*'), fc.string());
  return fc
    .record(
      {
        version: fc.oneof(fc.constant(1), fc.anything()),
        settings: fc.dictionary(names, fc.jsonValue()),
        prices: fc.oneof(
          fc.jsonValue(),
          fc.record({
            currency: fc.jsonValue(),
            prices: fc.array(fc.dictionary(fc.constantFrom('prefix', 'perMinute', 'fromMinutes', '__proto__'), fc.jsonValue())),
          }),
        ),
        locked: fc.array(fc.oneof(names, fc.constantFrom(...LOCKABLE_AREAS, 'prices.rows', 'lines.0'))),
        organisation: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map((document) => JSON.stringify(document) ?? '');
}
