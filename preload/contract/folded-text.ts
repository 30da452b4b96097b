/** Letters as one searches for them: without accents, in small letters, one space between words. `João  D’Ávila` is `joao d'avila`. */
export function foldedText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
