import type { MediaState } from '#contract/call.ts';

const INTERRUPTED_AFTER_MS = 1_000;

export interface MediaWatch {
  /** A frame of the far side arrived. */
  arrived(nowMs: number): MediaState;
  check(nowMs: number): MediaState;
}

/** connecting ──first far frame──▶ flowing ⇄ interrupted (a second without one). */
export function createMediaWatch(): MediaWatch {
  let lastMs: number | null = null;
  const check = (nowMs: number): MediaState => {
    if (lastMs === null) return 'connecting';
    return nowMs - lastMs > INTERRUPTED_AFTER_MS ? 'interrupted' : 'flowing';
  };
  return {
    arrived(nowMs) {
      lastMs = nowMs;
      return check(nowMs);
    },
    check,
  };
}
