import { isTimeZone } from '#contract/calling-settings.ts';
import { z } from 'zod';

/** Meta's limits on call hours. */
const MOST_SPANS_PER_DAY = 2;
const MOST_HOLIDAYS = 20;

const onOff = z.enum(['ENABLED', 'DISABLED']);
const hhmm = z.string().regex(/^([01]\d|2[0-3])[0-5]\d$/);
const span = z
  .object({
    day_of_week: z.enum(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']),
    open_time: hhmm,
    close_time: hhmm,
  })
  .refine(({ open_time: opens, close_time: closes }) => opens < closes, 'open_time must be before close_time');
type Span = z.output<typeof span>;
const holiday = z.object({ date: z.iso.date(), start_time: hhmm, end_time: hhmm });

/** Other members are kept, as Meta keeps those that its pages do not show. */
const callHours = z.looseObject({
  status: onOff,
  timezone_id: z.string().refine(isTimeZone, 'unknown timezone_id').optional(),
  weekly_operating_hours: z
    .array(span)
    .refine((spans) => spans.every(({ day_of_week: day }) => ofDay(spans, day).length <= MOST_SPANS_PER_DAY), 'too many spans of a day')
    .refine((spans) => !spans.some((one, index) => spans.slice(index + 1).some((other) => overlap(one, other))), 'spans overlap')
    .optional(),
  holiday_schedule: z.array(holiday).max(MOST_HOLIDAYS).optional(),
});

/** Body of `PUT /v1/calls/settings`: any of these, and no other (`sip` is refused). `call_hours` replaces what was there. */
export const callingSettingsBody = z.strictObject({
  status: onOff.optional(),
  call_icon_visibility: z.enum(['DEFAULT', 'DISABLE_ALL']).optional(),
  callback_permission_status: onOff.optional(),
  call_hours: callHours.optional(),
  voicemail: z.record(z.string(), z.unknown()).optional(),
});

function ofDay(spans: readonly Span[], day: string): readonly Span[] {
  return spans.filter(({ day_of_week: other }) => other === day);
}

function overlap(one: Span, other: Span): boolean {
  return one.day_of_week === other.day_of_week && one.open_time < other.close_time && other.open_time < one.close_time;
}
