import { unixMs, type UnixMs } from '#contract/time.ts';

const ISO = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2}))?$/;
const DAY_MS = 86_400_000;
/** Numbers below this are seconds (until the year 5138), those from it on are milliseconds (since 1973). */
const FIRST_MILLISECONDS = 100_000_000_000;
const LATEST_MS = 253_402_300_799_999;

/** Days from 1970-01-01 to a date of the Gregorian calendar, by counting years from March. */
function daysFromEpoch(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isoTime(text: string): UnixMs | null {
  const parts = ISO.exec(text);
  if (parts === null) return null;
  const part = (index: number): number => Number(parts[index] ?? 0);
  const [year, month, day] = [part(1), part(2), part(3)];
  const [hour, minute, second] = [part(4), part(5), part(6)];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59 || part(10) > 23 || part(11) > 59) return null;
  const fraction = Math.floor(Number(`0.${parts[7] ?? '0'}`) * 1_000);
  const offsetMinutes = (parts[9] === '-' ? -1 : 1) * (part(10) * 60 + part(11));
  const ofDay = ((hour * 60 + minute - offsetMinutes) * 60 + second) * 1_000 + fraction;
  return unixMs(daysFromEpoch(year, month, day) * DAY_MS + ofDay);
}

function numericTime(value: number): UnixMs | null {
  if (!Number.isFinite(value) || value <= 0) return null;
  const milliseconds = value < FIRST_MILLISECONDS ? value * 1_000 : value;
  return milliseconds <= LATEST_MS ? unixMs(Math.round(milliseconds)) : null;
}

/**
 * An instant as the service writes it: ISO 8601 (UTC where it names no zone), Unix seconds as number or text
 * (Meta's `timestamp`), or Unix milliseconds. Null for anything else; never throws.
 */
export function serviceTime(value: unknown): UnixMs | null {
  if (typeof value === 'number') return numericTime(value);
  if (typeof value !== 'string' || value.length > 40) return null;
  return /^\d{1,15}(?:\.\d{1,6})?$/.test(value) ? numericTime(Number(value)) : isoTime(value);
}
