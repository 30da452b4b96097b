import { type CallHours, isTimeZone, WEEKDAYS } from '#contract/calling-settings.ts';
import { dateFormat } from '#contract/date-format.ts';
import type { UnixMs } from '#contract/time.ts';

/**
 * Whether the number takes calls by its own hours; null where it has none, and on a day with hours of its own: the published pages
 * leave open whether those say when it is open or when it is closed.
 */
export function isOpenAt({ isOn, timeZone, weekly, holidays }: CallHours, at: UnixMs): boolean | null {
  if (!isOn || !isTimeZone(timeZone)) return null;
  const { date, day, minute } = localTime(timeZone, at);
  if (holidays.some((holiday) => holiday.date === date)) return null;
  return weekly.some((span) => span.day === day && span.opens <= minute && minute < span.closes);
}

const LOCAL_PARTS = {
  weekday: 'long',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

/** A moment as the clock of a time zone has it: the date as in 2026-12-25, minutes from midnight. */
export function localTime(
  timeZone: string,
  at: UnixMs,
): { readonly date: string; readonly day: string | undefined; readonly minute: number } {
  const parts = dateFormat({ language: 'en-GB', timeZone, parts: LOCAL_PARTS }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    day: WEEKDAYS.find((name) => name === part('weekday').toLowerCase()),
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}
