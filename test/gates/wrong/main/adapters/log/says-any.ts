// lint: typescript(no-explicit-any)
export function describe(value: any): string {
  return typeof value;
}
