import type { Searchable } from './rank-entries.ts';

/** What an entry is about; each has a sign of its own. */
export type EntryKind = 'call' | 'go' | 'person' | 'contact' | 'line' | 'presence' | 'permission' | 'setting' | 'look' | 'quit';

export interface PaletteEntry extends Searchable {
  readonly id: string;
  readonly kind: EntryKind;
  /** At the end of the row: a number, or where it stands. */
  readonly note: string | null;
  /** The keys that do the same. */
  readonly keys: string | null;
  /** There are too many of its kind to be listed before something is looked for. */
  readonly isSearchedOnly: boolean;
  /** Does it; `close` shuts the palette, at once or when main has agreed. */
  readonly run: (close: () => void) => void;
}

/** An entry without what most do not have. */
export function entry(
  part: Pick<PaletteEntry, 'id' | 'kind' | 'label' | 'run'> & Partial<Omit<PaletteEntry, 'id' | 'kind' | 'label' | 'run'>>,
): PaletteEntry {
  return { note: null, keys: null, isSearchedOnly: false, ...part };
}
