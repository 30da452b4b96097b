import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { win32 } from 'node:path';
import { HELD_UNREAD } from '../../core/policy/held-unread.ts';
import { LOCKABLE_AREAS, type PolicyProblem } from '#contract/policy.ts';
import type { PolicyDocument } from '../../core/policy/policy.ts';
import { policyDocument } from './policy-document.ts';

/** As the ADMX template writes them: `Locked` is laid down, `Recommended` holds where the agent has chosen nothing. */
export const POLICY_KEY = 'SOFTWARE\\Policies\\Pilot Softphone';
const ASK_WITHIN_MS = 3_000;

/** What kind of value a setting takes; null: no such setting. */
export type KindOfSetting = (path: string) => 'boolean' | 'number' | 'text' | 'list' | null;

export interface RegistryAnswer {
  readonly status: number | null;
  readonly stdout: string;
  /** It did not run, took too long, or printed too much. */
  readonly error?: Error;
}

/** Runs `reg.exe`. */
export type AskRegistry = (words: readonly string[]) => RegistryAnswer;

export function askRegistry(env: NodeJS.ProcessEnv, exists: (path: string) => boolean = existsSync): AskRegistry {
  const program = registryProgram(env, exists);
  return (words) => spawnSync(program, words, { encoding: 'utf8', timeout: ASK_WITHIN_MS, windowsHide: true, maxBuffer: 1_024 * 1_024 });
}

/** Where Windows lies nearly everywhere, before what the environment says of it: that is the agent's, and so would be its `reg.exe`. */
export function registryProgram(env: NodeJS.ProcessEnv, exists: (path: string) => boolean): string {
  const usual = 'C:\\Windows\\System32\\reg.exe';
  return exists(usual) ? usual : win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe');
}

export interface RegistryPolicy {
  /** Null where the key is not there, as far as anybody knows. */
  readonly document: PolicyDocument | null;
  /** Why nobody knows whether it is there. */
  readonly doubt: PolicyProblem | null;
}

/**
 * The policy of a hive. A key that is there and cannot be read is a policy with a problem, and holds what companies lock: who is kept from
 * the administrator's word is not free of it. Where nobody knows whether there is a key, nothing is held: most machines have none, and
 * `reg.exe` is forbidden on some of them, whose agents could otherwise not so much as add a line.
 */
export function readRegistryPolicy(hive: 'HKLM' | 'HKCU', ask: AskRegistry, kindOf: KindOfSetting): RegistryPolicy {
  const source = `${hive}\\${POLICY_KEY}`;
  const words = ['query', source, '/s'];
  const first = ask(words);
  // A machine that has just been started may need longer than it is given: once more, before the day begins without a policy.
  const asked = first.error === undefined ? first : ask(words);
  if (asked.error === undefined && asked.status === 0) return { document: registryPolicy(source, asked.stdout, kindOf), doubt: null };
  // What began to be printed is there, though it was cut short.
  const isThere = /^HKEY_/m.test(asked.stdout ?? '');
  const found = asked.error === undefined ? keyAbove(hive, ask) : { isThere, why: codeOf(asked.error) };
  if (found === null) return { document: null, doubt: null };
  if (!found.isThere) return { document: null, doubt: { kind: 'unreadable', where: `${source}: ${found.why}` } };
  const problems: readonly PolicyProblem[] = [{ kind: 'unreadable', where: found.why }];
  return { document: { ...policyDocument(source, {}), locked: HELD_UNREAD, holdsChosen: true, problems }, doubt: null };
}

/**
 * Whether a key that was not given is there, and why it was not; null: it is not. `reg.exe` ends with 1 for a missing key and for a forbidden one, and says which in the
 * system's language alone. So the keys above are asked, which are always there: they name those below them, forbidden ones too.
 */
function keyAbove(hive: string, ask: AskRegistry): { readonly isThere: boolean; readonly why: string } | null {
  const names = POLICY_KEY.split('\\');
  for (let depth = names.length - 1; depth > 0; depth -= 1) {
    const asked = ask(['query', [hive, ...names.slice(0, depth)].join('\\')]);
    if (asked.error !== undefined) return { isThere: false, why: codeOf(asked.error) };
    const below = `\\${names.slice(0, depth + 1).join('\\')}`.toLowerCase();
    const isListed = (): boolean => asked.stdout.split(/\r?\n/).some((line) => /^HKEY_/.test(line) && line.toLowerCase().endsWith(below));
    if (asked.status === 0) return isListed() ? { isThere: true, why: 'forbidden' } : null;
  }
  return { isThere: false, why: 'no answer' };
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : 'unknown';
}

/**
 * The policy in what `reg query /s` prints. Values are named by the setting's place (`ringer.mode`); a number stands for a switch
 * where the setting is one. What is locked and no setting is a switch of that name.
 */
export function registryPolicy(source: string, printed: string, kindOf: KindOfSetting): PolicyDocument {
  let key = '';
  // A name may be anything, `__proto__` too: kept apart from objects until the end.
  const settings = new Map<string, unknown>();
  const locked: string[] = [];
  const about: Record<string, string> = {};
  let prices: unknown = null;
  for (const line of printed.split(/\r?\n/)) {
    if (/^HKEY_/.test(line)) {
      key = line.slice(line.lastIndexOf('\\') + 1);
      continue;
    }
    const value = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/.exec(line);
    if (value === null) continue;
    const [, name = '', type = '', text = ''] = value;
    if (key === 'Locked' && LOCKABLE_AREAS.some((area) => area === name)) {
      if (valueOf(type, text, 'boolean') === true) locked.push(name);
    } else if (key === 'Locked' || key === 'Recommended') {
      put(settings, name, valueOf(type, text, kindOf(name)));
      if (key === 'Locked') locked.push(name);
    } else if (name === 'Organisation' || name === 'Support') about[name] = text.trim();
    else if (name === 'Prices') prices = valueOf(type, text, null);
  }
  return policyDocument(source, {
    ...(about['Organisation'] === undefined ? {} : { organisation: about['Organisation'] }),
    ...(about['Support'] === undefined ? {} : { support: about['Support'] }),
    settings: Object.fromEntries(settings),
    prices,
    locked,
  });
}

function valueOf(type: string, text: string, kind: ReturnType<KindOfSetting>): unknown {
  if (type === 'REG_DWORD' || type === 'REG_QWORD') {
    const number = Number(text.trim());
    return kind === 'boolean' ? number !== 0 : number;
  }
  if (type === 'REG_MULTI_SZ') return text.split('\\0').filter((item) => item !== '');
  const words = text.trim();
  // What is chosen whole, such as the proxy, is written as JSON.
  if (kind === null && /^[{[]/.test(words)) return parsed(words);
  // A template has no way to say "nothing chosen" but an empty text.
  if (kind === 'text' || kind === null) return words === '' ? null : words;
  if (kind === 'boolean') return words === '1' || words.toLowerCase() === 'true';
  if (kind === 'number') return Number(words);
  return words
    .split(/[;,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The text itself where it is no JSON: whoever checks the document finds it wrong. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `ringer.mode` into the document's `ringer`. Names that are no places of settings are found out by whoever checks the document. */
function put(settings: Map<string, unknown>, path: string, value: unknown): void {
  const [group = '', member] = path.split('.');
  const before = settings.get(group);
  const within = typeof before === 'object' && before !== null ? Object.entries(before) : [];
  settings.set(group, member === undefined ? value : Object.fromEntries([...within, [member, value]]));
}
