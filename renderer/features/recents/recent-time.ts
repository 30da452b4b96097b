import { dateFormat } from '#contract/date-format.ts';
import { formatTimeOfDay } from '#contract/format-time.ts';
import type { TimeWording } from '#contract/format-time.ts';
import type { UnixMs } from '#contract/time.ts';
import { calendarDay } from './calendar-day.ts';

/** When a call was: `14:02` today, `ontem 14:02`, and before that `12/11 14:02`. */
export function recentTime(at: UnixMs, { now, ...wording }: TimeWording & { readonly now: UnixMs }): string {
  const { language, timeZone } = wording;
  const time = formatTimeOfDay(at, wording);
  const daysAgo = calendarDay(now, timeZone) - calendarDay(at, timeZone);
  if (daysAgo <= 0) return time;
  if (daysAgo === 1) return `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-1, 'day')} ${time}`;
  return `${dateFormat({ language, timeZone, parts: { day: '2-digit', month: '2-digit' } }).format(at)} ${time}`;
}
