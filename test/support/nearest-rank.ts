/** The value below or at which `share` of all lie; NaN where there is none. */
export function nearestRank(values: readonly number[], share: number): number {
  return rankOf(
    values.toSorted((one, other) => one - other),
    share,
  );
}

/** The same of values that are in order already. */
export function rankOf(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
