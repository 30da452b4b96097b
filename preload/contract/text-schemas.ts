import { z } from 'zod';
import { accelerator } from './accelerator.ts';
import { phoneNumber } from './phone-number.ts';

/** A text that is a number in E.164, wherever one is read: of a window's command, of a file, of another process. */
export const aPhoneNumber = z
  .string()
  .max(20)
  .transform((text, context) => {
    const number = phoneNumber(text);
    if (number !== null) return number;
    context.addIssue({ code: 'custom', message: 'not an E.164 number' });
    return z.NEVER;
  });

/** Keys that may be a global shortcut; null for none. */
export const shortcutKeys = z
  .string()
  .max(60)
  .transform((text, context) => {
    const read = accelerator(text);
    if (read.ok) return read.value;
    context.addIssue({ code: 'custom', message: read.error });
    return z.NEVER;
  })
  .nullable();
