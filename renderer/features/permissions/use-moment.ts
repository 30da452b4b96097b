import { useSyncExternalStore } from 'react';
import { mainTime } from '../../state/clock-anchor.ts';
import { useAppState, useSoftphone } from '../../state/softphone-context.tsx';
import { useEachSecond } from '../../state/use-each-second.ts';
import { useMainTime } from '../../state/use-main-time.ts';
import { dayOf } from './moment.ts';
import type { MomentWording } from './moment.ts';

const LOOK_AGAIN_MS = 30_000;

/** Main's time and the agent's language, for words about moments; drawn anew each second, for what is left grows less while one looks. */
export function useMoment(): MomentWording {
  const { settings } = useAppState();
  return { now: useEachSecond(), language: settings.language };
}

/** The same for words that name moments and count nothing: they change with the day alone, and stand on a screen that is open all day. */
export function useMomentOfDay(): MomentWording {
  const { settings } = useAppState();
  const { clock } = useSoftphone();
  useSyncExternalStore(everyHalfMinute, () => dayOf(mainTime(clock, performance.now())));
  return { now: useMainTime(null), language: settings.language };
}

function everyHalfMinute(look: () => void): () => void {
  const timer = setInterval(look, LOOK_AGAIN_MS);
  return () => {
    clearInterval(timer);
  };
}
