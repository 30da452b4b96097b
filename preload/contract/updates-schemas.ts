import { z } from 'zod';
import { UPDATE_CHANNELS } from './updates.ts';

export const updatesChange = z.strictObject({
  automatic: z.boolean().exactOptional(),
  channel: z.enum(UPDATE_CHANNELS).exactOptional(),
  // `pinnedTo` is an administrator's.
});

export const UPDATE_SCHEMAS = {
  'updates/look': z.null(),
  'updates/take': z.null(),
  'updates/install': z.null(),
};
