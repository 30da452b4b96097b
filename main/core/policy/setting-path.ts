import type { SettingPath } from '#contract/policy.ts';

type Members = Readonly<Record<string, unknown>>;

/** What stands at a place of a document of settings; undefined where nothing does. Only members of its own: a path may come from a file. */
export function memberAt(document: unknown, path: SettingPath): unknown {
  return path
    .split('.')
    .reduce<unknown>((within, name) => (isMembers(within) && Object.hasOwn(within, name) ? within[name] : undefined), document);
}

/** The document with another value at that place; where the place does not exist the document stays as it is. */
export function withMember(document: Members, path: SettingPath, value: unknown): Members {
  const [name = '', ...rest] = path.split('.');
  if (!Object.hasOwn(document, name)) return document;
  const within = document[name];
  if (rest.length === 0) return { ...document, [name]: value };
  return isMembers(within) ? { ...document, [name]: withMember(within, rest.join('.'), value) } : document;
}

/** The document without what stands at that place. */
export function withoutMember(document: Members, path: SettingPath): Members {
  const [name = '', ...rest] = path.split('.');
  const within = document[name];
  if (rest.length > 0) return isMembers(within) ? { ...document, [name]: withoutMember(within, rest.join('.')) } : document;
  return Object.fromEntries(Object.entries(document).filter(([member]) => member !== name));
}

/** Whether two values of settings are the same: words, numbers, lists and records of them. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) || Array.isArray(other)) {
    return (
      Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((item, at) => isSameValue(item, other[at]))
    );
  }
  if (!isMembers(one) || !isMembers(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name) && isSameValue(one[name], other[name]))
  );
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
