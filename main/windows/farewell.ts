import type { Call, CallId } from '#contract/call.ts';
import type { FarewellFacts } from '../core/alerts/window-wishes.ts';

/** As long as it takes to read why a call ended; a screen reader is told by a window that is still there. */
const FAREWELL_MS = 1_500;
/** An error is a longer sentence, and nobody was waiting for it. */
const FAILURE_MS = 4_000;

export interface Farewell {
  facts(): FarewellFacts;
  /** Told of every change of the calls, once the windows are as `facts` had it. */
  follow(calls: readonly Call[]): void;
  stop(): void;
}

/** Counts the moment after the end of a call in which what stood over other programs stays there. `over`: now it goes. */
export function createFarewell(over: () => void): Farewell {
  let begunFor: ReadonlySet<CallId> = new Set();
  let running: NodeJS.Timeout | null = null;

  const stop = (): void => {
    if (running !== null) clearTimeout(running);
    running = null;
  };

  return {
    facts: () => ({ isRunning: running !== null, begunFor }),
    follow(calls) {
      const ended = calls.filter((call) => call.phase === 'ended');
      const news = ended.filter(({ id }) => !begunFor.has(id));
      begunFor = new Set(ended.map(({ id }) => id));
      if (news.length === 0) return;
      stop();
      running = setTimeout(
        () => {
          running = null;
          over();
        },
        news.some(({ error }) => error !== null) ? FAILURE_MS : FAREWELL_MS,
      );
    },
    stop,
  };
}
