// lint: eslint(no-restricted-globals)
export function today(): string {
  return new Date().toISOString();
}
