import type { AppState } from '#contract/app-state.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { AgentStatus, StatusSpan } from '#contract/presence.ts';
import { isUnderWay } from '#contract/under-way.ts';

export const QUIET_STATUSES = [
  'do-not-disturb',
  'break',
  'meal',
  'meeting',
  'training',
  'after-call',
] as const satisfies readonly AgentStatus[];
export type QuietStatus = (typeof QUIET_STATUSES)[number];

/** What is offered for how long a status lasts: most breaks are one of these. */
export const SPANS: readonly StatusSpan[] = [{ minutes: 15 }, { minutes: 30 }, { minutes: 60 }, 'until-morning', 'open-ended'];

export interface PresenceView {
  /** The name of the button: what it changes, and what is so now. */
  readonly label: string;
  readonly current: AgentStatus;
  /** Then the choice is what comes after the call. */
  readonly isInCall: boolean;
  /** Above the choice; null where there is nothing to say. */
  readonly note: string | null;
  /** A status waits for the end of the call, and can be taken back. */
  readonly canCancel: boolean;
}

export function presenceView({ presence, calls }: Pick<AppState, 'presence' | 'calls'>, t: Translate): PresenceView {
  const isInCall = calls.some(isUnderWay);
  const { next } = presence;
  const current = isInCall ? (next?.status ?? presence.status) : presence.status;
  const word = t(`presence.status.${current}`);
  const planned = next === null ? t('presence.nextTitle') : t('presence.next', { status: t(`presence.status.${next.status}`) });
  return {
    label: `${t('presence.title')}: ${isInCall && next !== null ? planned : word}`,
    current,
    isInCall,
    note: isInCall ? planned : current === 'available' ? null : t('presence.meaning'),
    canCancel: isInCall && next !== null,
  };
}

export function spanWords(span: StatusSpan, t: Translate): string {
  if (span === 'until-morning') return t('presence.span.untilMorning');
  if (span === 'open-ended') return t('presence.span.openEnded');
  if (span.minutes % 60 === 0) return t('presence.span.hours', { count: span.minutes / 60 });
  return t('presence.span.minutes', { count: span.minutes });
}
