export function title(calls: number): string {
  return `${calls} calls`;
}
