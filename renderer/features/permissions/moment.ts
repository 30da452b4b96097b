import { dateFormat } from '#contract/date-format.ts';
import { clockParts, formatTimeOfDay, type TimeWording } from '#contract/format-time.ts';
import type { Language } from '#contract/settings.ts';
import type { UnixMs } from '#contract/time.ts';

export interface MomentWording extends TimeWording {
  readonly now: UnixMs;
}

const DAY_PARTS = { weekday: 'short', day: '2-digit', month: '2-digit' } as const;

/** A moment as one says it: `14:02` today, `sáb., 21/11, 14:02` on another day. */
export function momentText(at: UnixMs, { now, ...wording }: MomentWording): string {
  const { language, timeZone } = wording;
  if (dayOf(at, timeZone) === dayOf(now, timeZone)) return formatTimeOfDay(at, wording);
  return dateFormat({ language, timeZone, parts: { ...DAY_PARTS, ...clockParts(language) } }).format(at);
}

/** The date of a moment, as in 2026-11-21: two moments are of one day where it is the same. */
export function dayOf(at: UnixMs, timeZone?: string): string {
  return dateFormat({ language: 'sv-SE', timeZone, parts: { dateStyle: 'short' } }).format(at);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long something lasts yet, in its largest unit: `6 dias`, `3 horas`, `5 minutos`. */
export function spanText(milliseconds: number, language: Language): string {
  const [unit, length] =
    milliseconds >= 2 * DAY_MS
      ? (['day', DAY_MS] as const)
      : milliseconds >= 2 * HOUR_MS
        ? (['hour', HOUR_MS] as const)
        : (['minute', MINUTE_MS] as const);
  const count = Math.max(1, Math.floor(milliseconds / length));
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
