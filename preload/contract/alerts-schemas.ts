import { z } from 'zod';
import { type AlertSettings, ANSWER_WINDOWS, LONGEST_QUICK_REPLY, MOST_QUICK_REPLIES } from './alerts.ts';
import type { AlertsCommands } from './alerts-commands.ts';
import { callId } from './call.ts';
import { aTemplateReply } from './message-schemas.ts';

const quickReply = z.string().trim().min(1).max(LONGEST_QUICK_REPLY);

/** A change of `settings.alerts`. */
export const alertsChange = z.strictObject({
  card: z.boolean().exactOptional(),
  cardInSystemQuiet: z.boolean().exactOptional(),
  toasts: z.boolean().exactOptional(),
  screenEdge: z.boolean().exactOptional(),
  miniWindow: z.boolean().exactOptional(),
  onAnswer: z.enum(ANSWER_WINDOWS).exactOptional(),
  hidePersonal: z.boolean().exactOptional(),
  hideFromCapture: z.boolean().exactOptional(),
  quickReplies: z.array(quickReply).max(MOST_QUICK_REPLIES).exactOptional(),
}) satisfies z.ZodType<Partial<AlertSettings>>;

const reply = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('text'), text: quickReply }), aTemplateReply]);

export const ALERTS_SCHEMAS = {
  'call/reply': z.strictObject({ callId: z.string().min(1).max(200).transform(callId), reply }),
  'window/card-list': z.strictObject({ isOpen: z.boolean() }),
  'window/close-mini': z.null(),
} satisfies { readonly [Name in keyof AlertsCommands]: z.ZodType<AlertsCommands[Name]['input']> };
