/** A setting by its place, such as `theme` or `ringer.mode`. A place stands for everything below it. */
export type SettingPath = string;

/** What an administrator has laid down for this machine. */
export interface PolicyState {
  /** Where it was read from, for support; null: there is none. */
  readonly source: string | null;
  /** Who laid it down, in their own words, and how they are reached. */
  readonly organisation: string | null;
  readonly support: string | null;
  /** What the agent may not change: places of settings, and areas. */
  readonly locked: readonly SettingPath[];
  /** What in it makes no sense, and was left out. */
  readonly problems: readonly PolicyProblem[];
}

export interface PolicyProblem {
  /**
   * `unreadable`: the whole file or key. `member`: a setting with a value that it cannot have. `unknown`: no such setting. `prices`: of the
   * company's price table, a row or all of it.
   */
  readonly kind: 'unreadable' | 'member' | 'unknown' | 'prices';
  /** The setting, why the whole cannot be read, or where in the table and what. */
  readonly where: string;
}

/**
 * What is no setting and can be locked all the same, each by its own name: the price table, how official numbers take calls (their hours
 * too), and which lines there are. `*` reaches settings alone: with it, a phone that has no line yet still takes its first.
 */
export const LOCKABLE_AREAS = ['prices', 'callingSettings', 'lines'] as const;
export type LockableArea = (typeof LOCKABLE_AREAS)[number];

export function isLockedArea(locked: readonly SettingPath[], area: LockableArea): boolean {
  return locked.includes(area);
}

export const NO_POLICY: PolicyState = { source: null, organisation: null, support: null, locked: [], problems: [] };

/** Whether a place, or one it lies in, is among the locked ones. */
export function isLockedPath(locked: readonly SettingPath[], path: SettingPath): boolean {
  return locked.some((one) => one === '*' || one === path || path.startsWith(`${one}.`));
}

/** Whether any of a place is locked: itself, what it lies in, or a part of it. */
export function touchesLock(locked: readonly SettingPath[], path: SettingPath): boolean {
  return isLockedPath(locked, path) || locked.some((one) => one.startsWith(`${path}.`));
}
