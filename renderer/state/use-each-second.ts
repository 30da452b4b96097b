import { useSyncExternalStore } from 'react';
import type { UnixMs } from '#contract/time.ts';
import { createSecondTicker } from './second-ticker.ts';
import { useMainTime } from './use-main-time.ts';

/** One for the window: a list of a hundred customers has a hundred rows that each say what is left. */
const SECONDS = createSecondTicker({
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
});

/** Main's time, drawn anew each second: for what grows older, or less, while one looks. */
export function useEachSecond(): UnixMs {
  useSyncExternalStore(SECONDS.subscribe, SECONDS.count);
  return useMainTime(null);
}
