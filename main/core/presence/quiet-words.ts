import { formatTimeOfDay } from '#contract/format-time.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { PresenceState } from '#contract/presence.ts';
import type { Settings } from '#contract/settings.ts';

export interface QuietAgent {
  readonly presence: Pick<PresenceState, 'status' | 'until'>;
  readonly settings: Pick<Settings, 'language'>;
}

/** *Não perturbe até 15:00*: the agent's status, and when it ends by itself. */
export function quietWords({ presence, settings }: QuietAgent, t: Translate): string {
  const status = t(`presence.status.${presence.status}`);
  if (presence.until === null) return status;
  return t('presence.until', { status, time: formatTimeOfDay(presence.until, { language: settings.language }) });
}
