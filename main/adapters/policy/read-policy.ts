import type { PolicyDocument } from '../../core/policy/policy.ts';
import { policyDocument } from './policy-document.ts';
import { policyPath, readPolicyFile } from './policy-file.ts';
import { type KindOfSetting, POLICY_KEY, queryRegistry, registryPolicy } from './registry-policy.ts';

export interface PolicySources {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Development: a file in place of the system's. A packed app has only the system's, which agents cannot write to. */
  readonly path: string | null;
  readonly kindOf: KindOfSetting;
  /** macOS: what a configuration profile gives for the app, as a dictionary; null elsewhere, or where it gives nothing. */
  readonly profile: () => unknown;
}

/** The administrator's word, from the first place that has one: the file, the registry's policies (machine, then user), a macOS profile. */
export function readPolicy({ platform, env, path, kindOf, profile }: PolicySources): PolicyDocument | null {
  const file = readPolicyFile(path ?? policyPath(platform, env));
  if (file !== null) return file;
  if (platform === 'win32') {
    for (const hive of ['HKLM', 'HKCU'] as const) {
      const printed = queryRegistry(hive, env);
      if (printed !== null) return registryPolicy(`${hive}\\${POLICY_KEY}`, printed, kindOf);
    }
  }
  const given = platform === 'darwin' ? profile() : null;
  return given === null ? null : policyDocument('profile', given);
}
