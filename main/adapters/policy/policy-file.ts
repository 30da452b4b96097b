import type { PolicyDocument } from '../../core/policy/policy.ts';
import { policyDocument } from './policy-document.ts';
import { readSmallFile } from './read-small-file.ts';

/** Where the file of an administrator lies: a place that only they can write to. */
export function policyPath(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return `${env['ProgramData'] ?? 'C:\\ProgramData'}\\Pilot Softphone\\policy.json`;
  if (platform === 'darwin') return '/Library/Application Support/Pilot Softphone/policy.json';
  return '/etc/pilot-softphone/policy.json';
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
