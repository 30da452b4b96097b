import {
  isLockedArea,
  isLockedPath,
  type LockableArea,
  type PolicyProblem,
  type PolicyState,
  touchesLock,
  type SettingPath,
} from '#contract/policy.ts';
import type { Translate } from '#contract/locales/translate.ts';

export interface LockView {
  /** Nothing of it can be changed. */
  readonly isWhole: boolean;
  readonly words: string;
  /** How to reach whoever laid it down; null where they did not say. */
  readonly support: string | null;
}

/** What to say of settings that an administrator has locked, all of them or a part; null where they are free. */
export function lockView(policy: PolicyState, paths: readonly SettingPath[], t: Translate): LockView | null {
  if (!paths.some((path) => touchesLock(policy.locked, path))) return null;
  const isWhole = paths.every((path) => isLockedPath(policy.locked, path));
  return {
    isWhole,
    words: t(isWhole ? 'settingsPage.locked' : 'settingsPage.partlyLocked', { who: companyName(policy, t) }),
    support: supportWords(policy, t),
  };
}

/** What to say of what is no setting and locked all the same; null where it is free. */
export function areaLockView(policy: PolicyState, area: LockableArea, t: Translate): LockView | null {
  if (!isLockedArea(policy.locked, area)) return null;
  return { isWhole: true, words: t(`policyAreas.locked.${area}`, { who: companyName(policy, t) }), support: supportWords(policy, t) };
}

/** Who laid the policy down, as agents know them. */
export function companyName({ organisation }: Pick<PolicyState, 'organisation'>, t: Translate): string {
  return organisation ?? t('settingsPage.company');
}

/** What of a policy makes no sense, for whoever wrote it. */
export function problemWords({ kind, where }: PolicyProblem, t: Translate): string {
  return kind === 'prices' ? t('policyAreas.pricesWrong', { where }) : where;
}

function supportWords({ support }: PolicyState, t: Translate): string | null {
  return support === null ? null : t('settingsPage.support', { support });
}
