/** Remembers the last so many of what it was given: a phone that is not quit for months must not keep an id of every call. */
export interface LastSeen<Item> {
  has(item: Item): boolean;
  add(item: Item): void;
}

export function createLastSeen<Item>(most: number): LastSeen<Item> {
  const items = new Set<Item>();
  return {
    has: (item) => items.has(item),
    add(item) {
      items.add(item);
      const [oldest] = items;
      if (items.size > most && oldest !== undefined) items.delete(oldest);
    },
  };
}
