import { unixMs } from '#contract/time.ts';
import { UPDATE_CHANNELS } from '#contract/updates.ts';
import { z } from 'zod';
import { keepDamaged } from '../../core/kept-damage.ts';
import type { KeptFile } from '../../core/kept-file-port.ts';
import type { Log } from '../../core/ports.ts';
import type { UpdateMemory } from '../../core/updates/updates-port.ts';

const memoryDocument = z.object({ seat: z.unknown(), newestSeenAt: z.unknown(), noCallsBelow: z.unknown() }).partial();
const instants = z.record(z.string(), z.unknown());
const aSeat = z.number().min(0).lt(100);
const aVersion = z.string().max(60).nullable();

/**
 * What updates remember, in a file, its members one by one: a place among a hundred that cannot be read must not let older notices pass, nor
 * lift the word against calls. Nothing of it is worth a word to the agent.
 */
export function openUpdateMemory({
  file,
  random,
  log,
}: {
  readonly file: KeptFile;
  /** 0 to 1, by chance. */
  readonly random: () => number;
  readonly log: Log;
}): UpdateMemory {
  const kept = file.read();
  const read = kept.state === 'document' ? readMemory(kept.document) : null;
  const { problem, unwritable } = keepDamaged(file, kept, read?.unread ?? null);
  if (problem !== null) log.warn('what updates remember could not be read', { code: problem.code, detail: problem.detail ?? '' });
  const seat = read?.seat ?? random() * 100;
  const newest = new Map(read?.newest);
  let noCallsBelow = read?.noCallsBelow ?? null;
  const keep = (): void => {
    // Nobody knows what it holds: writing would lose it.
    if (unwritable !== null) return;
    try {
      file.write({ seat, newestSeenAt: Object.fromEntries(newest), noCallsBelow });
    } catch (cause) {
      log.warn('what updates remember was not kept', { cause: String(cause) });
    }
  };
  if (read === null || read.seat === null || read.unread.length > 0) keep();
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

interface ReadMemory {
  readonly seat: number | null;
  readonly newest: ReadonlyMap<string, number>;
  readonly noCallsBelow: string | null;
  readonly unread: readonly string[];
}

function readMemory(document: unknown): ReadMemory | null {
  const kept = memoryDocument.safeParse(document).data;
  if (kept === undefined) return null;
  const unread: string[] = [];
  const read = <Value>(name: string, value: unknown, as: z.ZodType<Value>): Value | null => {
    const parsed = as.safeParse(value);
    if (!parsed.success && value !== undefined) unread.push(name);
    return parsed.data ?? null;
  };
  const newest = new Map<string, number>();
  const kinds: Readonly<Record<string, unknown>> = read('newestSeenAt', kept.newestSeenAt, instants) ?? {};
  for (const channel of UPDATE_CHANNELS) {
    const at = read(`newestSeenAt.${channel}`, kinds[channel], z.number());
    if (at !== null) newest.set(channel, at);
  }
  return {
    seat: read('seat', kept.seat, aSeat),
    newest,
    noCallsBelow: read('noCallsBelow', kept.noCallsBelow, aVersion),
    unread,
  };
}
