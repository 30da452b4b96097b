import { APP_ERROR_CODES, type AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';
import { LANGUAGES, type Language } from '#contract/settings.ts';
import { z } from 'zod';
import type { CommandAnswer, CommandOrder } from '../../core/links/command-desk.ts';

/** A line of JSON each way. Anything longer is not read to its end. */
export const LONGEST_LINE_BYTES = 8 * 1024;
/** The answer of `status` has all lines and calls in it. */
export const LONGEST_ANSWER_BYTES = 256 * 1024;

const order = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.enum(['show', 'status', 'answer', 'hang-up', 'reject', 'silence']) }),
  z.strictObject({ verb: z.literal('mute'), muted: z.boolean().nullable() }),
  z.strictObject({ verb: z.literal('call'), to: z.string().min(1).max(300), line: z.string().max(100).nullable(), now: z.boolean() }),
]);
const asked = z.strictObject({ token: z.string().min(16).max(200), order });
const result = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.looseObject({ type: z.enum(['done', 'asked', 'muted', 'status']) }) }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.enum(APP_ERROR_CODES), detail: z.string().exactOptional() }) }),
]);
const answered = z.object({ result, language: z.enum(LANGUAGES) });
const found = z.object({ address: z.string().min(1).max(400), token: z.string().min(16).max(200), pid: z.number().int().positive() });

/** What the phone says to an order, and the language that the agent has chosen there. */
export interface PhoneAnswer {
  readonly result: Result<CommandAnswer, AppError>;
  readonly language: Language;
}

export interface AskedOrder {
  readonly token: string;
  readonly order: CommandOrder;
}

/** Null where the line is no order. */
export function readOrder(line: string): AskedOrder | null {
  return parsed(line, asked);
}

export function orderLine(order_: AskedOrder): string {
  return `${JSON.stringify(order_)}\n`;
}

export function answerLine(answer: PhoneAnswer): string {
  return `${JSON.stringify(answer)}\n`;
}

/** Null where the line is no answer of a phone. */
export function readAnswer(line: string): PhoneAnswer | null {
  // Our own words, from a socket that only this user's phone listens on: the shape of `status` is what we have just written.
  return parsed(line, answered) as PhoneAnswer | null;
}

/** What the file says of the running phone; null where it is damaged. */
export function readPlace(text: string): z.infer<typeof found> | null {
  return parsed(text, found);
}

function parsed<Shape>(text: string, schema: z.ZodType<Shape>): Shape | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // no JSON
  }
}
