import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { PolicyDocument } from '../../core/policy/policy.ts';
import { policyDocument } from './policy-document.ts';

/** As the ADMX template writes them: `Locked` is laid down, `Recommended` holds where the agent has chosen nothing. */
export const POLICY_KEY = 'SOFTWARE\\Policies\\Pilot Softphone';
const ASK_WITHIN_MS = 3_000;

/** What kind of value a setting takes; null: no such setting. */
export type KindOfSetting = (path: string) => 'boolean' | 'number' | 'text' | 'list' | null;

/** Runs `reg.exe` with fixed arguments; null where the key is not there. A group policy of the machine goes before the user's. */
export function queryRegistry(hive: 'HKLM' | 'HKCU', env: NodeJS.ProcessEnv): string | null {
  const program = join(env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe');
  const asked = spawnSync(program, ['query', `${hive}\\${POLICY_KEY}`, '/s'], {
    encoding: 'utf8',
    timeout: ASK_WITHIN_MS,
    windowsHide: true,
    maxBuffer: 1_024 * 1_024,
  });
  return asked.status === 0 ? asked.stdout : null;
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
