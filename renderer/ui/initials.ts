/** `Ana Paula de Souza` → `AS`: the first letter of the first and of the last word; one word gives one letter. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{Letter}|\p{Number}/u.test(word));
  const first = words.at(0);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last]
    .map((word) => Array.from(word ?? '').find((letter) => /\p{Letter}|\p{Number}/u.test(letter)) ?? '')
    .join('')
    .toLocaleUpperCase();
}
