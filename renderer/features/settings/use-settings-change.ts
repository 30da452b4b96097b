import { createContext, useContext } from 'react';
import type { SettingsChange } from '#contract/settings.ts';

/** Raises `settings/change` where the page shows what main refuses; null outside the page. */
export const SettingsChangeContext = createContext<((change: SettingsChange) => void) | null>(null);

/** How an entry of the settings page changes a setting: at once, and a refusal is said on top of the page. */
export function useSettingsChange(): (change: SettingsChange) => void {
  const change = useContext(SettingsChangeContext);
  if (change === null) throw new Error('useSettingsChange outside the settings page');
  return change;
}
