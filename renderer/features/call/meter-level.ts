/** Below this a voice is not heard over a room; it draws as nothing. */
const QUIETEST_DBFS = -54;
/** Speech peaks well under full scale, so the bar is full here. */
const LOUDEST_DBFS = -6;

/** A level in dBFS as a share of the bar, 0 to 1. */
export function meterLevel(dbfs: number): number {
  return Math.min(1, Math.max(0, (dbfs - QUIETEST_DBFS) / (LOUDEST_DBFS - QUIETEST_DBFS)));
}
