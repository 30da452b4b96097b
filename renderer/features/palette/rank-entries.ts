import { foldedText } from '#contract/folded-text.ts';
import { answers, plainWords } from '../settings/search-settings.ts';

export interface Searchable {
  readonly label: string;
  /** Further words it is found by: a number, what people also call it. */
  readonly words?: string;
  /** What it is called in the other languages of the phone, one name each. */
  readonly foreign?: readonly string[];
  /** Further words in those. */
  readonly foreignWords?: readonly string[];
  /** Main has found it by the very words that are looked for, in what does not stand here. */
  readonly isFound?: boolean;
}

/** How well a word that is looked for is met; less is better. */
const RANKS = { begins: 0, label: 1, words: 2, inside: 3, foreign: 4, foreignWords: 5, close: 6 } as const;

interface Shelf {
  readonly name: string;
  readonly foreignNames: readonly string[];
  readonly label: readonly string[];
  readonly words: readonly string[];
  readonly foreign: readonly string[];
  readonly foreignWords: readonly string[];
  readonly all: string;
  readonly digits: string;
}

/**
 * The entries that have every word of the query, best first: those whose name begins with it, those in which a word does, in their name
 * or in other words for it, then those that have it inside, in another language, or nearly. Accents and capitals do not count, digits
 * are found whatever stands between them, and a slip of the finger is forgiven in longer words. An empty query finds all.
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

/** As good as its worst word; null where one is missing. */
function rankOf(entry: Searchable, query: readonly string[]): number | null {
  const shelf = shelfOf(entry);
  if (shelf.name.startsWith(query.join(' '))) return RANKS.begins;
  if (shelf.foreignNames.includes(query.join(' '))) return RANKS.label;
  let worst: number = RANKS.label;
  for (const word of query) {
    const rank = rankOfWord(word, shelf);
    if (rank === null) return entry.isFound === true ? RANKS.inside : null;
    worst = Math.max(worst, rank);
  }
  return worst;
}

/** Each entry is folded once, however many letters are typed. */
const shelves = new WeakMap<Searchable, Shelf>();

function shelfOf(entry: Searchable): Shelf {
  const known = shelves.get(entry) ?? madeShelf(entry);
  shelves.set(entry, known);
  return known;
}

function madeShelf({ label, words = '', foreign = [], foreignWords = [] }: Searchable): Shelf {
  const name = foldedText(label);
  return {
    name,
    foreignNames: foreign.map(foldedText),
    label: plainWords(label),
    words: plainWords(words),
    foreign: plainWords(foreign.join(' ')),
    foreignWords: plainWords(foreignWords.join(' ')),
    all: `${name} ${foldedText(words)}`,
    digits: `${label} ${words}`.replace(/\D/g, ''),
  };
}

function rankOfWord(word: string, { label, words, foreign, foreignWords, all, digits }: Shelf): number | null {
  const begins = (known: string): boolean => known.startsWith(word);
  if (label.some(begins)) return RANKS.label;
  if (words.some(begins)) return RANKS.words;
  if (/^\+?\d[\d-]*$/.test(word) && digits.includes(word.replace(/\D/g, ''))) return RANKS.words;
  if (all.includes(word)) return RANKS.inside;
  if (foreign.some(begins)) return RANKS.foreign;
  if (foreignWords.some(begins)) return RANKS.foreignWords;
  return [...label, ...words].some((known) => answers(known, word)) ? RANKS.close : null;
}
