import type { Translate } from '#contract/locales/translate.ts';
import type { UnixMs } from '#contract/time.ts';

/** How long ago, in the coarsest unit that tells it: `agora`, `há 12 s`, `há 5 min`, `há 3 h`. */
export function agoInWords(at: UnixMs, now: UnixMs, t: Translate): string {
  const seconds = Math.max(0, Math.floor((now - at) / 1_000));
  if (seconds < 2) return t('health.now');
  if (seconds < 60) return t('health.secondsAgo', { count: seconds });
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? t('health.minutesAgo', { count: minutes }) : t('health.hoursAgo', { count: Math.floor(minutes / 60) });
}
