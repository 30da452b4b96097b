import { isLockedPath, type PolicyState, touchesLock, type SettingPath } from '#contract/policy.ts';
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
  const who = policy.organisation ?? t('settingsPage.company');
  return {
    isWhole,
    words: t(isWhole ? 'settingsPage.locked' : 'settingsPage.partlyLocked', { who }),
    support: policy.support === null ? null : t('settingsPage.support', { support: policy.support }),
  };
}
