/** A member of an object that came as JSON, by its own name only: what it inherits, or pretends to, is not there. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

/** The first of several members that is there and not null. */
export function firstMember(value: unknown, ...names: readonly string[]): unknown {
  for (const name of names) {
    const found = member(value, name);
    if (found !== undefined && found !== null) return found;
  }
  return undefined;
}

/** The items of an array, at most `most` of them; none where it is no array. */
export function items(value: unknown, most: number): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, most) : [];
}

/** A text of 1 to `longest` characters, else null. */
export function shortText(value: unknown, longest = 256): string | null {
  return typeof value === 'string' && value.length > 0 && value.length <= longest ? value : null;
}
