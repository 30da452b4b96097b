import { useEffect, useState } from 'react';
import type { UnixMs } from '#contract/time.ts';
import { mainTime, untilNextSecondMs } from './clock-anchor.ts';
import { useSoftphone } from './softphone-context.tsx';

/** Main's time, redrawn at each full second after `since`; with null it is read once per state. */
export function useMainTime(since: UnixMs | null): UnixMs {
  const { clock } = useSoftphone();
  const [, setTick] = useState(0);
  const now = mainTime(clock, performance.now());

  useEffect(() => {
    if (since === null) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      // A few milliseconds past the second, so that a timer firing early does not draw the old figure again.
      timer = setTimeout(tick, untilNextSecondMs(since, mainTime(clock, performance.now())) + 5);
    };
    const tick = (): void => {
      setTick((count) => count + 1);
      wait();
    };
    wait();
    return () => {
      clearTimeout(timer);
    };
  }, [clock, since]);

  return now;
}
