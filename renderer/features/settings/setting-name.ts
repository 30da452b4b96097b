import { isLockedPath, type SettingPath } from '#contract/policy.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { SettingsSection } from './settings-section.ts';

/** What the page calls a setting; its place where the page does not name it by itself. */
export function nameOfSetting(path: SettingPath, sections: readonly SettingsSection[], t: Translate): string {
  const entries = sections.flatMap(({ entries: ofSection }) => ofSection);
  const own = entries.find(({ paths }) => paths.includes(path));
  if (own !== undefined) return t(own.label);
  const group = entries.find(({ paths }) => isLockedPath(paths, path));
  const member = path.slice(path.lastIndexOf('.') + 1);
  return group === undefined ? path : `${t(group.label)}: ${member}`;
}
