import { foldedText } from '#contract/folded-text.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { SearchWords } from '../../state/foreign-words.ts';
import type { SettingsEntry, SettingsSection } from './settings-section.ts';

export interface FoundSection {
  readonly section: SettingsSection;
  readonly entries: readonly SettingsEntry[];
}

/** From this length on one wrong letter is forgiven, and from the longer one two. */
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 8;
const HALF_TYPED_FROM = 6;
/** Fewer letters begin too much in three languages at once. */
const FOREIGN_FROM = 3;

/** Without accents and capitals: `Grave` finds *Gravações*. */
export function plainWords(text: string): readonly string[] {
  return foldedText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * The sections with what answers to a search, in their own order; all of them for an empty one. Every word that is looked for must
 * begin a word of the entry's name, of its section's, or of its other words, or come close to one; or else begin one of those in another
 * language of the phone, for headsets and proxies are often known by their English names.
 */
export function searchSettings(sections: readonly SettingsSection[], text: string, { t, foreign }: SearchWords): readonly FoundSection[] {
  const wanted = plainWords(text);
  if (wanted.length === 0) return sections.map((section) => ({ section, entries: section.entries }));
  return sections.flatMap((section) => {
    const entries = section.entries.filter(({ label, words }) => {
      const called = (by: Translate): string =>
        [section.title, label, ...(words === undefined ? [] : [words])].map((key) => by(key)).join(' ');
      const own = plainWords(called(t));
      const others = plainWords(foreign(called).join(' '));
      return wanted.every((word) => own.some((known) => answers(known, word)) || beginsForeign(others, word));
    });
    return entries.length === 0 ? [] : [{ section, entries }];
  });
}

/** Another language's words count as they are written: with slips forgiven too many would look alike. */
function beginsForeign(others: readonly string[], wanted: string): boolean {
  return others.some((known) => known === wanted || (wanted.length >= FOREIGN_FROM && known.startsWith(wanted)));
}

/** Whether a word is what was looked for: its beginning, or close to it. Both as `plainWords` has them. */
export function answers(known: string, wanted: string): boolean {
  if (known.startsWith(wanted)) return true;
  if (wanted.length < ONE_SLIP_FROM) return false;
  if (known.includes(wanted)) return true;
  const slips = wanted.length >= TWO_SLIPS_FROM ? 2 : 1;
  if (isWithin(known, wanted, slips)) return true;
  // Against the beginning of the word too, so that what is half typed is forgiven; a few letters are the beginning of too much.
  return (
    wanted.length >= HALF_TYPED_FROM &&
    [known.slice(0, wanted.length), known.slice(0, wanted.length + 1)].some((part) => isWithin(part, wanted, slips))
  );
}

/** Whether one word becomes the other by so many letters put in, left out, taken for another or swapped with the next (optimal string alignment). */
function isWithin(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  const letters = Array.from(one);
  const others = Array.from(other);
  let before: readonly number[] = [];
  let row = Array.from({ length: others.length + 1 }, (_, at) => at);
  for (const [at, letter] of letters.entries()) {
    const next = [at + 1];
    for (const [to, wanted] of others.entries()) {
      const isSwapped = at > 0 && to > 0 && letter === others[to - 1] && letters[at - 1] === wanted;
      const swapped = isSwapped ? (before[to - 1] ?? 0) + 1 : Infinity;
      next.push(Math.min((row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1, (row[to] ?? 0) + (letter === wanted ? 0 : 1), swapped));
    }
    before = row;
    row = next;
  }
  return (row.at(-1) ?? most + 1) <= most;
}
