// lint: eslint(no-console)
export function opened(): void {
  console.log('opened');
}
