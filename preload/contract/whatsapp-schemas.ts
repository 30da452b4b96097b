import { z } from 'zod';
import { LARGEST_TABLE_TEXT } from './billing.ts';
import { MINUTES_OF_DAY, MOST_HOLIDAYS, MOST_SPANS_PER_DAY, WEEKDAYS } from './calling-settings.ts';
import { lineId } from './line.ts';
import { aTemplateReply } from './message-schemas.ts';
import { LONGEST_REQUEST_TEXT } from './permission.ts';
import { aPhoneNumber } from './text-schemas.ts';
import { unixMs } from './time.ts';
import type { WhatsappCommands } from './whatsapp-commands.ts';

const name = z.string().min(1).max(200);
const aLineId = name.transform(lineId);
const customer = { lineId: aLineId, to: aPhoneNumber };

const message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().trim().min(1).max(LONGEST_REQUEST_TEXT) }),
  aTemplateReply,
]);

const minute = z.number().int().min(0).max(MINUTES_OF_DAY);
const callHours = z.strictObject({
  isOn: z.boolean(),
  timeZone: z.string().min(1).max(64),
  weekly: z.array(z.strictObject({ day: z.enum(WEEKDAYS), opens: minute, closes: minute })).max(WEEKDAYS.length * MOST_SPANS_PER_DAY),
  holidays: z.array(z.strictObject({ date: z.string().max(10), starts: minute, ends: minute })).max(MOST_HOLIDAYS),
});

export const WHATSAPP_SCHEMAS = {
  'permission/read': z.strictObject({ ...customer, isFresh: z.boolean() }),
  'permission/request': z.strictObject({ ...customer, text: z.string().trim().min(1).max(LONGEST_REQUEST_TEXT) }),
  'customer/templates': z.strictObject({ lineId: aLineId }),
  'customer/write': z.strictObject({ ...customer, message }),
  'permission/dismiss': z.strictObject({ newsId: name }),
  'call-back/plan': z.strictObject({ ...customer, at: z.number().int().positive().transform(unixMs) }),
  'call-back/done': z.strictObject({ callBackId: name }),
  'line/advice': z.strictObject({ to: aPhoneNumber }),
  'call/dial-anyway': z.strictObject(customer),
  'calling-settings/read': z.strictObject({ lineId: aLineId }),
  'calling-settings/change': z.strictObject({
    lineId: aLineId,
    version: name,
    change: z.strictObject({
      isOn: z.boolean().exactOptional(),
      showsButton: z.boolean().exactOptional(),
      allowsCallBack: z.boolean().exactOptional(),
      hours: callHours.exactOptional(),
    }),
  }),
  'prices/preview': z.strictObject({ text: z.string().max(LARGEST_TABLE_TEXT) }),
  'prices/use': z.strictObject({ text: z.string().max(LARGEST_TABLE_TEXT).nullable() }),
  'prices/read': z.null(),
} satisfies { readonly [Name in keyof WhatsappCommands]: z.ZodType<WhatsappCommands[Name]['input']> };
