import { existsSync } from 'node:fs';
import type { PolicyDocument } from '../../core/policy/policy.ts';
import { policyDocument } from './policy-document.ts';
import { readSmallFile } from './read-small-file.ts';

/**
 * Where the file of an administrator lies. Only they can write there, on Windows only where they have made the folder. There the usual place
 * goes before what the environment says of it, as for `reg.exe`: the environment is the agent's, and so would be the policy. Where Windows is
 * on another drive only the environment tells, and holds no agent who changes it.
 */
export function policyPath(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, exists: (path: string) => boolean = existsSync): string {
  if (platform === 'win32') return `${programData(env, exists)}\\Pilot Softphone\\policy.json`;
  if (platform === 'darwin') return '/Library/Application Support/Pilot Softphone/policy.json';
  return '/etc/pilot-softphone/policy.json';
}

function programData(env: NodeJS.ProcessEnv, exists: (path: string) => boolean): string {
  const usual = 'C:\\ProgramData';
  return exists(usual) ? usual : (env['ProgramData'] ?? usual);
}

/** Null where there is no such file. One that cannot be read is a policy with a problem: the phone works, and says so. */
export function readPolicyFile(path: string): PolicyDocument | null {
  const broken = (why: string): PolicyDocument => ({ ...policyDocument(path, {}), problems: [{ kind: 'unreadable', where: why }] });
  let text: string;
  try {
    text = readSmallFile(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : broken(code);
  }
  try {
    return policyDocument(path, JSON.parse(text));
  } catch {
    return broken('not JSON'); // the parser's words would quote the file
  }
}
