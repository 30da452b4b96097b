import type { ColumnUse } from '#contract/contact-import.ts';
import { unguardedCell } from '../../csv-cell.ts';
import type { RawContact } from './raw-contact.ts';

/** A row of a table by what its columns are taken for; null for a row in which nothing stands. */
export function rowContact(
  cells: readonly string[],
  { uses, row }: { readonly uses: readonly ColumnUse[]; readonly row: number },
): RawContact | null {
  if (cells.every((cell) => cell.trim() === '')) return null;
  const all = (use: ColumnUse): readonly string[] =>
    uses.flatMap((candidate, column) => (candidate === use ? unguardedCell((cells[column] ?? '').trim()) || [] : []));
  const whole = all('name');
  return {
    row,
    name: (whole.length > 0 ? whole : [...all('first-name'), ...all('last-name')]).join(' '),
    company: all('company').join(', '),
    note: all('note').join('\n'),
    tags: all('tags').flatMap(tagsOf),
    numbers: all('number').flatMap(numbersOf),
    isFavourite: all('favourite').some(isYes),
    isDoNotContact: all('do-not-contact').some(isYes),
  };
}

/** No list of tags or numbers is longer; a cell of a million blanks would take minutes to divide. */
function shortened(cell: string): string {
  return cell.slice(0, 4_000);
}

/** Google Contacts puts ` ::: ` between values and `* ` before its own groups. */
function tagsOf(cell: string): readonly string[] {
  return shortened(cell)
    .split(/\s*(?::::|[,;|\n])\s*/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '' && !/^\* ?my ?contacts$/i.test(tag))
    .map((tag) => tag.replace(/^\* ?/, ''));
}

function numbersOf(cell: string): readonly string[] {
  return shortened(cell)
    .split(/\s*(?::::|[;|\n]|,(?!\d+e\+)|\s\/\s|\s(?:ou|e|or|and|o|y)\s)\s*/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isYes(cell: string): boolean {
  return /^(1|x|s|sim|si|sí|y|yes|true|verdadeiro|verdadero|★|⭐)$/i.test(cell.trim());
}
