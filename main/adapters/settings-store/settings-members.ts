import type { Settings } from '#contract/settings.ts';
import type { CheckedMembers, CheckMembers } from '../../core/policy/policy.ts';
import { isMembers, memberAt } from '../../core/policy/setting-path.ts';
import { readSettings, SETTING_GROUPS, SETTINGS_VERSION } from './settings-document.ts';

/**
 * Looks at a document that somebody else wrote member by member, so that one wrong value costs no other. Values come back as this
 * version keeps them.
 */
export function checkSettingsMembers(defaults: Settings): CheckMembers {
  const taken = (name: string, value: unknown): Settings | null =>
    readSettings({ version: SETTINGS_VERSION, settings: { [name]: value } }, { defaults });

  return (document): CheckedMembers => {
    const usable = new Map<string, unknown>();
    const wrong: CheckedMembers['wrong'][number][] = [];
    const take = (path: string, settings: Settings | null): void => {
      if (settings === null) wrong.push({ path, why: 'wrong' });
      else usable.set(path, memberAt(settings, path));
    };
    for (const [name, value] of Object.entries(document)) {
      if (!Object.hasOwn(defaults, name)) wrong.push({ path: name, why: 'unknown' });
      else if (!SETTING_GROUPS.includes(name)) take(name, taken(name, value));
      else if (!isMembers(value)) wrong.push({ path: name, why: 'wrong' });
      else {
        for (const [member, within] of Object.entries(value)) {
          const path = `${name}.${member}`;
          if (memberAt(defaults, path) === undefined) wrong.push({ path, why: 'unknown' });
          else take(path, taken(name, { [member]: within }));
        }
      }
    }
    return { usable, wrong };
  };
}
