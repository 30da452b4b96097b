import { formatDuration, formatTimeOfDay } from '#contract/format-time.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { Recording } from '#contract/recording.ts';
import type { Language } from '#contract/settings.ts';

export interface RecordingView {
  /** Where the player finds it; main opens it while it is played. */
  readonly source: string;
  readonly label: string;
  readonly facts: readonly string[];
  /** Without its ending. */
  readonly fileName: string;
}

/** One recording of a call, in words. `timeZone` is for tests. */
export function recordingView(
  { id, startedAt, durationMs, consent, isCut }: Recording,
  { t, language, who, timeZone }: { readonly t: Translate; readonly language: Language; readonly who: string; readonly timeZone?: string },
): RecordingView {
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = formatTimeOfDay(startedAt, { language, ...zone });
  // As Swedish writes it, which sorts: 2026-11-26.
  const date = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...zone }).format(startedAt);
  return {
    source: `/recordings/${id}`,
    label: t('recordings.player', { time, duration: formatDuration(durationMs) }),
    facts: [t(`recordings.consent.${consent}`), t('recordings.sides'), ...(isCut ? [t('recordings.cut')] : [])],
    fileName: t('recordings.fileName', { who, date: `${date} ${time.replace(':', 'h')}` }),
  };
}
