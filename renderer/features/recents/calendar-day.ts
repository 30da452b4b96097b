import { dateFormat } from '#contract/date-format.ts';
import type { TimeWording } from '#contract/format-time.ts';
import type { UnixMs } from '#contract/time.ts';

/** Days since 1970 of the calendar day that `at` falls on where the agent is. */
export function calendarDay(at: UnixMs, timeZone: TimeWording['timeZone']): number {
  const parts = dateFormat({ language: 'en', timeZone, parts: { year: 'numeric', month: 'numeric', day: 'numeric' } }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((candidate) => candidate.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / 86_400_000;
}
