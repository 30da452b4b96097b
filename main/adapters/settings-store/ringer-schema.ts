import { ESCALATION_SECONDS, MOST_RINGER_DEVICES, RINGER_MODES, RINGER_VOLUME, type RingerSettings } from '#contract/ringer.ts';
import { z } from 'zod';

const deviceNames = z.array(z.string().min(1).max(300)).max(MOST_RINGER_DEVICES);

/** The ringer in a kept document. A member that is missing was added since. */
export function ringerSchema(defaults: RingerSettings): z.ZodType<RingerSettings> {
  return z.object({
    mode: z.enum(RINGER_MODES).default(defaults.mode),
    devices: deviceNames.default([...defaults.devices]),
    volumePercent: z.number().min(RINGER_VOLUME.least).max(RINGER_VOLUME.most).default(defaults.volumePercent),
    escalateAfterSeconds: z
      .number()
      .min(ESCALATION_SECONDS.least)
      .max(ESCALATION_SECONDS.most)
      .nullable()
      .default(defaults.escalateAfterSeconds),
    escalateTo: deviceNames.default([...defaults.escalateTo]),
    beepInCall: z.boolean().default(defaults.beepInCall),
  });
}
