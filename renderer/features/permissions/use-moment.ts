import { unixMs } from '#contract/time.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useMainTime } from '../../state/use-main-time.ts';
import type { MomentWording } from './moment.ts';

/** What is left of a permission grows less while one looks. */
const EVERY_SECOND = unixMs(0);

/** Main's time and the agent's language, for words about moments. */
export function useMoment(): MomentWording {
  const { settings } = useAppState();
  return { now: useMainTime(EVERY_SECOND), language: settings.language };
}
