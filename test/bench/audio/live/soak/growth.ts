export interface Reading {
  readonly atMs: number;
  readonly value: number;
}

export interface Growth {
  readonly perHour: number;
  /** Half the width of the interval in which the slope lies with 95 % confidence. */
  readonly uncertainty: number;
}

const MS_PER_HOUR = 3_600_000;
/** Of the normal distribution: there are hundreds of readings. */
const TWO_SIDED_95 = 1.96;

/**
 * The least reading of each window. Memory that is collected now and then is a saw, whose teeth of some megabytes say nothing
 * of whether the process grows; what is left after a collection does. A window that is not whole is left out.
 */
export function floorsOf(readings: readonly Reading[], windowMs: number): readonly Reading[] {
  const [first] = readings;
  if (first === undefined) return [];
  const windows = Map.groupBy(readings, ({ atMs }) => Math.floor((atMs - first.atMs) / windowMs));
  const lastWhole = Math.floor(((readings.at(-1)?.atMs ?? first.atMs) - first.atMs) / windowMs) - 1;
  return [...windows]
    .filter(([window]) => window <= lastWhole)
    .map(([, within]) => within.reduce((least, reading) => (reading.value < least.value ? reading : least)));
}

/**
 * The straight line that fits readings over time best (least squares). NaN for fewer than three. Memory is much the same from one
 * reading to the next, so that many readings say no more than a few: by the lag-1 correlation of what the line leaves, as of a
 * first-order autoregressive process.
 */
export function growthOf(readings: readonly Reading[]): Growth {
  const count = readings.length;
  const meanMs = readings.reduce((sum, { atMs }) => sum + atMs, 0) / count;
  const mean = readings.reduce((sum, { value }) => sum + value, 0) / count;
  const spread = readings.reduce((sum, { atMs }) => sum + (atMs - meanMs) ** 2, 0);
  const slope = readings.reduce((sum, { atMs, value }) => sum + (atMs - meanMs) * (value - mean), 0) / spread;
  const residuals = readings.map(({ atMs, value }) => value - mean - slope * (atMs - meanMs));
  const residual = residuals.reduce((sum, rest) => sum + rest * rest, 0);
  const together = residuals.slice(1).reduce((sum, rest, index) => sum + rest * (residuals[index] ?? 0), 0);
  const correlation = residual === 0 ? 0 : Math.max(0, together / residual);
  const error = count < 3 ? Number.NaN : Math.sqrt(((residual / (count - 2) / spread) * (1 + correlation)) / (1 - correlation));
  return { perHour: slope * MS_PER_HOUR, uncertainty: TWO_SIDED_95 * error * MS_PER_HOUR };
}
