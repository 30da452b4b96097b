import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { PolicyDocument } from '../../core/policy/policy.ts';
import { policyDocument } from './policy-document.ts';

const LARGEST_BYTES = 256 * 1_024;

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
    text = readSmall(path);
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

/** Bounded, and of a plain file: a device or a pipe in its place would never end. Throws with a code. */
function readSmall(path: string): string {
  // Not to wait for a writer where a pipe lies in its place; Windows knows neither.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { size } = fstatSync(file);
    if (!fstatSync(file).isFile()) throw Object.assign(new Error('no file'), { code: 'no plain file' });
    if (size > LARGEST_BYTES) throw Object.assign(new Error('too large'), { code: 'larger than 256 KiB' });
    const bytes = Buffer.alloc(size);
    const read = readSync(file, bytes, 0, size, 0);
    // Windows' editors put a mark in front, or write two bytes a character.
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return bytes.toString(isUtf16 ? 'utf16le' : 'utf8', 0, read).replace(/^\uFEFF/, '');
  } finally {
    closeSync(file);
  }
}
