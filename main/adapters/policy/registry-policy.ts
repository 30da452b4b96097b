import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { win32 } from 'node:path';
import { HELD_UNREAD } from '../../core/policy/held-unread.ts';
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

/**
 * The policy of a hive; null where the key is not there. One that may be there and cannot be read is a policy with a problem, and holds
 * what companies lock: whoever keeps `reg.exe` from answering does not do away with the administrator's word. The machine's goes before
 * the user's.
 */
export function readRegistryPolicy(hive: 'HKLM' | 'HKCU', ask: AskRegistry, kindOf: KindOfSetting): PolicyDocument | null {
  const source = `${hive}\\${POLICY_KEY}`;
  const words = ['query', source, '/s'];
  const first = ask(words);
  // A machine that has just been started may need longer than it is given: once more, before the settings are held for the day.
  const asked = first.error === undefined ? first : ask(words);
  if (asked.error === undefined && asked.status === 0) return registryPolicy(source, asked.stdout, kindOf);
  const why = asked.error === undefined ? whyNot(hive, ask) : codeOf(asked.error);
  if (why === null) return null;
  return { ...policyDocument(source, {}), locked: HELD_UNREAD, problems: [{ kind: 'unreadable', where: why }] };
}

/**
 * Why the key was not given; null: it is not there. `reg.exe` ends with 1 for a missing key and for a forbidden one, and says which in the
 * system's language alone. So the keys above are asked, which are always there: they name those below them, forbidden ones too.
 */
function whyNot(hive: string, ask: AskRegistry): string | null {
  const names = POLICY_KEY.split('\\');
  for (let depth = names.length - 1; depth > 0; depth -= 1) {
    const asked = ask(['query', [hive, ...names.slice(0, depth)].join('\\')]);
    if (asked.error !== undefined) return codeOf(asked.error);
    const below = `\\${names.slice(0, depth + 1).join('\\')}`.toLowerCase();
    const isListed = (): boolean => asked.stdout.split(/\r?\n/).some((line) => /^HKEY_/.test(line) && line.toLowerCase().endsWith(below));
    if (asked.status === 0) return isListed() ? 'forbidden' : null;
  }
  return 'no answer';
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : 'unknown';
}

/**
 * The policy in what `reg query /s` prints. Values are named by the setting's place (`ringer.mode`); a number stands for a switch
 * where the setting is one.
 */
export function registryPolicy(source: string, printed: string, kindOf: KindOfSetting): PolicyDocument {
  let key = '';
  // A name may be anything, `__proto__` too: kept apart from objects until the end.
  const settings = new Map<string, unknown>();
  const locked: string[] = [];
  const about: Record<string, string> = {};
  for (const line of printed.split(/\r?\n/)) {
    if (/^HKEY_/.test(line)) {
      key = line.slice(line.lastIndexOf('\\') + 1);
      continue;
    }
    const value = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/.exec(line);
    if (value === null) continue;
    const [, name = '', type = '', text = ''] = value;
    if (key === 'Locked' || key === 'Recommended') {
      put(settings, name, valueOf(type, text, kindOf(name)));
      if (key === 'Locked') locked.push(name);
    } else if (name === 'Organisation' || name === 'Support') about[name] = text.trim();
  }
  return policyDocument(source, {
    ...(about['Organisation'] === undefined ? {} : { organisation: about['Organisation'] }),
    ...(about['Support'] === undefined ? {} : { support: about['Support'] }),
    settings: Object.fromEntries(settings),
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
  if (kind === null && words.startsWith('{')) return parsed(words);
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
