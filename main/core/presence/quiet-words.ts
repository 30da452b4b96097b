import type { AppState } from '#contract/app-state.ts';
import { formatTimeOfDay } from '#contract/format-time.ts';
import type { Translate } from '#contract/locales/translate.ts';

/** *Não perturbe até 15:00*: the agent's status, and when it ends by itself. */
export function quietWords({ presence, settings }: Pick<AppState, 'presence' | 'settings'>, t: Translate): string {
  const status = t(`presence.status.${presence.status}`);
  if (presence.until === null) return status;
  return t('presence.until', { status, time: formatTimeOfDay(presence.until, { language: settings.language }) });
}
