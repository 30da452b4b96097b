import { UPDATE_CHANNELS, type UpdateSettings, VERSION_PIN } from '#contract/updates.ts';
import { z } from 'zod';

/** The updates in a kept document. A member that is missing was added since. */
export function updatesSchema(defaults: UpdateSettings): z.ZodType<UpdateSettings> {
  return z.object({
    automatic: z.boolean().default(defaults.automatic),
    channel: z.enum(UPDATE_CHANNELS).default(defaults.channel),
    pinnedTo: z.string().regex(VERSION_PIN).nullable().default(defaults.pinnedTo),
  });
}
