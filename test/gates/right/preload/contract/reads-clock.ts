export function seconds(durationMs: number): number {
  return Math.round(durationMs / 1_000);
}
