import { describe, expect, test } from 'vitest';
import type { PriceTable } from '#contract/billing.ts';
import { LOCKABLE_AREAS } from '#contract/policy.ts';
import { areaRefusal } from '../../../../main/core/policy/area-refusal.ts';
import { lockRefusal } from '../../../../main/core/policy/policed-settings.ts';
import { checkPolicy, type Policy, type PolicyDocument } from '../../../../main/core/policy/policy.ts';
import { DEFAULT_SETTINGS } from '../../../../main/adapters/settings-store/settings-document.ts';

const TABLE: PriceTable = { currency: 'BRL', rows: [{ prefix: '55', fromMinutes: 0, perMinuteMicros: 50_000 }] };
const DOCUMENT: PolicyDocument = {
  source: 'policy.json',
  organisation: 'Empresa Aurora',
  support: 'ramal 200',
  settings: {},
  prices: null,
  locked: [],
  problems: [],
};

function policyOf(
  part: Partial<PolicyDocument>,
  read: { readonly table: PriceTable | null; readonly problems: readonly string[] },
): Policy {
  return checkPolicy(
    { ...DOCUMENT, ...part },
    { check: () => ({ usable: new Map(), wrong: [] }), exists: (path) => path === 'theme', readPrices: () => read },
  );
}
const locking = (...locked: readonly string[]): Policy => policyOf({ locked }, { table: null, problems: [] });

describe('what is no setting', () => {
  test('is locked by its own name, and each refusal says who keeps it and whom to ask', () => {
    const policy = locking('lines', 'callingSettings');
    expect(policy.problems).toEqual([]);
    expect(areaRefusal(policy, 'lines')).toEqual({ code: 'locked-by-policy', detail: 'lines: Empresa Aurora, ramal 200' });
    expect(areaRefusal(policy, 'callingSettings')?.detail).toBe('callingSettings: Empresa Aurora, ramal 200');
    expect(areaRefusal(policy, 'prices')).toBeNull();
    expect(areaRefusal({ ...policy, organisation: null, support: null }, 'lines')?.detail).toBe('lines');
  });

  test('is not reached by a lock on all settings, nor does a lock on it reach any of them', () => {
    expect(LOCKABLE_AREAS.map((area) => areaRefusal(locking('*'), area))).toEqual([null, null, null]);
    const change = { from: DEFAULT_SETTINGS, to: { ...DEFAULT_SETTINGS, theme: 'dark' } } as const;
    expect(lockRefusal(locking(...LOCKABLE_AREAS), change)).toBeNull();
    expect(lockRefusal(locking('*'), change)?.detail).toBe('theme');
  });

  test('has no parts: a lock on one is a mistake', () => {
    expect(locking('prices.rows', 'lines.0', 'Lines')).toMatchObject({
      locked: [],
      problems: [
        { kind: 'unknown', where: 'prices.rows' },
        { kind: 'unknown', where: 'lines.0' },
        { kind: 'unknown', where: 'Lines' },
      ],
    });
  });
});

describe('prices of a policy', () => {
  test('are locked where there are any, named so or not', () => {
    const brought = policyOf({ prices: 'precos.csv' }, { table: TABLE, problems: [] });
    expect(brought).toMatchObject({ prices: TABLE, locked: ['prices'], problems: [] });
    expect(policyOf({ prices: 'precos.csv', locked: ['prices'] }, { table: TABLE, problems: [] }).locked).toEqual(['prices']);
  });

  test('that cannot be used are told, and lock nothing by themselves', () => {
    const unread = policyOf({ prices: 'precos.csv' }, { table: null, problems: ['precos.csv (ENOENT)'] });
    expect(unread).toMatchObject({ prices: null, locked: [], problems: [{ kind: 'prices', where: 'precos.csv (ENOENT)' }] });
  });

  test('are not looked for where the policy brings none', () => {
    expect(policyOf({}, { table: TABLE, problems: [] })).toMatchObject({ prices: null, locked: [] });
  });
});
