export function first(lines: readonly string[]): string | undefined {
  return lines[0];
}
