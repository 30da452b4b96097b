/** The fastest way of the last ten to twenty seconds counts as "no delay", so that drifting clocks do not add up. */
const BASE_WINDOW_MS = 10_000;
/** Whoever was silent this long may have paused; a stalled connection sends what it kept in one go. */
const PAUSE_MS = 400;
/** A way that stays longer for so much sound is another way, not a late one. */
const SHIFT_AFTER_MS = 1_000;
const SHIFT_MS = 30;
/** So long after a gap a backlog has come, or there was none. */
const BACKLOG_WITHIN_MS = 500;
/** Messages of a backlog: two seconds of the shortest there are. */
const LONGEST_BACKLOG = 400;

/** Sound of `durationMs` that begins at `mediaMs` of the stream. */
export interface Arrival {
  readonly mediaMs: number;
  readonly durationMs: number;
  readonly nowMs: number;
}

export interface ArrivalNews {
  /** The first after so long that the sender may have paused: how late it is will be known in half a second. */
  readonly isAfterGap: boolean;
  /** Known by now: how late the first message after the last gap was; nothing where the sender had paused. Null otherwise. */
  readonly gapLatenessMs: number | null;
}

export interface ArrivalClock {
  /** Calls `observe` with its lateness. */
  arrived(message: Arrival): ArrivalNews;
  /**
   * How late sound of that media time is at `nowMs`, over the fastest way; Infinity before anything came. After `forget` still
   * over the way of before, until something comes.
   */
  latenessMs(mediaMs: number, nowMs: number): number;
  /** What came before says nothing about what comes: a new session, or a stall that is over. */
  forget(): void;
}

const NO_NEWS: ArrivalNews = { isAfterGap: false, gapLatenessMs: null };
const AFTER_GAP: ArrivalNews = { isAfterGap: true, gapLatenessMs: null };

export interface Lateness {
  readonly latenessMs: number;
  readonly durationMs: number;
}

/**
 * Tells lateness from arrival times. TCP neither loses nor reorders, so the media time of a message is known by
 * counting, and lateness is arrival minus media time, over the smallest such difference.
 *
 * A pause of the sender looks like a stall until one knows what follows. So after a gap the clock is set anew by the
 * first message; where a backlog follows, which arrives faster than real time, the difference falls within half a second,
 * and by how much it falls each of those messages was late.
 */
export function createArrivalClock(listener: {
  readonly observe: (seen: Lateness) => void;
  /** Everything that was observed in the last `durationMs` of sound was less late by so much: the way has become longer. */
  readonly shifted: (shift: { readonly byMs: number; readonly durationMs: number }) => void;
}): ArrivalClock {
  let current = Number.POSITIVE_INFINITY;
  let previous = Number.POSITIVE_INFINITY;
  /** What was the base when it was forgotten. */
  let formerBase = Number.NEGATIVE_INFINITY;
  let sinceMs = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  /** What came after a gap: how late it was is known when its backlog has come. */
  let unsettled: { readonly offsetMs: number; readonly durationMs: number }[] = [];
  let settlesAtMs = 0;
  let hasHeard = false;
  let recent = { leastMs: Number.POSITIVE_INFINITY, durationMs: 0 };

  const base = (): number => Math.min(current, previous);
  const isKnown = (): boolean => base() !== Number.POSITIVE_INFINITY;
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
      const isAfterGap = hasHeard && (!isKnown() || gapMs > PAUSE_MS);
      if (isAfterGap) {
        restart(offsetMs, nowMs);
        unsettled = [{ offsetMs, durationMs }];
        settlesAtMs = nowMs + BACKLOG_WITHIN_MS;
        return AFTER_GAP;
      }
      if (!hasHeard) restart(offsetMs, nowMs);
      hasHeard = true;
      if (nowMs - sinceMs > BASE_WINDOW_MS) {
        previous = current;
        current = offsetMs;
        sinceMs = nowMs;
      }
      current = Math.min(current, offsetMs);
      const [first] = unsettled;
      if (first !== undefined && nowMs < settlesAtMs && unsettled.length < LONGEST_BACKLOG) {
        unsettled.push({ offsetMs, durationMs });
        return NO_NEWS;
      }
      for (const earlier of unsettled) listener.observe({ latenessMs: earlier.offsetMs - base(), durationMs: earlier.durationMs });
      const gapLatenessMs = first === undefined ? null : first.offsetMs - base();
      unsettled = [];
      const latenessMs = offsetMs - base();
      listener.observe({ latenessMs, durationMs });
      noticeShift(latenessMs, durationMs, nowMs);
      return gapLatenessMs === null ? NO_NEWS : { isAfterGap: false, gapLatenessMs };
    },
    latenessMs: (mediaMs, nowMs) => nowMs - mediaMs - (isKnown() ? base() : formerBase),
    forget() {
      if (isKnown()) formerBase = base();
      current = Number.POSITIVE_INFINITY;
      previous = Number.POSITIVE_INFINITY;
      recent = { leastMs: Number.POSITIVE_INFINITY, durationMs: 0 };
      lastMs = Number.NEGATIVE_INFINITY;
      unsettled = [];
    },
  };
}
