import { type CallHours, MINUTES_OF_DAY, WEEKDAYS } from '#contract/calling-settings.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { isOpenAt, localTime } from './is-open-at.ts';

const MINUTE_MS = 60_000;
const DAYS_AHEAD = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** When the number closes, or opens again: null where it has no hours, and where a day with hours of its own comes before that. */
export function openUntil(hours: CallHours, at: UnixMs): UnixMs | null {
  const isOpen = isOpenAt(hours, at);
  if (isOpen === null) return null;
  const { date, day, minute } = localTime(hours.timeZone, at);
  const today = WEEKDAYS.findIndex((name) => name === day);
  const edges = DAYS_AHEAD.flatMap((ahead) =>
    hours.weekly
      .filter((span) => span.day === WEEKDAYS[(today + ahead) % WEEKDAYS.length])
      .flatMap(({ opens, closes }) => [ahead * MINUTES_OF_DAY + opens, ahead * MINUTES_OF_DAY + closes]),
  );
  for (const edge of edges.filter((one) => one > minute).toSorted((one, other) => one - other)) {
    const then = momentOf(hours.timeZone, { at, minute }, edge);
    const isOpenThen = isOpenAt(hours, then);
    if (isOpenThen === null) return null;
    // One span may end where the next begins.
    if (isOpenThen === isOpen) continue;
    const until = localTime(hours.timeZone, then).date;
    return hours.holidays.some((holiday) => date < holiday.date && holiday.date < until) ? null : then;
  }
  return null;
}

/** The moment at which so many minutes have gone by since midnight, on a clock that may be set forward or back meanwhile. */
function momentOf(timeZone: string, now: { readonly at: UnixMs; readonly minute: number }, edge: number): UnixMs {
  const straight = unixMs(now.at - (now.at % MINUTE_MS) + (edge - now.minute) * MINUTE_MS);
  const off = (edge % MINUTES_OF_DAY) - localTime(timeZone, straight).minute;
  const half = MINUTES_OF_DAY / 2;
  const nearest = off > half ? off - MINUTES_OF_DAY : off < -half ? off + MINUTES_OF_DAY : off;
  return unixMs(straight + nearest * MINUTE_MS);
}
