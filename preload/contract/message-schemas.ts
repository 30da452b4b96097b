import { z } from 'zod';
import { LONGEST_VARIABLE, MOST_VARIABLES } from './message-template.ts';

const variables = z
  .record(z.string().min(1).max(64), z.string().trim().min(1).max(LONGEST_VARIABLE))
  .refine((given) => Object.keys(given).length <= MOST_VARIABLES);

export const aTemplateReply = z.strictObject({ kind: z.literal('template'), templateId: z.string().min(1).max(200), variables });
