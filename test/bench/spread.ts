/** `min / median / p95 / max`, whole numbers; nearest rank. */
export function spread(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): string =>
    String(Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN));
  return [at(1 / Math.max(1, sorted.length)), at(0.5), at(0.95), at(1)].join(' / ');
}
