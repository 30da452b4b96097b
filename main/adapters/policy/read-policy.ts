import type { PolicyDocument } from '../../core/policy/policy.ts';
import { policyDocument } from './policy-document.ts';
import { policyPath, readPolicyFile } from './policy-file.ts';
import { askRegistry, type KindOfSetting, readRegistryPolicy } from './registry-policy.ts';

export interface PolicySources {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Development: a file in place of the system's. A packed app has only the system's, which agents cannot write to. */
  readonly path: string | null;
  readonly kindOf: KindOfSetting;
  /** macOS: what a configuration profile gives for the app, as a dictionary; null elsewhere, or where it gives nothing. */
  readonly profile: () => unknown;
}

/**
 * The administrator's word, from the first place that has one: Windows' policies for the machine, the file, Windows' policies for the user, a
 * macOS profile. On Windows anybody may make a folder where the file would lie, so that it never goes before the machine's policies.
 */
export function readPolicy({ platform, env, path, kindOf, profile }: PolicySources): PolicyDocument | null {
  const registry = (hive: 'HKLM' | 'HKCU'): PolicyDocument | null =>
    platform === 'win32' ? readRegistryPolicy(hive, askRegistry(env), kindOf) : null;
  const found = registry('HKLM') ?? readPolicyFile(path ?? policyPath(platform, env)) ?? registry('HKCU');
  if (found !== null) return found;
  const given = platform === 'darwin' ? profile() : null;
  return given === null ? null : policyDocument('profile', given);
}
