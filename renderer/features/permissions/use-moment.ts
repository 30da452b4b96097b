import { useSyncExternalStore } from 'react';
import { createSecondTicker } from '../../state/second-ticker.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useMainTime } from '../../state/use-main-time.ts';
import type { MomentWording } from './moment.ts';

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

/** Main's time and the agent's language, for words about moments; drawn anew each second, for what is left grows less while one looks. */
export function useMoment(): MomentWording {
  const { settings } = useAppState();
  useSyncExternalStore(SECONDS.subscribe, SECONDS.count);
  return { now: useMainTime(null), language: settings.language };
}
