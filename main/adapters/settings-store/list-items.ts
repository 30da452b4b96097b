type Path = readonly PropertyKey[];

/** Of places in a document those that lie in an item of a list, as the places of those items: each once, the last of a list first. */
export function wrongItems(paths: readonly Path[]): readonly Path[] {
  const items = new Map<string, Path>();
  for (const path of paths) {
    const at = path.findIndex((name) => typeof name === 'number');
    const item = path.slice(0, at + 1);
    if (at >= 0) items.set(item.join('.'), item);
  }
  return [...items.values()].toSorted((one, other) => Number(other.at(-1)) - Number(one.at(-1)));
}

/** The document without that item of a list; as it is where there is no such list. */
export function withoutItem(document: Readonly<Record<string, unknown>>, path: Path): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [name, name === path[0] ? without(value, path.slice(1)) : value]),
  );
}

function without(within: unknown, [name, ...rest]: Path): unknown {
  if (Array.isArray(within)) return within.filter((_item, at) => at !== name);
  if (typeof within !== 'object' || within === null) return within;
  return Object.fromEntries(Object.entries(within).map(([member, value]) => [member, member === name ? without(value, rest) : value]));
}
