import type { PolicyProblem, PolicyState, SettingPath } from '#contract/policy.ts';

/** What an administrator has laid down, checked. Whatever in it makes no sense is left out and told. */
export interface Policy extends PolicyState {
  /** Values that hold where the agent has chosen nothing, by their places. */
  readonly presets: ReadonlyMap<SettingPath, unknown>;
}

/** A policy as its source gives it, before anybody knows whether its settings exist. */
export interface PolicyDocument {
  readonly source: string;
  readonly organisation: string | null;
  readonly support: string | null;
  /** A part of a document of settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly locked: readonly SettingPath[];
  readonly problems: readonly PolicyProblem[];
}

/** Which members of a document of settings this version has, and takes with these values. */
export type CheckMembers = (document: Readonly<Record<string, unknown>>) => CheckedMembers;
export interface CheckedMembers {
  readonly usable: ReadonlyMap<SettingPath, unknown>;
  readonly wrong: readonly { readonly path: SettingPath; readonly why: 'unknown' | 'wrong' }[];
}

/** What the app keeps for itself: nobody presets it, and a lock on it would break the phone. */
const NEVER = ['knownDevices', 'setup.step', 'startup.toldOfTray'];

/** The policy of a document. `exists`: whether a setting, or a group of them, has that place. */
export function checkPolicy(
  document: PolicyDocument,
  { check, exists }: { readonly check: CheckMembers; readonly exists: (path: SettingPath) => boolean },
): Policy {
  const { usable, wrong } = check(document.settings);
  const isLockable = (path: SettingPath): boolean => path === '*' || (exists(path) && !NEVER.includes(path));
  const presets = new Map([...usable].filter(([path]) => !NEVER.includes(path)));
  return {
    source: document.source,
    organisation: document.organisation,
    support: document.support,
    presets,
    locked: [...new Set(document.locked.filter(isLockable))],
    problems: [
      ...document.problems,
      ...wrong.map(({ path, why }): PolicyProblem => ({ kind: why === 'unknown' ? 'unknown' : 'member', where: path })),
      ...document.locked.filter((path) => !isLockable(path)).map((where): PolicyProblem => ({ kind: 'unknown', where })),
    ],
  };
}

export function noPolicy(): Policy {
  return { source: null, organisation: null, support: null, locked: [], problems: [], presets: new Map() };
}
