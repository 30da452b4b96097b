// lint: eslint(no-restricted-globals)
export function ageMs(since: number): number {
  return Date.now() - since;
}
