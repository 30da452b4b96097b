import { MINUTES_OF_DAY, MOST_SPANS_PER_DAY, WEEKDAYS } from '#contract/calling-settings.ts';
import type { CallHours, OpenHours, Weekday } from '#contract/calling-settings.ts';

const LAST_MINUTE = MINUTES_OF_DAY - 1;
const WORKING_DAYS: readonly Weekday[] = WEEKDAYS.slice(0, 5);
const MORNING = { opens: 540, closes: 1_080 };

/** `09:00`, as a time field has it; the end of the day is 23:59 there. */
export function fieldTime(minutes: number): string {
  const shown = Math.min(minutes, LAST_MINUTE);
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
}

/** Null while the field is not filled in. 23:59 as an end means the end of the day. */
export function minutesOf(text: string, isEnd: boolean): number | null {
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(text) ?? [];
  if (hour === undefined) return null;
  const minutes = Number(hour) * 60 + Number(minute);
  return isEnd && minutes === LAST_MINUTE ? MINUTES_OF_DAY : minutes;
}

/** The spans of a day, the earliest first. */
function spansOf({ weekly }: CallHours, day: Weekday): readonly OpenHours[] {
  return weekly.filter((span) => span.day === day).toSorted((one, other) => one.opens - other.opens);
}

function withDay(hours: CallHours, day: Weekday, spans: readonly OpenHours[]): CallHours {
  const all = [...hours.weekly.filter((span) => span.day !== day), ...spans];
  return {
    ...hours,
    weekly: all.toSorted((one, other) => WEEKDAYS.indexOf(one.day) - WEEKDAYS.indexOf(other.day) || one.opens - other.opens),
  };
}

/** Opens a closed day as the last open one before it is, or from nine to six; closes an open one. */
export function dayToggled(hours: CallHours, day: Weekday): CallHours {
  if (spansOf(hours, day).length > 0) return withDay(hours, day, []);
  const before = WEEKDAYS.slice(0, WEEKDAYS.indexOf(day)).toReversed();
  const like = before.map((name) => spansOf(hours, name)).find((spans) => spans.length > 0) ?? [{ day, ...MORNING }];
  return withDay(
    hours,
    day,
    like.map((span) => ({ ...span, day })),
  );
}

/** One span of a day, by its place among those of the day. */
export interface SpanPlace {
  readonly day: Weekday;
  readonly index: number;
}

export function spanChanged(hours: CallHours, { day, index }: SpanPlace, change: Partial<Pick<OpenHours, 'opens' | 'closes'>>): CallHours {
  // Not sorted while one types: a row that jumps away under the hand is lost.
  let seen = -1;
  const weekly = hours.weekly.map((span) => {
    if (span.day !== day) return span;
    seen += 1;
    return seen === index ? { ...span, ...change } : span;
  });
  return { ...hours, weekly };
}

export function spanAdded(hours: CallHours, day: Weekday): CallHours {
  const spans = spansOf(hours, day);
  const last = spans.at(-1);
  if (last === undefined || spans.length >= MOST_SPANS_PER_DAY) return hours;
  const opens = Math.min(last.closes + 60, LAST_MINUTE - 1);
  return withDay(hours, day, [...spans, { day, opens, closes: Math.min(opens + 240, MINUTES_OF_DAY) }]);
}

export function spanRemoved(hours: CallHours, { day, index }: SpanPlace): CallHours {
  return withDay(
    hours,
    day,
    hours.weekly.filter((span) => span.day === day).filter((_span, place) => place !== index),
  );
}

/** Monday's hours on every working day. */
export function mondayCopied(hours: CallHours): CallHours {
  const monday = spansOf(hours, 'monday');
  return WORKING_DAYS.reduce(
    (whole, day) =>
      withDay(
        whole,
        day,
        monday.map((span) => ({ ...span, day })),
      ),
    hours,
  );
}

/** Of a number that has none yet: a working week, switched off. */
export function firstHours(timeZone: string): CallHours {
  return { isOn: false, timeZone, weekly: WORKING_DAYS.map((day) => ({ day, ...MORNING })), holidays: [] };
}
