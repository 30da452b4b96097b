/** The fastest way of the last ten to twenty seconds counts as "no delay", so that drifting clocks do not add up. */
const BASE_WINDOW_MS = 10_000;
/** Whoever was silent this long may have paused; a stalled connection sends what it kept in one go. */
const PAUSE_MS = 400;
/** A way that stays longer for so much sound is another way, not a late one. */
const SHIFT_AFTER_MS = 1_000;
const SHIFT_MS = 30;

export interface ArrivalClock {
  /** Sound of `durationMs` that begins at `mediaMs` of the stream arrived. Calls `observe` with its lateness. */
  arrived(message: { readonly mediaMs: number; readonly durationMs: number; readonly nowMs: number }): void;
  /** How late sound of that media time is at `nowMs`, over the fastest way; Infinity before anything came. */
  latenessMs(mediaMs: number, nowMs: number): number;
  /** What came before says nothing about what comes: a new session, or a stall that is over. */
  forget(): void;
}

export interface Lateness {
  readonly latenessMs: number;
  readonly durationMs: number;
}

/**
 * Tells lateness from arrival times. TCP neither loses nor reorders, so the media time of a message is known by
 * counting, and lateness is arrival minus media time, over the smallest such difference.
 *
 * A pause of the sender looks like a stall until one knows what follows. So after a gap the clock is set anew by the
 * first message; where a backlog follows, which arrives faster than real time, the difference falls, and by how much
 * it falls the first message was late. `corrected` says so.
 */
export function createArrivalClock(listener: {
  readonly observe: (seen: Lateness) => void;
  /** Everything that was observed in the last `durationMs` of sound was less late by so much: the way has become longer. */
  readonly shifted: (shift: { readonly byMs: number; readonly durationMs: number }) => void;
}): ArrivalClock {
  let current = Number.POSITIVE_INFINITY;
  let previous = Number.POSITIVE_INFINITY;
  let sinceMs = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  /** Sound that came after a gap and whose lateness is not settled. */
  let unsettledMs = 0;
  let recent = { leastMs: Number.POSITIVE_INFINITY, durationMs: 0 };

  const base = (): number => Math.min(current, previous);
  const restart = (offsetMs: number, nowMs: number): void => {
    current = offsetMs;
    previous = Number.POSITIVE_INFINITY;
    sinceMs = nowMs;
    recent = { leastMs: Number.POSITIVE_INFINITY, durationMs: 0 };
  };
  /** The whole last second came late by about the same: believe it. */
  const noticeShift = (latenessMs: number, durationMs: number, nowMs: number): void => {
    recent = { leastMs: Math.min(recent.leastMs, latenessMs), durationMs: recent.durationMs + durationMs };
    if (latenessMs < SHIFT_MS) recent = { leastMs: Number.POSITIVE_INFINITY, durationMs: 0 };
    if (recent.durationMs < SHIFT_AFTER_MS) return;
    listener.shifted({ byMs: recent.leastMs, durationMs: recent.durationMs });
    restart(base() + recent.leastMs, nowMs);
  };

  return {
    arrived({ mediaMs, durationMs, nowMs }) {
      const offsetMs = nowMs - mediaMs;
      const gapMs = nowMs - lastMs;
      lastMs = nowMs;
      if (base() === Number.POSITIVE_INFINITY || gapMs > PAUSE_MS) {
        restart(offsetMs, nowMs);
        unsettledMs = durationMs;
        return;
      }
      if (nowMs - sinceMs > BASE_WINDOW_MS) {
        previous = current;
        current = offsetMs;
        sinceMs = nowMs;
      }
      const fasterMs = base() - offsetMs;
      current = Math.min(current, offsetMs);
      if (unsettledMs > 0 && fasterMs > 0) listener.observe({ latenessMs: fasterMs, durationMs: unsettledMs });
      unsettledMs = fasterMs > 0 && unsettledMs > 0 ? unsettledMs + durationMs : 0;
      const latenessMs = offsetMs - base();
      listener.observe({ latenessMs, durationMs });
      noticeShift(latenessMs, durationMs, nowMs);
    },
    latenessMs: (mediaMs, nowMs) => nowMs - mediaMs - base(),
    forget() {
      current = Number.POSITIVE_INFINITY;
      previous = Number.POSITIVE_INFINITY;
      recent = { leastMs: Number.POSITIVE_INFINITY, durationMs: 0 };
      lastMs = Number.NEGATIVE_INFINITY;
      unsettledMs = 0;
    },
  };
}
