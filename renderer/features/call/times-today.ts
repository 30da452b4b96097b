import type { RecentCall } from '#contract/call.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';
import { calendarDay } from '../recents/calendar-day.ts';

export interface TodayWith {
  readonly peer: PhoneNumber | null;
  readonly now: UnixMs;
  readonly timeZone?: string;
}

/** Which call with this person it is today, this one included: 1 is the first. Nobody knows it of a caller without a number. */
export function timesToday(recents: readonly RecentCall[], { peer, now, timeZone }: TodayWith): number {
  if (peer === null) return 1;
  const today = calendarDay(now, timeZone);
  return 1 + recents.filter((recent) => recent.peer === peer && calendarDay(recent.startedAt, timeZone) === today).length;
}
