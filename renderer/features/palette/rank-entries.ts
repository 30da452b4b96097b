import { foldedText } from '#contract/folded-text.ts';

export interface Searchable {
  readonly label: string;
  /** Further words it is found by: a number, what people also call it. */
  readonly words?: string;
}

/**
 * The entries that have every word of the query, best first: those whose name begins with it, then those in which a word does,
 * then the rest. Accents and capitals do not count, and digits are found whatever stands between them. An empty query finds all.
 */
export function rankEntries<Entry extends Searchable>(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = foldedText(query).split(' ').filter(Boolean);
  if (words.length === 0) return entries;
  const ranked = entries.flatMap((entry, index) => {
    const rank = rankOf(entry, words);
    return rank === null ? [] : [{ entry, rank, index }];
  });
  return ranked.toSorted((one, other) => one.rank - other.rank || one.index - other.index).map(({ entry }) => entry);
}

/** Null where a word is missing. */
function rankOf({ label, words = '' }: Searchable, query: readonly string[]): number | null {
  const name = foldedText(label);
  const all = ` ${name} ${foldedText(words)}`;
  const digits = `${label} ${words}`.replace(/\D/g, '');
  const isThere = query.every((word) => all.includes(word) || (/^\+?\d[\d-]*$/.test(word) && digits.includes(word.replace(/\D/g, ''))));
  if (!isThere) return null;
  if (name.startsWith(query.join(' '))) return 0;
  return query.every((word) => all.includes(` ${word}`)) ? 1 : 2;
}
