import { z } from 'zod';
import { AGENT_STATUSES, LONGEST_STATUS_MINUTES } from './presence.ts';
import type { PresenceCommands } from './presence-commands.ts';

const span = z.union([
  z.strictObject({ minutes: z.number().int().min(1).max(LONGEST_STATUS_MINUTES) }),
  z.enum(['until-morning', 'open-ended']),
]);
const statusOrder = z.strictObject({ status: z.enum(AGENT_STATUSES), span });

export const PRESENCE_SCHEMAS = {
  'presence/set': statusOrder,
  'presence/next': statusOrder.nullable(),
} satisfies { readonly [Name in keyof PresenceCommands]: z.ZodType<PresenceCommands[Name]['input']> };
