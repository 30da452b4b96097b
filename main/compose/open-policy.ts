import { dirname } from 'node:path';
import { app, systemPreferences } from 'electron';
import type { Settings } from '#contract/settings.ts';
import { policyPath } from '../adapters/policy/policy-file.ts';
import { policyPrices } from '../adapters/policy/policy-prices.ts';
import { readPolicy } from '../adapters/policy/read-policy.ts';
import { askRegistry, type KindOfSetting } from '../adapters/policy/registry-policy.ts';
import { checkSettingsMembers } from '../adapters/settings-store/settings-members.ts';
import { checkPolicy, noPolicy, type Policy } from '../core/policy/policy.ts';
import { isMembers, memberAt } from '../core/policy/setting-path.ts';
import type { Log } from '../core/ports.ts';

/** By the default of it: a null stands for a text that nobody has chosen. */
function kindsOf(defaults: Settings): KindOfSetting {
  return (path) => {
    const value = memberAt(defaults, path);
    if (value === undefined || isMembers(value)) return null;
    if (Array.isArray(value)) return 'list';
    return typeof value === 'boolean' || typeof value === 'number' ? (typeof value as 'boolean' | 'number') : 'text';
  };
}

/** What the administrator of this machine has laid down, read once at the start. Before anything is kept, for it presets what is. */
export function openPolicy({ defaults, log }: { readonly defaults: Settings; readonly log: Log }): Policy {
  const { platform, env } = process;
  const standIn = app.isPackaged ? undefined : env['PILOT_POLICY_FILE'];
  const path = standIn ?? policyPath(platform, env);
  const document = readPolicy({
    platform,
    path,
    kindOf: kindsOf(defaults),
    ask: askRegistry(env),
    profile: () => (platform === 'darwin' ? systemPreferences.getUserDefault('Policy', 'dictionary') : null),
  });
  if (document === null) return noPolicy();
  const policy = checkPolicy(document, {
    check: checkSettingsMembers(defaults),
    exists: (place) => memberAt(defaults, place) !== undefined,
    readPrices: policyPrices(dirname(path)),
  });
  const prices = policy.prices?.rows.length ?? 0;
  log.info('a policy holds', { presets: policy.presets.size, prices, locks: policy.locked.length, problems: policy.problems.length });
  for (const { kind, where } of policy.problems) log.warn('a part of the policy makes no sense', { kind, where });
  return policy;
}
