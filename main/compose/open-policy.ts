import { app, systemPreferences } from 'electron';
import type { Settings } from '#contract/settings.ts';
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
  const document = readPolicy({
    platform: process.platform,
    env: process.env,
    path: app.isPackaged ? null : (process.env['PILOT_POLICY_FILE'] ?? null),
    kindOf: kindsOf(defaults),
    ask: askRegistry(process.env),
    profile: () => (process.platform === 'darwin' ? systemPreferences.getUserDefault('Policy', 'dictionary') : null),
  });
  if (document === null) return noPolicy();
  const policy = checkPolicy(document, {
    check: checkSettingsMembers(defaults),
    exists: (path) => memberAt(defaults, path) !== undefined,
  });
  log.info('a policy holds', { presets: policy.presets.size, locks: policy.locked.length, problems: policy.problems.length });
  for (const { kind, where } of policy.problems) log.warn('a part of the policy makes no sense', { kind, where });
  return policy;
}
