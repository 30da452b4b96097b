/** A version as semver.org has it, without build metadata: numbers, then words that make it an earlier one. */
interface Version {
  readonly numbers: readonly [number, number, number];
  readonly words: readonly string[];
}

const VERSION = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

function versionOf(text: string): Version | null {
  const found = VERSION.exec(text);
  if (found === null) return null;
  const [, major, minor, patch, words] = found;
  return { numbers: [Number(major), Number(minor), Number(patch)], words: words === undefined ? [] : words.split('.') };
}

export function isVersion(text: string): boolean {
  return versionOf(text) !== null;
}

/** Whether `one` comes after `other` (precedence of semver.org, 11). False where either is no version: nothing is newer than what cannot be read. */
export function isNewer(one: string, other: string): boolean {
  const [a, b] = [versionOf(one), versionOf(other)];
  if (a === null || b === null) return false;
  for (const place of [0, 1, 2] as const) {
    if (a.numbers[place] !== b.numbers[place]) return a.numbers[place] > b.numbers[place];
  }
  return wordsAfter(a.words, b.words);
}

/** No words at all come last: 1.0.0-rc.1 is earlier than 1.0.0. */
function wordsAfter(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return a.length === 0 && b.length > 0;
  for (const [place, word] of a.entries()) {
    const other = b[place];
    if (other === undefined) return true;
    if (word === other) continue;
    const [isNumber, isOtherNumber] = [/^\d+$/.test(word), /^\d+$/.test(other)];
    if (isNumber && isOtherNumber) return Number(word) > Number(other);
    return isNumber === isOtherNumber ? word > other : isOtherNumber;
  }
  return false;
}

/** Whether a version stays within a pin such as `1.4`: of its line, or of an earlier one. */
export function isWithinPin(version: string, pin: string | null): boolean {
  const read = versionOf(version);
  if (pin === null) return true;
  if (read === null) return false;
  for (const [place, part] of pin.split('.').entries()) {
    const number = read.numbers[place] ?? 0;
    if (number !== Number(part)) return number < Number(part);
  }
  return true;
}
