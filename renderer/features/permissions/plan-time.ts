import { unixMs } from '#contract/time.ts';
import type { UnixMs } from '#contract/time.ts';

const HOUR_MS = 3_600_000;

/** `2026-11-27`, as a date field has it. */
export function inputDay(at: UnixMs): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(at);
}

/** `14:05`, as a time field has it. */
export function inputTime(at: UnixMs): string {
  return new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short' }).format(at);
}

/** The moment of a date and a time field, by the machine's clock; null while one is not filled in. */
export function momentOf(day: string, time: string): UnixMs | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{2}:\d{2}/.test(time) ? Date.parse(`${day}T${time}`) : Number.NaN;
  return Number.isNaN(at) ? null : unixMs(at);
}

/** The times that are promised most, as far as they are still to come. */
export function plannedSoon(now: UnixMs): readonly { readonly what: 'hour' | 'afternoon' | 'tomorrow'; readonly at: UnixMs }[] {
  const at = (days: number, hour: number): UnixMs => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    return unixMs(day.setHours(hour, 0, 0, 0));
  };
  const soon = [
    { what: 'hour', at: unixMs(now + HOUR_MS) },
    { what: 'afternoon', at: at(0, 15) },
    { what: 'tomorrow', at: at(1, 9) },
  ] as const;
  return soon.filter((one) => one.at > now);
}
