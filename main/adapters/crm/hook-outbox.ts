import type { AppError } from '#contract/errors.ts';
import { HOOK_EVENTS } from '#contract/integrations.ts';
import { unixMs } from '#contract/time.ts';
import { z } from 'zod';
import type { HookLetter, HookOutbox } from '../../core/crm/hook-port.ts';
import { errorCode } from '../../core/error-code.ts';
import { keepDamaged } from '../../core/kept-damage.ts';
import { type ReadEntries, readEntries } from '../../core/kept-entries.ts';
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
const outboxDocument = z.object({ version: z.literal(1), waiting: z.array(z.unknown()) });
const MOST_KEPT = 1_000;

/**
 * Letters that wait, in a file for this user alone. One that cannot be read is not told, and the others are. A disk that refuses leaves
 * them in memory.
 */
export function openHookOutbox({ file, log }: { readonly file: KeptFile; readonly log: Log }): {
  readonly outbox: HookOutbox;
  readonly problem: AppError | null;
} {
  const kept = file.read();
  const read = kept.state === 'document' ? readLetters(kept.document) : null;
  const { problem, unwritable } = keepDamaged(file, kept, read?.unread ?? null);
  if (problem !== null) log.error('events that wait could not be read', { code: problem.code, detail: problem.detail ?? '' });
  let waiting = read?.entries ?? [];

  function keep(): void {
    // Nobody knows what it holds: writing would lose it.
    if (unwritable !== null) return;
    try {
      file.write({ version: 1, waiting });
    } catch (cause) {
      log.error('events that wait could not be kept', { why: errorCode(cause) });
    }
  }

  // The copy has what could not be read: said once, it is not said again at the next start.
  if (read !== null && read.unread.length > 0) keep();

  return {
    problem,
    outbox: {
      read: () => waiting,
      write(next) {
        const isSame = next.length === 0 && waiting.length === 0;
        waiting = next;
        if (!isSame) keep();
      },
    },
  };
}

/** The letters of a kept outbox; null where it is none, or a later version wrote it. */
function readLetters(document: unknown): ReadEntries<HookLetter> | null {
  const kept = outboxDocument.safeParse(document).data;
  if (kept === undefined) return null;
  return readEntries(kept.waiting, { name: 'events', most: MOST_KEPT, read: (one) => letter.safeParse(one).data ?? null });
}
