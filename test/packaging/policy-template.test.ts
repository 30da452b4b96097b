import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { LOCKABLE_AREAS } from '#contract/policy.ts';
import { POLICY_SETTINGS } from '../../build/packaging/policies/policy-settings.ts';
import { policyTemplate, policyWords } from '../../build/packaging/policies/policy-template.ts';
import { writePolicies } from '../../build/packaging/policies/write-policies.ts';
import { POLICY_KEY, registryPolicy } from '../../main/adapters/policy/registry-policy.ts';
import { readPolicyFile } from '../../main/adapters/policy/policy-file.ts';
import { policyPrices } from '../../main/adapters/policy/policy-prices.ts';
import { DEFAULT_SETTINGS } from '../../main/adapters/settings-store/settings-document.ts';
import { checkSettingsMembers } from '../../main/adapters/settings-store/settings-members.ts';
import { checkPolicy } from '../../main/core/policy/policy.ts';
import { memberAt } from '../../main/core/policy/setting-path.ts';

const check = checkSettingsMembers(DEFAULT_SETTINGS);
const exists = (path: string): boolean => memberAt(DEFAULT_SETTINGS, path) !== undefined;

function nested(path: string, value: unknown): Readonly<Record<string, unknown>> {
  const [group = '', member] = path.split('.');
  return { [group]: member === undefined ? value : { [member]: value } };
}

describe('Windows’ template', () => {
  test.each(POLICY_SETTINGS.map((setting) => [setting.path, setting] as const))(
    '%s is a setting, and takes what is offered',
    (path, setting) => {
      const values: readonly unknown[] =
        setting.kind === 'switch'
          ? [true, false]
          : setting.kind === 'number'
            ? [setting.least, setting.most]
            : setting.kind === 'choice'
              ? setting.choices.map(({ value }) => (value.startsWith('{') ? (JSON.parse(value) as unknown) : value))
              : [path === 'apiBase' ? 'https://pilot.example/v1' : 'words'];
      for (const value of values) expect(check(nested(path, value))).toEqual({ usable: new Map([[path, value]]), wrong: [] });
    },
  );

  test('writes where the app reads, and every word it names is in every language', () => {
    const template = policyTemplate();
    expect(template).toContain(`key="${POLICY_KEY}\\Locked"`);
    expect(template).toContain(`key="${POLICY_KEY}\\Recommended"`);
    const strings = new Set(Array.from(template.matchAll(/\$\(string\.([A-Za-z0-9_]+)\)/g), ([, id]) => id));
    const presentations = new Set(Array.from(template.matchAll(/\$\(presentation\.([A-Za-z0-9_]+)\)/g), ([, id]) => id));
    for (const language of ['pt-BR', 'en', 'es'] as const) {
      const words = policyWords(createTranslator(language));
      for (const id of strings) expect(words).toContain(`<string id="${id ?? ''}">`);
      for (const id of presentations) expect(words).toContain(`<presentation id="${id ?? ''}">`);
      expect(words).not.toMatch(/policyTemplate\.|policyAreas\.|settings\.|ringer\./);
    }
  });

  test('locks by switches what is no setting, recommends none of it, and names a file of prices', () => {
    const template = policyTemplate();
    for (const area of LOCKABLE_AREAS) {
      expect(template.split(`key="${POLICY_KEY}\\Locked" valueName="${area}"`)).toHaveLength(2);
      expect(template).not.toContain(`key="${POLICY_KEY}\\Recommended" valueName="${area}"`);
    }
    expect(template).toContain('valueName="Prices"');
    const printed = (value: string): string =>
      `HKEY_LOCAL_MACHINE\\${POLICY_KEY}\r\n    Prices    REG_SZ    precos.csv\r\nHKEY_LOCAL_MACHINE\\${POLICY_KEY}\\Locked\r\n    lines    REG_DWORD    ${value}\r\n`;
    expect(registryPolicy('HKLM', printed('0x1'), () => null)).toMatchObject({ locked: ['lines'], prices: 'precos.csv' });
    expect(registryPolicy('HKLM', printed('0x0'), () => null).locked).toEqual([]);
  });

  test('has a file beside it that the app takes without a word', () => {
    const folder = mkdtempSync(join(tmpdir(), 'policies-'));
    try {
      writePolicies(folder);
      const document = readPolicyFile(join(folder, 'policy.json'));
      const policy = document === null ? null : checkPolicy(document, { check, exists, readPrices: policyPrices(folder) });
      expect(policy?.problems).toEqual([]);
      expect(policy?.locked).toEqual(expect.arrayContaining(['callingSettings', 'prices']));
      expect(readFileSync(join(folder, 'en-US', 'PilotSoftphone.adml'), 'utf8')).toContain('Laid down by the company');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
