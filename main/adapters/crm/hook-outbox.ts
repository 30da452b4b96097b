import { type AppError, appError } from '#contract/errors.ts';
import { HOOK_EVENTS } from '#contract/integrations.ts';
import { unixMs } from '#contract/time.ts';
import { z } from 'zod';
import type { HookLetter, HookOutbox } from '../../core/crm/hook-port.ts';
import { errorCode } from '../../core/error-code.ts';
import type { KeptFile } from '../../core/kept-file-port.ts';
import type { Log } from '../../core/ports.ts';

const letter = z.object({
  id: z.string().min(1).max(100),
  event: z.enum([...HOOK_EVENTS, 'test']),
  at: z.number().transform(unixMs),
  standing: z.literal('waiting'),
  attempts: z.number().int().min(0).max(100),
  answer: z.string().max(100).nullable(),
  body: z.string().max(64_000),
});
const kept = z.object({ version: z.literal(1), waiting: z.array(letter).max(1_000) });

/**
 * Letters that wait, in a file for this user alone. A file that cannot be read is set aside: what was in it is not told, which is better than
 * telling it twice. A disk that refuses leaves them in memory.
 */
export function openHookOutbox({ file, log }: { readonly file: KeptFile; readonly log: Log }): {
  readonly outbox: HookOutbox;
  readonly problem: AppError | null;
} {
  const found = file.read();
  const read = found.state === 'document' ? kept.safeParse(found.document) : null;
  const isBad = found.state === 'damaged' || (read !== null && !read.success);
  const problem = found.state === 'unavailable' ? appError('storage-unavailable', 'outbox.json') : isBad ? file.setAside() : null;
  let waiting: readonly HookLetter[] = read?.data?.waiting ?? [];
  return {
    problem,
    outbox: {
      read: () => waiting,
      write(next) {
        const isSame = next.length === 0 && waiting.length === 0;
        waiting = next;
        if (isSame || found.state === 'unavailable') return;
        try {
          file.write({ version: 1, waiting: next });
        } catch (cause) {
          log.error('events that wait could not be kept', {
            why: errorCode(cause),
          });
        }
      },
    },
  };
}
