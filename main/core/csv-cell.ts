/** A number as people write it, which a spreadsheet keeps a text by its spaces and brackets. */
const NUMBER = /^\+[\d\s().-]+$/;
/**
 * Where a cell begins: at its front, and after whatever a spreadsheet of another language takes for the end of one. There the quotes round
 * the cell are not at its front, and count for nothing.
 */
const FORMULA = /(^|[;,\t\r\n])(?=[=+\-@])|^(?=[\t\r])/g;

/**
 * A text as a cell of CSV (RFC 4180). What a spreadsheet would run as a formula is guarded by an apostrophe (OWASP, CSV injection), for
 * names and notes hold what customers wrote.
 */
export function csvCell(text: string): string {
  const safe = NUMBER.test(text) ? text : text.replace(FORMULA, "$1'");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a cell as it was before it was guarded, by us or by others who guard its front. */
export function unguardedCell(cell: string): string {
  return cell.replace(/(^|[;,\t\r\n])'(?=[=+\-@\t\r])/g, '$1');
}
