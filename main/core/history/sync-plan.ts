import { type UnixMs, unixMs } from '#contract/time.ts';
import { isLastPage } from '../events/last-page.ts';

/** As many as the service shows at once. */
export const SYNC_PAGE = 100;
/** Pages overlap by this, because the offset of the clocks is learnt anew with every answer. */
const PAGE_OVERLAP_MS = 2_000;
/** What began shortly before a look may have been entered after it. */
const LATE_ENTRY_MS = 5 * 60_000;
/** A call that the service never ends is not waited for longer. */
const LONGEST_CALL_MS = 24 * 60 * 60_000;

/** Calls of a line that have not been read: those that began before `until`, and at `from` or later. */
export interface SyncGap {
  /** Null: back to the first call there is. */
  readonly from: UnixMs | null;
  readonly until: UnixMs;
  /** A whole page lay within the overlap, so the next one begins exactly where it ended. */
  readonly exact: boolean;
}

/**
 * What is left to read of a line's calls, kept between two starts.
 *
 *   the first call ◀── last gap ──┤ read ├── gap ──┤ read ├── gap ──┤ now
 *
 * Read is from the newest gap to the oldest, so that what an agent looks for first is there first.
 */
export interface SyncPlan {
  /** Newest first. */
  readonly gaps: readonly SyncGap[];
  /** Everything that began before is read, or lies in a gap. */
  readonly readUntil: UnixMs;
}

/** What is to be read at `now`, after a pause or for the first time. */
export function planAt(kept: SyncPlan | null, now: UnixMs): SyncPlan {
  if (kept === null) return { gaps: [{ from: null, until: now, exact: false }], readUntil: now };
  // The machine's clock was set back: nothing that was read is read again, and the next call lies behind it.
  if (kept.readUntil >= now) return kept;
  const from = unixMs(kept.readUntil - LATE_ENTRY_MS);
  const newest: SyncGap = { from, until: now, exact: false };
  return { gaps: [newest, ...kept.gaps], readUntil: now };
}

/** The plan after all calls that began before `until` were deleted: what was read of them counts as read no longer. */
export function reopened({ gaps, readUntil }: SyncPlan, until: UnixMs): SyncPlan {
  const newer = gaps.filter((gap) => gap.until > until);
  const isOpen = newer.at(-1)?.from === null;
  return { gaps: isOpen ? newer : [...newer, { from: null, until, exact: false }], readUntil };
}

/** The gap to read next; null where nothing is left, or all that is left began before `horizon`. */
export function nextGap({ gaps }: SyncPlan, horizon: UnixMs | null): SyncGap | null {
  return gaps.find(({ until }) => horizon === null || until > horizon) ?? null;
}

/** The cursor of a gap's next page: calls before it are asked for. */
export function cursorOf({ until, exact }: SyncGap): UnixMs {
  return unixMs(until + (exact ? 0 : PAGE_OVERLAP_MS));
}

/** What the page of a gap told. */
export interface SyncPage {
  /** Of all calls on the page. */
  readonly createdAt: readonly (UnixMs | null)[];
  /** Of those that are not over: they are read once more when they are. */
  readonly openSince: readonly UnixMs[];
  readonly now: UnixMs;
}

/** The plan after a page of `gap` was read. */
export function afterPage(plan: SyncPlan, gap: SyncGap, { createdAt, openSince, now }: SyncPage): SyncPlan {
  const oldest = Math.min(...createdAt.filter((instant) => instant !== null));
  const isLast =
    isLastPage({ told: createdAt.length, asked: SYNC_PAGE }) || !Number.isFinite(oldest) || (gap.from !== null && oldest < gap.from);
  // Always further back, whatever the clocks do, so that no page is asked for for ever.
  const rest: SyncGap = {
    from: gap.from,
    until: unixMs(Math.min(oldest, gap.until - 1)),
    exact: oldest >= gap.until - PAGE_OVERLAP_MS,
  };
  const unfinished = openSince.filter((since) => now - since < LONGEST_CALL_MS);
  return {
    gaps: plan.gaps.flatMap((one) => (one === gap ? (isLast ? [] : [rest]) : [one])),
    readUntil: unixMs(Math.min(plan.readUntil, ...unfinished)),
  };
}
