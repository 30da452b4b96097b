import { z } from 'zod';
import {
  type CallHours,
  type CallingChange,
  type CallingSettings,
  type CallRestriction,
  type HolidayHours,
  MINUTES_OF_DAY,
  type OpenHours,
  WEEKDAYS,
} from '#contract/calling-settings.ts';
import type { ServiceOffset } from '../../core/events/service-offset.ts';
import type { KeptCallingSettings } from '../../core/permission/whatsapp-api.ts';
import { serviceTime } from '../../core/events/service-time.ts';

const word = z.string().max(100).nullish().catch(null);
const wireSpan = z.object({ day_of_week: z.string().max(20), open_time: z.string().max(4), close_time: z.string().max(4) });
const wireHoliday = z.object({ date: z.string().max(10), start_time: z.string().max(4), end_time: z.string().max(4) });
const hours = z.record(z.string(), z.unknown());
const some = z.array(z.unknown()).max(200).catch([]);

/** The `calling` object as Meta exposes it; whatever of it cannot be read is not known. */
export const wireCallingSettings = z.object({
  calling: z.object({
    status: word,
    call_icon_visibility: word,
    call_icons: z
      .object({ restrict_to_user_countries: z.array(z.string().max(3)).max(300).catch([]) })
      .nullish()
      .catch(null),
    callback_permission_status: word,
    call_hours: hours.nullish().catch(null),
    restrictions: z.object({ restrictions_list: some }).nullish().catch(null),
  }),
});
type WireCalling = z.output<typeof wireCallingSettings>['calling'];

/** Minutes from midnight of Meta's `HHMM`; 2359 is the last it has, and means the end of the day. Null for anything else. */
function minutesOf(text: string): number | null {
  const [, hour, minute] = /^(\d{2})(\d{2})$/.exec(text) ?? [];
  if (hour === undefined || Number(minute) > 59) return null;
  const minutes = Number(hour) * 60 + Number(minute);
  if (minutes === MINUTES_OF_DAY - 1) return MINUTES_OF_DAY;
  return minutes <= MINUTES_OF_DAY ? minutes : null;
}

function hhmm(minutes: number): string {
  const last = Math.min(minutes, MINUTES_OF_DAY - 1);
  return `${String(Math.floor(last / 60)).padStart(2, '0')}${String(last % 60).padStart(2, '0')}`;
}

function openHours(item: unknown): OpenHours | null {
  const span = wireSpan.safeParse(item);
  if (!span.success) return null;
  const day = WEEKDAYS.find((name) => name === span.data.day_of_week.toLowerCase());
  const opens = minutesOf(span.data.open_time);
  const closes = minutesOf(span.data.close_time);
  return day === undefined || opens === null || closes === null ? null : { day, opens, closes };
}

function holidayHours(item: unknown): HolidayHours | null {
  const holiday = wireHoliday.safeParse(item);
  if (!holiday.success) return null;
  const starts = minutesOf(holiday.data.start_time);
  const ends = minutesOf(holiday.data.end_time);
  return starts === null || ends === null ? null : { date: holiday.data.date, starts, ends };
}

function callHours(wire: Readonly<Record<string, unknown>>): CallHours {
  const listed = (name: string): readonly unknown[] => some.parse(wire[name] ?? []);
  return {
    isOn: isEnabled(word.parse(wire['status'])) === true,
    timeZone: word.parse(wire['timezone_id']) ?? 'UTC',
    weekly: listed('weekly_operating_hours').flatMap((item) => openHours(item) ?? []),
    holidays: listed('holiday_schedule').flatMap((item) => holidayHours(item) ?? []),
  };
}

/** Null for a word that is neither. */
function isEnabled(text: string | null | undefined): boolean | null {
  const upper = text?.trim().toUpperCase();
  return upper === 'ENABLED' ? true : upper === 'DISABLED' ? false : null;
}

/** `HIDE_IN_CHAT` is an older value that Meta's FAQ still names. */
function showsButton(text: string | null | undefined): boolean | null {
  const upper = text?.trim().toUpperCase();
  if (upper === 'DEFAULT') return true;
  return upper === 'DISABLE_ALL' || upper === 'HIDE_IN_CHAT' ? false : null;
}

const RESTRICTED = {
  RESTRICTED_BUSINESS_INITIATED_CALLING: 'calling-customers',
  RESTRICTED_USER_INITIATED_CALLING: 'customer-calls',
} as const;

function restriction(item: unknown, offset: Pick<ServiceOffset, 'ours'> | null): CallRestriction | null {
  const read = z
    .object({
      type: word,
      expiration: z
        .union([z.string().max(64), z.number()])
        .nullish()
        .catch(null),
    })
    .safeParse(item);
  if (!read.success) return null;
  const until = serviceTime(read.data.expiration);
  const [, what = 'other'] = Object.entries(RESTRICTED).find(([type]) => type === read.data.type) ?? [];
  return { what, until: until === null || offset === null ? until : offset.ours(until) };
}

/** A number's calling settings in our words, with the hours as they came beside them. */
export function callingSettings(wire: WireCalling, offset: Pick<ServiceOffset, 'ours'> | null): KeptCallingSettings {
  const kept = wire.call_hours ?? null;
  const settings: CallingSettings = {
    isOn: isEnabled(wire.status),
    showsButton: showsButton(wire.call_icon_visibility),
    buttonCountries: wire.call_icons?.restrict_to_user_countries ?? [],
    allowsCallBack: isEnabled(wire.callback_permission_status),
    hours: kept === null ? null : callHours(kept),
    restrictions: (wire.restrictions?.restrictions_list ?? []).flatMap((item) => restriction(item, offset) ?? []),
  };
  return { settings, hours: kept };
}

/** The members that were changed, in the service's words. Hours are laid over those that were read: Meta replaces them whole. */
export function callingBody(change: CallingChange, kept: KeptCallingSettings): Readonly<Record<string, unknown>> {
  const { isOn, showsButton: shows, allowsCallBack, hours: changed } = change;
  return {
    ...(isOn === undefined ? {} : { status: isOn ? 'ENABLED' : 'DISABLED' }),
    ...(shows === undefined ? {} : { call_icon_visibility: shows ? 'DEFAULT' : 'DISABLE_ALL' }),
    ...(allowsCallBack === undefined ? {} : { callback_permission_status: allowsCallBack ? 'ENABLED' : 'DISABLED' }),
    ...(changed === undefined ? {} : { call_hours: { ...kept.hours, ...hoursBody(changed) } }),
  };
}

function hoursBody({ isOn, timeZone, weekly, holidays }: CallHours): Readonly<Record<string, unknown>> {
  return {
    status: isOn ? 'ENABLED' : 'DISABLED',
    timezone_id: timeZone,
    weekly_operating_hours: weekly.map(({ day, opens, closes }) => ({
      day_of_week: day.toUpperCase(),
      open_time: hhmm(opens),
      close_time: hhmm(closes),
    })),
    holiday_schedule: holidays.map(({ date, starts, ends }) => ({ date, start_time: hhmm(starts), end_time: hhmm(ends) })),
  };
}
