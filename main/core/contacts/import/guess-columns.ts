import type { ColumnUse } from '#contract/contact-import.ts';
import { checkDial } from '#contract/dialled-number.ts';
import { foldedText } from '#contract/folded-text.ts';

/**
 * Headers as spreadsheets, Google Contacts, Outlook, WhatsApp tools and CRMs write them in our three languages, folded. The first rule
 * that fits wins: `last name` must come before `name`, and a number's type is no number.
 */
const RULES: readonly (readonly [RegExp, ColumnUse])[] = [
  [/(type|label|tipo|rotulo|etiqueta) ?\d*$|^(phone|telefone|e-?mail).*(type|label|tipo|rotulo)/, 'ignored'],
  [/phonetic|fonetic|yomi|fax|e-?mail|assistant|assistente/, 'ignored'],
  [/(do ?not ?(call|contact)|dnc|nao (ligar|chamar|contatar|contactar)|no (llamar|contactar)|opt.?out|bloquead)/, 'do-not-contact'],
  [/favorit|favourite|starred|estrela/, 'favourite'],
  [/(last|family|second) ?name|surname|sobrenome|apellido/, 'last-name'],
  [/(first|given) ?name|primeiro nome|prenome|primer nombre|nombre de pila/, 'first-name'],
  [/phone|telefone|telefono|tel\b|celular|movil|mobile|cell|whats ?app|numero|number|fone|contato 1|ddd/, 'number'],
  [/compan|organi[sz]ation name|organi[sz]ation$|empresa|org\b|razao social|fantasia|account name/, 'company'],
  [/^(notes?|comments?|observ|obs\b|anota|notas?\b|comentario|descri)/, 'note'],
  [/tags?$|^tags?|^labels$|etiquetas|categor|group|grupo|marcador|segment/, 'tags'],
  [/^(full |display |contact )?name$|^nome|^nombre|^cliente|^customer|^contato$|^contacto$|display ?name|file as/, 'name'],
];

/** What each column is, by its header; what no rule knows is judged by what stands under it. */
export function guessColumns(headers: readonly string[], rows: readonly (readonly string[])[]): readonly ColumnUse[] {
  const uses = headers.map((header) => RULES.find(([pattern]) => pattern.test(foldedText(header)))?.[1] ?? 'ignored');
  const guessed = uses.map((use, column) => {
    if (use === 'number' && !isEmptyOrNumbers(rows, column)) return 'ignored';
    return use === 'ignored' && !uses.includes('number') && isMostlyNumbers(rows, column) ? 'number' : use;
  });
  const hasName = guessed.some((use) => use === 'name' || use === 'first-name' || use === 'last-name' || use === 'company');
  if (hasName) return guessed;
  const words = guessed.findIndex((use, column) => use === 'ignored' && hasWords(rows, column));
  return guessed.map((use, column) => (column === words ? 'name' : use));
}

/** Whether the first line holds names of columns: none of its cells is a telephone number. */
export function hasHeader(first: readonly string[]): boolean {
  return !first.some(isNumber);
}

const SAMPLE_ROWS = 50;

function cells(rows: readonly (readonly string[])[], column: number): readonly string[] {
  return rows.slice(0, SAMPLE_ROWS).flatMap((row) => row[column]?.trim() || []);
}

/** A column called `Número` may hold house numbers: not one telephone among them. */
function isEmptyOrNumbers(rows: readonly (readonly string[])[], column: number): boolean {
  const filled = cells(rows, column);
  return filled.length === 0 || filled.some((cell) => cell.replace(/\D/g, '').length >= 8 || /\de\+/i.test(cell));
}

function isMostlyNumbers(rows: readonly (readonly string[])[], column: number): boolean {
  const filled = cells(rows, column);
  return filled.length > 0 && filled.filter(isNumber).length * 2 > filled.length;
}

function hasWords(rows: readonly (readonly string[])[], column: number): boolean {
  return cells(rows, column).some((cell) => /\p{L}{2}/u.test(cell) && !cell.includes('@'));
}

function isNumber(cell: string): boolean {
  return !/[\p{L}@]/u.test(cell) && checkDial(cell).kind === 'good';
}
