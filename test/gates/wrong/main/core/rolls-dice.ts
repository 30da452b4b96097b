// lint: eslint(no-restricted-properties)
export function spread(): number {
  return Math.random();
}
