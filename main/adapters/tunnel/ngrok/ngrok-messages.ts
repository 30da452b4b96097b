import { z } from 'zod';

/** To the ngrok process. The authtoken travels in a message: words and environment of a process are seen by others. */
const ngrokOrder = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    authtoken: z.string(),
    domain: z.string().nullable(),
    localPort: z.int(),
  }),
  z.object({ type: z.literal('close') }),
]);
export type NgrokOrder = z.output<typeof ngrokOrder>;

/** From it. `code`: ngrok's own, such as ERR_NGROK_107; its messages stay behind, because they repeat the authtoken. */
const ngrokReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('missing'), reason: z.string() }),
  z.object({ type: z.literal('failed'), code: z.string().nullable() }),
  z.object({ type: z.literal('up'), url: z.string() }),
  z.object({ type: z.literal('down') }),
  z.object({ type: z.literal('over') }),
]);
export type NgrokReport = z.output<typeof ngrokReport>;

/** Null for what is none. */
export function readNgrokOrder(message: unknown): NgrokOrder | null {
  return ngrokOrder.safeParse(message).data ?? null;
}

export function readNgrokReport(message: unknown): NgrokReport | null {
  return ngrokReport.safeParse(message).data ?? null;
}
