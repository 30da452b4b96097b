import { z } from 'zod';

/** An E.164 number with its `+`, as every `to` of the API must be. */
export const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/);
