import type { PolicyProblem } from '#contract/policy.ts';
import type { PolicyDocument } from '../../core/policy/policy.ts';
import { policyDocument } from './policy-document.ts';
import { readPolicyFile } from './policy-file.ts';
import { type AskRegistry, type KindOfSetting, POLICY_KEY, readRegistryPolicy } from './registry-policy.ts';

export interface PolicySources {
  readonly platform: NodeJS.Platform;
  /** Of the file: the system's, which agents cannot write to. In development another may stand in for it. */
  readonly path: string;
  readonly kindOf: KindOfSetting;
  /** Windows alone. */
  readonly ask: AskRegistry;
  /** macOS: what a configuration profile gives for the app, as a dictionary; null elsewhere, or where it gives nothing. */
  readonly profile: () => unknown;
}

/**
 * The administrator's word, from the first place that has one: Windows' policies for the machine, the file, Windows' policies for the user, a
 * macOS profile. On Windows anybody may make a folder where the file would lie, so that it never goes before the machine's policies, not even
 * before those that are there and cannot be read. Where nobody knows of Windows' policies, that is told beside what the next place has.
 */
export function readPolicy({ platform, path, kindOf, ask, profile }: PolicySources): PolicyDocument | null {
  const doubts: PolicyProblem[] = [];
  const registry = (hive: 'HKLM' | 'HKCU'): PolicyDocument | null => {
    if (platform !== 'win32') return null;
    const { document, doubt } = readRegistryPolicy(hive, ask, kindOf);
    if (doubt !== null) doubts.push(doubt);
    return document;
  };
  const given = (): PolicyDocument | null => {
    const dictionary = platform === 'darwin' ? profile() : null;
    return dictionary === null ? null : policyDocument('profile', dictionary);
  };
  const found = registry('HKLM') ?? readPolicyFile(path) ?? registry('HKCU') ?? given();
  if (doubts.length === 0) return found;
  const document = found ?? policyDocument(`HKLM\\${POLICY_KEY}`, {});
  return { ...document, problems: [...doubts, ...document.problems] };
}
