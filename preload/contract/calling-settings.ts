import { dateFormat } from './date-format.ts';
import type { UnixMs } from './time.ts';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When a day is open, in minutes from midnight of the hours' own time zone. */
export interface OpenHours {
  readonly day: Weekday;
  readonly opens: number;
  readonly closes: number;
}

/** A day that does not follow the week. */
export interface HolidayHours {
  /** As in 2026-12-25. */
  readonly date: string;
  readonly starts: number;
  readonly ends: number;
}

export interface CallHours {
  readonly isOn: boolean;
  /** IANA, such as America/Sao_Paulo. */
  readonly timeZone: string;
  readonly weekly: readonly OpenHours[];
  readonly holidays: readonly HolidayHours[];
}

/** Meta has taken something from the number for a while. */
export interface CallRestriction {
  readonly what: 'calling-customers' | 'customer-calls' | 'other';
  readonly until: UnixMs | null;
}

/** The calling settings of an official number, as Meta keeps them. Null where it does not tell one. */
export interface CallingSettings {
  readonly isOn: boolean | null;
  readonly showsButton: boolean | null;
  /** Customers of other countries do not see the button; empty for all. Shown, not changed here. */
  readonly buttonCountries: readonly string[];
  /** Whether who calls in may be called back without being asked. */
  readonly allowsCallBack: boolean | null;
  readonly hours: CallHours | null;
  readonly restrictions: readonly CallRestriction[];
}

/** What the agent may change. Hours are always said whole, because Meta replaces them whole. */
export const CALLING_MEMBERS = ['isOn', 'showsButton', 'allowsCallBack', 'hours'] as const satisfies readonly (keyof CallingSettings)[];
export type CallingMember = (typeof CALLING_MEMBERS)[number];
export interface CallingChange {
  readonly isOn?: boolean;
  readonly showsButton?: boolean;
  readonly allowsCallBack?: boolean;
  readonly hours?: CallHours;
}

export interface CallingSettingsRead {
  /** Names what was read, so that a change made upon it finds out what became of it meanwhile. */
  readonly version: string;
  readonly settings: CallingSettings;
}

/** `conflict`: somebody else changed the same members meanwhile, and nothing was written. */
export type CallingSaved =
  | { readonly outcome: 'saved'; readonly now: CallingSettingsRead }
  | { readonly outcome: 'conflict'; readonly members: readonly CallingMember[]; readonly now: CallingSettingsRead };

export const MINUTES_OF_DAY = 1_440;
/** Meta's limits. */
export const MOST_SPANS_PER_DAY = 2;
export const MOST_HOLIDAYS = 20;

export const HOURS_PROBLEMS = [
  'time-zone',
  'no-hours',
  'backwards',
  'overlap',
  'too-many-spans',
  'bad-date',
  'repeated-date',
  'too-many-holidays',
] as const;
/** What Meta would refuse in call hours, with the day or the date it is about. */
export interface HoursProblem {
  readonly what: (typeof HOURS_PROBLEMS)[number];
  readonly at: string | null;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether there is such a day. */
export function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return false;
  const days = [31, isLeap(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  return Number(day) >= 1 && Number(day) <= days;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Whether the machine knows the time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return dateFormat({ language: 'en', timeZone: name, parts: {} }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // a RangeError says that there is no such zone
  }
}

/** Everything in the hours that Meta would refuse, so that it is seen before they are sent. */
export function hoursProblems({ isOn, timeZone, weekly, holidays }: CallHours): readonly HoursProblem[] {
  const problems: HoursProblem[] = [];
  if (!isTimeZone(timeZone)) problems.push({ what: 'time-zone', at: null });
  if (isOn && weekly.length === 0) problems.push({ what: 'no-hours', at: null });
  for (const day of WEEKDAYS)
    problems.push(
      ...dayProblems(
        day,
        weekly.filter((span) => span.day === day),
      ),
    );
  if (holidays.length > MOST_HOLIDAYS) problems.push({ what: 'too-many-holidays', at: null });
  for (const [index, { date, starts, ends }] of holidays.entries()) {
    if (!isDate(date)) problems.push({ what: 'bad-date', at: date });
    else if (ends <= starts) problems.push({ what: 'backwards', at: date });
    if (holidays.findIndex((other) => other.date === date) !== index) problems.push({ what: 'repeated-date', at: date });
  }
  return problems;
}

function dayProblems(day: Weekday, spans: readonly OpenHours[]): readonly HoursProblem[] {
  const problems: HoursProblem[] = [];
  if (spans.length > MOST_SPANS_PER_DAY) problems.push({ what: 'too-many-spans', at: day });
  if (spans.some(({ opens, closes }) => closes <= opens)) problems.push({ what: 'backwards', at: day });
  const rising = spans.toSorted((one, other) => one.opens - other.opens);
  if (rising.some(({ opens }, index) => opens < (rising[index - 1]?.closes ?? 0))) problems.push({ what: 'overlap', at: day });
  return problems;
}
