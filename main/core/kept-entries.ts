export interface ReadEntries<Entry> {
  readonly entries: readonly Entry[];
  /** What could not be read, in words for the log; empty where all was. */
  readonly unread: readonly string[];
}

/**
 * A kept list, each of its entries read by itself: one that is wrong costs no other. `name` says what they are, `read` gives null for one of
 * which nobody can make sense. Of more than `most` the last are taken, which are the newest.
 */
export function readEntries<Entry>(
  kept: readonly unknown[],
  { name, read, most = kept.length }: { readonly name: string; readonly read: (entry: unknown) => Entry | null; readonly most?: number },
): ReadEntries<Entry> {
  const entries = kept
    .map(read)
    .filter((entry) => entry !== null)
    .slice(-most);
  const unread = kept.length - entries.length;
  return { entries, unread: unread === 0 ? [] : [`${String(unread)} of ${String(kept.length)} ${name}`] };
}
