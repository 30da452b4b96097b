import type { Language } from '#contract/settings.ts';
import type { UnixMs } from '#contract/time.ts';

export interface MomentWording {
  readonly now: UnixMs;
  readonly language: Language;
  /** For tests; the default is the machine's. */
  readonly timeZone?: string;
}

/** A moment as one says it: `14:02` today, `sáb., 21/11, 14:02` on another day. */
export function momentText(at: UnixMs, { now, language, timeZone }: MomentWording): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...zone });
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  if (day.format(at) === day.format(now)) return new Intl.DateTimeFormat(language, { ...time, ...zone }).format(at);
  return new Intl.DateTimeFormat(language, { ...time, ...zone, weekday: 'short', day: '2-digit', month: '2-digit' }).format(at);
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
