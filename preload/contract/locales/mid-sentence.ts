/** Names that begin titles. Others of our names have a capital within, and need no place here. */
const NAMES: readonly string[] = ['Pilot', 'Meta'];

/** A title as it stands after a colon: `A chave não foi aceita` becomes `a chave não foi aceita`. Names keep their capital. */
export function midSentence(title: string): string {
  const [first = ''] = title.split(/[^\p{L}]/u, 1);
  const isWord = /^\p{Lu}\p{Ll}*$/u.test(first) && !NAMES.includes(first);
  return isWord ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
