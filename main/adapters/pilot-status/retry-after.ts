const LONGEST_MS = 3_600_000;

/** A date of HTTP in Unix milliseconds (RFC 9110 §5.6.7); null where it is missing or none. */
export function httpDate(header: string | null): number | null {
  const instant = header?.endsWith('GMT') === true ? Date.parse(header) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

/**
 * `Retry-After` in milliseconds from `nowMs`: delta seconds or an HTTP date (RFC 9110 §10.2.3).
 * Null where it is missing or unreadable; at most an hour, so that a wrong clock cannot silence a line for good.
 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.min(LONGEST_MS, Math.ceil(Number(text) * 1_000));
  const instant = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? null : Math.min(LONGEST_MS, Math.max(0, instant - nowMs));
}
