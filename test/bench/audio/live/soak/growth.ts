export interface Growth {
  readonly perHour: number;
  /** Half the width of the interval in which the slope lies with 95 % confidence, were the readings independent. */
  readonly uncertainty: number;
}

const MS_PER_HOUR = 3_600_000;
/** Of the normal distribution: there are hundreds of readings. */
const TWO_SIDED_95 = 1.96;

/** The straight line that fits readings over time best (least squares). NaN for fewer than three. */
export function growthOf(readings: readonly { readonly atMs: number; readonly value: number }[]): Growth {
  const count = readings.length;
  const meanMs = readings.reduce((sum, { atMs }) => sum + atMs, 0) / count;
  const mean = readings.reduce((sum, { value }) => sum + value, 0) / count;
  const spread = readings.reduce((sum, { atMs }) => sum + (atMs - meanMs) ** 2, 0);
  const slope = readings.reduce((sum, { atMs, value }) => sum + (atMs - meanMs) * (value - mean), 0) / spread;
  const residual = readings.reduce((sum, { atMs, value }) => sum + (value - mean - slope * (atMs - meanMs)) ** 2, 0);
  const error = count < 3 ? Number.NaN : Math.sqrt(residual / (count - 2) / spread);
  return { perHour: slope * MS_PER_HOUR, uncertainty: TWO_SIDED_95 * error * MS_PER_HOUR };
}
