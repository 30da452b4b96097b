import type { PolicyProblem, SettingPath } from '#contract/policy.ts';
import { z } from 'zod';
import type { PolicyDocument } from '../../core/policy/policy.ts';

/** Raised when a member changes its meaning. */
const POLICY_VERSION = 1;
const MOST_LOCKS = 1_000;

const words = z.string().trim().min(1).max(200);
const MEMBERS = {
  organisation: words,
  support: words,
  settings: z.record(z.string().max(100), z.unknown()),
  prices: z.union([z.string().trim().min(1).max(60), z.array(z.unknown()), z.record(z.string(), z.unknown())]),
  locked: z.array(z.string().min(1).max(100)).max(MOST_LOCKS),
} as const;

function unreadable(source: string, where: string): PolicyDocument {
  return { source, organisation: null, support: null, settings: {}, prices: null, locked: [], problems: [{ kind: 'unreadable', where }] };
}

/**
 * A policy as an administrator writes it:
 *
 *     { "version": 1, "organisation": "Empresa X", "support": "ramal 200",
 *       "settings": { "theme": "dark", "ringer": { "mode": "sound" } }, "locked": ["ringer.mode", "apiBase", "lines"],
 *       "prices": "precos.csv" }
 *
 * `prices` names a file beside the policy, or is the table itself: `{ "currency": "BRL", "prices": [{ "prefix": "55", "perMinute": 0.05 }] }`.
 * Every member may be missing. One that is wrong is told and left out, and costs no other. A later version is not read: its words may
 * mean something else.
 */
export function policyDocument(source: string, document: unknown): PolicyDocument {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return unreadable(source, 'not a JSON object');
  const members = new Map<string, unknown>(Object.entries(document));
  const version = members.get('version') ?? POLICY_VERSION;
  if (version !== POLICY_VERSION) return unreadable(source, `version ${shown(version)}, this phone reads ${String(POLICY_VERSION)}`);

  const problems: PolicyProblem[] = [];
  for (const name of members.keys()) {
    if (name !== 'version' && name !== '$schema' && !Object.hasOwn(MEMBERS, name))
      problems.push({ kind: 'unknown', where: name.slice(0, 100) });
  }
  function member<Name extends keyof typeof MEMBERS>(name: Name): z.output<(typeof MEMBERS)[Name]> | null {
    const value = members.get(name);
    if (value === undefined || value === null) return null;
    const read = MEMBERS[name].safeParse(value);
    if (read.success) return read.data as z.output<(typeof MEMBERS)[Name]>;
    problems.push({ kind: 'member', where: name });
    return null;
  }
  const organisation = member('organisation');
  const support = member('support');
  const settings = member('settings') ?? {};
  const prices: unknown = member('prices');
  const locked: readonly SettingPath[] = member('locked') ?? [];
  return { source, organisation, support, settings, prices, locked, problems };
}

function shown(version: unknown): string {
  return typeof version === 'number' || typeof version === 'string' ? String(version).slice(0, 20) : 'unknown';
}
