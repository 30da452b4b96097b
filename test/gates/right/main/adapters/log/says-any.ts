export function describe(value: unknown): string {
  return typeof value;
}
