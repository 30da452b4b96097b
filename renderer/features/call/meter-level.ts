import type { Translate } from '#contract/locales/translate.ts';

/** Below this a voice is not heard over a room; it draws as nothing. */
const QUIETEST_DBFS = -54;
/** Speech peaks well under full scale, so the bar is full here. */
const LOUDEST_DBFS = -6;

/** A level in dBFS as a share of the bar, 0 to 1. */
export function meterLevel(dbfs: number): number {
  return Math.min(1, Math.max(0, (dbfs - QUIETEST_DBFS) / (LOUDEST_DBFS - QUIETEST_DBFS)));
}

/** Speech that is quieter than this is made out with effort; the test recording is judged by the same. */
const WEAK_DBFS = -40;

/** The same level in words; null and what the bar draws as nothing are the same to the ear. */
export function levelWords(dbfs: number | null, t: Translate): string {
  if (dbfs === null || meterLevel(dbfs) === 0) return t('soundLevel.none');
  return t(dbfs < WEAK_DBFS ? 'soundLevel.weak' : 'soundLevel.good');
}
