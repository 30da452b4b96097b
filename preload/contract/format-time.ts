import { dateFormat } from './date-format.ts';
import type { Language } from './settings.ts';
import type { UnixMs } from './time.ts';

/** `09:02` on a clock of 24 hours, `9:02 AM` on one of 12: nobody writes a nought before that. */
export function clockParts(language: Language): Pick<Intl.DateTimeFormatOptions, 'hour' | 'minute'> {
  return { hour: language === 'en' ? 'numeric' : '2-digit', minute: '2-digit' };
}

/** `14:02` as people of the language write it; `timeZone` is for tests, the default is the machine's. */
export function formatTimeOfDay(at: UnixMs, { language, timeZone }: TimeWording): string {
  return dateFormat({ language, timeZone, parts: clockParts(language) }).format(at);
}

export interface TimeWording {
  readonly language: Language;
  readonly timeZone?: string;
}

/** A call's length as a clock counts it: `0:07`, `3:12`, `1:02:03`. Part seconds are dropped, as a timer does. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const pad = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}
