import { describe, expect, test } from 'vitest';
import { areaRefusal } from '../../../../main/core/policy/area-refusal.ts';
import { lockRefusal, policedSettings, presetSettings } from '../../../../main/core/policy/policed-settings.ts';
import { HELD_UNREAD } from '../../../../main/core/policy/held-unread.ts';
import { checkPolicy, noPolicy, type Policy, type PolicyChecks } from '../../../../main/core/policy/policy.ts';
import { memberAt } from '../../../../main/core/policy/setting-path.ts';
import { DEFAULT_SETTINGS } from '../../../../main/adapters/settings-store/settings-document.ts';
import { checkSettingsMembers } from '../../../../main/adapters/settings-store/settings-members.ts';
import { createMemorySettings } from '../../../support/fakes/memory-stores.ts';

const BASE = { ...DEFAULT_SETTINGS, apiBase: 'https://pilot.example/v1' };

const CHECKS: PolicyChecks = {
  check: checkSettingsMembers(BASE),
  exists: (path) => memberAt(BASE, path) !== undefined,
  readPrices: () => ({ table: null, problems: [] }),
};

function policyOf(settings: Readonly<Record<string, unknown>>, locked: readonly string[] = []): Policy {
  return checkPolicy({ source: 'policy.json', organisation: null, support: null, settings, prices: null, locked, problems: [] }, CHECKS);
}

describe('what an administrator lays down', () => {
  test('holds where it is locked, whatever the agent’s own settings say, and leaves the rest alone', () => {
    const policy = policyOf({ theme: 'dark', ringer: { volumePercent: 70 } }, ['theme', 'ringer.volumePercent']);
    const own = createMemorySettings({ ...BASE, theme: 'light', ringer: { ...BASE.ringer, volumePercent: 5, mode: 'visual' } });
    const store = policedSettings(own, policy, presetSettings(BASE, policy));
    expect(store.read()).toMatchObject({ theme: 'dark', ringer: { volumePercent: 70, mode: 'visual' } });
    expect(store.read()).toBe(store.read());
  });

  test('a locked setting cannot be written, and the agent’s own is there again on the day the lock goes', () => {
    const policy = policyOf({ theme: 'dark' }, ['theme']);
    const own = createMemorySettings({ ...BASE, theme: 'light' });
    const store = policedSettings(own, policy, presetSettings(BASE, policy));
    store.write({ ...store.read(), theme: 'system', language: 'en' });
    expect(store.read()).toMatchObject({ theme: 'dark', language: 'en' });
    expect(own.read()).toMatchObject({ theme: 'light', language: 'en' });
  });

  test('a change of something locked is refused by its name; of anything else it is not', () => {
    const policy = policyOf({}, ['ringer', 'apiBase']);
    const louder = { ...BASE, ringer: { ...BASE.ringer, volumePercent: 100 } };
    expect(lockRefusal(policy, { from: BASE, to: louder })).toEqual({ code: 'locked-by-policy', detail: 'ringer.volumePercent' });
    expect(lockRefusal(policy, { from: BASE, to: { ...BASE, theme: 'dark' } })).toBeNull();
    expect(lockRefusal(noPolicy(), { from: BASE, to: louder })).toBeNull();
  });

  test('a lock on everything still lets the phone remember what it saw and how far its first run has come', () => {
    const policy = policyOf({}, ['*']);
    const own = createMemorySettings(BASE);
    const store = policedSettings(own, policy, BASE);
    const seen = [{ kind: 'microphone', name: 'Jabra', id: 'a' }] as const;
    store.write({ ...store.read(), theme: 'dark', knownDevices: seen, setup: { isOpen: false, step: 'done' } });
    expect(store.read()).toMatchObject({ theme: BASE.theme, knownDevices: seen, setup: { isOpen: false, step: 'done' } });
    expect(lockRefusal(policy, { from: BASE, to: { ...BASE, setup: { isOpen: true, step: 'sound' } } })).toBeNull();
    expect(lockRefusal(policy, { from: BASE, to: { ...BASE, tunnel: { provider: 'ngrok', domain: null } } })?.detail).toBe('tunnel');
  });

  test('a policy that cannot be read holds what companies lock as it was last chosen, and leaves an agent their headset', () => {
    const policy = checkPolicy(
      {
        source: 'HKLM',
        organisation: null,
        support: null,
        settings: {},
        prices: null,
        locked: HELD_UNREAD,
        holdsChosen: true,
        problems: [{ kind: 'unreadable', where: 'forbidden' }],
      },
      CHECKS,
    );
    // A table and hours are as they were, and a phone without a line is none.
    expect((['prices', 'callingSettings', 'lines'] as const).map((area) => areaRefusal(policy, area)?.detail)).toEqual([
      'prices',
      'callingSettings',
      undefined,
    ]);
    const chosen = { ...BASE, practice: false, network: { ...BASE.network, proxyUser: 'ana' }, microphone: 'Mesa' };
    const own = createMemorySettings(chosen);
    const store = policedSettings(own, policy, BASE);
    expect(store.read()).toEqual(chosen);
    store.write({ ...chosen, practice: true, hook: { ...BASE.hook, isOn: true }, microphone: 'Jabra', theme: 'dark' });
    expect(store.read()).toEqual({ ...chosen, microphone: 'Jabra', theme: 'dark' });
    const refused = (to: Partial<typeof BASE>) => lockRefusal(policy, { from: store.read(), to: { ...store.read(), ...to } })?.detail;
    expect(refused({ hook: { ...BASE.hook, isOn: true } })).toBe('hook.isOn');
    expect(refused({ apiBase: 'https://elsewhere.example/v1' })).toBe('apiBase');
    expect(refused({ speaker: 'Jabra', ringer: { ...BASE.ringer, mode: 'visual' }, language: 'es' })).toBeUndefined();
  });

  test('one that was read holds what it laid down, also beside a place that nobody could read', () => {
    const read = policyOf({ theme: 'dark' }, ['theme']);
    const policy = { ...read, problems: [{ kind: 'unreadable', where: 'HKLM: no answer' }] as const };
    const store = policedSettings(createMemorySettings({ ...BASE, theme: 'light' }), policy, presetSettings(BASE, policy));
    expect(store.read().theme).toBe('dark');
  });

  test('what makes no sense is told and left out: the rest holds', () => {
    const policy = policyOf({ theme: 'pink', language: 'en', holograms: 1 }, ['language', 'nonsense', 'setup.step']);
    expect([...policy.presets]).toEqual([['language', 'en']]);
    expect(policy.locked).toEqual(['language']);
    expect(policy.problems).toEqual([
      { kind: 'member', where: 'theme' },
      { kind: 'unknown', where: 'holograms' },
      { kind: 'unknown', where: 'nonsense' },
      { kind: 'unknown', where: 'setup.step' },
    ]);
  });
});
