import type { PracticeClock } from '../practice-clock.ts';

/** After a stall at most this many frames are made up for; the rest are skipped, as a receiver would drop them. */
const MOST_CATCH_UP_FRAMES = 5;

/**
 * Calls `onFrame` once per `frameMs` of the monotonic clock, without drift. Returns the function that stops it.
 */
export function startPacer(input: { readonly clock: PracticeClock; readonly frameMs: number; readonly onFrame: () => void }): () => void {
  const { clock, frameMs, onFrame } = input;
  let dueMs = clock.monotonicMs() + frameMs;
  let stopped = false;
  let cancel = clock.after(frameMs, tick);

  function tick(): void {
    const nowMs = clock.monotonicMs();
    const owed = Math.floor((nowMs - dueMs) / frameMs) + 1;
    if (owed > MOST_CATCH_UP_FRAMES) dueMs += (owed - MOST_CATCH_UP_FRAMES) * frameMs;
    while (!stopped && dueMs <= nowMs) {
      dueMs += frameMs;
      onFrame();
    }
    if (!stopped) cancel = clock.after(Math.max(1, dueMs - clock.monotonicMs()), tick);
  }

  return () => {
    stopped = true;
    cancel();
  };
}
