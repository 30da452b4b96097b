// lint: typescript(no-non-null-assertion)
export function first(lines: readonly string[]): string {
  return lines[0]!;
}
