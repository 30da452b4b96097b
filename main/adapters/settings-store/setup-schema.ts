import { SETUP_STEPS, type SetupProgress } from '#contract/setup.ts';
import { z } from 'zod';

/** How far the first run has come, in a kept document. */
export function setupSchema(defaults: SetupProgress): z.ZodType<SetupProgress> {
  return z.object({ isOpen: z.boolean().default(defaults.isOpen), step: z.enum(SETUP_STEPS).default(defaults.step) });
}
