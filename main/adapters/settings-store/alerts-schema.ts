import { type AlertSettings, ANSWER_WINDOWS, LONGEST_QUICK_REPLY, MOST_QUICK_REPLIES } from '#contract/alerts.ts';
import { z } from 'zod';

/** The alerts in a kept document. A member that is missing was added since. */
export function alertsSchema(defaults: AlertSettings): z.ZodType<AlertSettings> {
  const choice = (chosen: boolean): z.ZodType<boolean> => z.boolean().default(chosen);
  return z.object({
    card: choice(defaults.card),
    cardInSystemQuiet: choice(defaults.cardInSystemQuiet),
    toasts: choice(defaults.toasts),
    screenEdge: choice(defaults.screenEdge),
    miniWindow: choice(defaults.miniWindow),
    onAnswer: z.enum(ANSWER_WINDOWS).default(defaults.onAnswer),
    hidePersonal: choice(defaults.hidePersonal),
    hideFromCapture: choice(defaults.hideFromCapture),
    quickReplies: z
      .array(z.string().min(1).max(LONGEST_QUICK_REPLY))
      .max(MOST_QUICK_REPLIES)
      .default([...defaults.quickReplies]),
  });
}
