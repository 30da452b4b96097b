/** A page that lived this long has recovered: its next death is the first of a new row. */
const RECOVERED_AFTER_MS = 60_000;
/** At once the first time, as a call may be waiting; then slower, for a page that dies at each start keeps the machine busy. */
const RELOAD_DELAYS_MS = [0, 1_000, 5_000, 15_000, 60_000] as const;
/** From this many deaths in a row it is no accident, and the agent should know. */
export const DEATHS_TO_TELL = 4;

export interface PageDeath {
  /** Milliseconds to wait before the page is loaded again. */
  readonly reloadInMs: number;
  /** 1 for the first death. */
  readonly inARow: number;
}

/** Decides when a page whose process has died is loaded again; one per page. */
export function createReloadPace(nowMs: () => number): () => PageDeath {
  let inARow = 0;
  let loadedAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    inARow = nowMs() - loadedAtMs >= RECOVERED_AFTER_MS ? 1 : inARow + 1;
    const reloadInMs = RELOAD_DELAYS_MS[Math.min(inARow, RELOAD_DELAYS_MS.length) - 1] ?? 0;
    loadedAtMs = nowMs() + reloadInMs;
    return { reloadInMs, inARow };
  };
}
