import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { MessageKey } from '#contract/locales/message-key.ts';
import type { SettingPath } from '#contract/policy.ts';

/** One section of the settings page. An area that has settings exports one, and `settings-sections.ts` lists it. */
export interface SettingsSection {
  readonly id: string;
  readonly title: MessageKey;
  readonly icon: LucideIcon;
  readonly entries: readonly SettingsEntry[];
}

/** A control, or a few that belong together: found by one search, locked as one. */
export interface SettingsEntry {
  readonly id: string;
  /** What it is called; the search looks here first. */
  readonly label: MessageKey;
  /** Other words that an agent may look for, between commas. */
  readonly words?: MessageKey;
  /** The settings it changes, such as `ringer.mode`: where an administrator has locked one, the entry stands still and says so. */
  readonly paths: readonly SettingPath[];
  /** Takes what it needs from `useAppState`, and changes it by `useSettingsChange` or a command of its own. */
  readonly Control: ComponentType;
}
