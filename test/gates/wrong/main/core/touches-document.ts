// lint: typescript(no-unsafe-member-access) typescript(no-unsafe-return)
// types: TS2584
export function title(): string {
  return document.title;
}
