import type { AppError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import { z } from 'zod';
import type { Log } from '../../core/ports.ts';
import type { UpdateMemory } from '../../core/updates/updates-port.ts';

/** The file as far as updates need it. */
export interface MemoryFile {
  read():
    | { readonly state: 'none' | 'damaged' }
    | { readonly state: 'document'; readonly document: unknown }
    | { readonly state: 'unavailable'; readonly error: AppError };
  write(document: Readonly<Record<string, unknown>>): void;
}

const document = z.object({
  seat: z.number().min(0).lt(100),
  newestSeenAt: z.object({ stable: z.number().exactOptional(), early: z.number().exactOptional() }),
  noCallsBelow: z.string().max(60).nullable(),
});

/** What updates remember, in a file. One that is lost costs the machine its place among a hundred and nothing else. */
export function openUpdateMemory({
  file,
  random,
  log,
}: {
  readonly file: MemoryFile;
  /** 0 to 1, by chance. */
  readonly random: () => number;
  readonly log: Log;
}): UpdateMemory {
  const kept = file.read();
  const read = document.safeParse(kept.state === 'document' ? kept.document : null);
  const seat = read.success ? read.data.seat : random() * 100;
  const newest = new Map(Object.entries(read.success ? read.data.newestSeenAt : {}));
  let noCallsBelow = read.success ? read.data.noCallsBelow : null;
  const keep = (): void => {
    try {
      file.write({ seat, newestSeenAt: Object.fromEntries(newest), noCallsBelow });
    } catch (cause) {
      log.warn('what updates remember was not kept', { cause: String(cause) });
    }
  };
  if (!read.success && kept.state !== 'unavailable') keep();
  return {
    seat,
    newestSeenAt: (channel) => {
      const at = newest.get(channel);
      return at === undefined ? null : unixMs(at);
    },
    noCallsBelow: () => noCallsBelow,
    seen({ channel, publishedAt, noCallsBelow: least }) {
      if ((newest.get(channel) ?? 0) >= publishedAt) return;
      newest.set(channel, publishedAt);
      noCallsBelow = least;
      keep();
    },
  };
}
