import { type UnixMs, unixMs } from '#contract/time.ts';
import { isLastPage } from '../core/events/last-page.ts';
import type { RemoteCall } from '../core/events/observation.ts';
import { inBackground } from '../core/in-background.ts';
import type { Clock, LineApi, Log } from '../core/ports.ts';
import type { RequestGate } from './request-gate.ts';

/** As many as the service shows at once. */
export const WHOLE_PAGE = 100;
/** 3,000 calls: a week-end of a busy number. */
const MOST_PAGES = 30;
/** A look must reach this far behind the one before it: clocks agree to about two seconds. */
const OVERLAP_MS = 10_000;
/** Where nobody looked for a while, calls may have been entered late. */
const GAP_OVERLAP_MS = 300_000;
/** Pages overlap by this, because the offset of the clocks is learnt anew with every answer. */
const PAGE_OVERLAP_MS = 2_000;

/** Sees to it that every call is listed once, also where more of them came than one page of the list shows. */
export interface CallPages {
  /** Nobody looked until now: calls may lie as far back as the last look, or as `since` where there was none. */
  gap(): void;
  /** How many calls the next look should ask for; null where the usual few do. */
  wanted(): number | null;
  /** Calls may still be missing from what was told. */
  behind(): boolean;
  /** The first page, as a look at `askedAt` got it: goes on behind it where that is needed. */
  first(page: { readonly calls: readonly RemoteCall[]; readonly limit: number; readonly askedAt: UnixMs }): void;
  /** Resolves when nothing is asked any more. */
  stop(): Promise<void>;
}

interface Gap {
  /** How far back calls may be missing. */
  readonly since: UnixMs;
  /** Calls from here on were listed; null before the first page. */
  readonly from: UnixMs | null;
  /** A whole page lay within the overlap, so the next one begins exactly where it ended. */
  readonly exact: boolean;
  readonly pages: number;
}

export function callPages(tools: {
  readonly api: Pick<LineApi, 'list'>;
  readonly gate: RequestGate;
  readonly clock: Clock;
  readonly log: Log;
  readonly since: UnixMs;
  readonly listed: (calls: readonly RemoteCall[], askedAt: UnixMs) => void;
  /** The last page of a gap is told. */
  readonly caughtUp: () => void;
}): CallPages {
  const { api, gate, clock, log } = tools;
  const ending = new AbortController();
  let gap: Gap | null = { since: tools.since, from: null, exact: false, pages: 0 };
  let lastLookAt: UnixMs | null = null;
  let lastPage: 'none' | 'calls' | 'empty' = 'none';
  let running: Promise<void> | null = null;
  let generation = 0;

  function oldest(calls: readonly RemoteCall[]): UnixMs | null {
    const instants = calls.map(({ createdAt }) => createdAt).filter((instant) => instant !== null);
    return instants.length === 0 ? null : unixMs(Math.min(...instants));
  }

  /** What is left of a gap after a page that reaches back to `reached`. */
  function rest(open: Gap, page: { readonly calls: readonly RemoteCall[]; readonly limit: number }): Gap | null {
    const reached = oldest(page.calls);
    if (isLastPage({ told: page.calls.length, asked: page.limit }) || reached === null || reached < open.since) return null;
    if (open.pages + 1 < MOST_PAGES) return { ...open, from: reached, pages: open.pages + 1 };
    log.warn('more calls than are listed', { pages: MOST_PAGES });
    return null;
  }

  /** Where a whole page lay within the overlap, the next ones do without it: they would show the same calls again. */
  function dense(from: UnixMs, left: Gap): Gap {
    const reached = left.from ?? from;
    return reached < from ? left : { ...left, from, exact: true };
  }

  /** Calls do not go away: a list that has none any more ends no search before it is told twice. */
  function isMistake(calls: readonly RemoteCall[]): boolean {
    const before = lastPage;
    lastPage = calls.length > 0 ? 'calls' : 'empty';
    return lastPage === 'empty' && before === 'calls';
  }

  async function goOn(): Promise<void> {
    for (let open = gap; open !== null && open.from !== null && !ending.signal.aborted; open = gap) {
      const began = generation;
      const turn = await gate.turn('looking', ending.signal);
      if (!turn.ok || began !== generation) return;
      const askedAt = clock.now();
      const page = await api.list(WHOLE_PAGE, unixMs(open.from + (open.exact ? 0 : PAGE_OVERLAP_MS)));
      if (!page.ok) gate.heard(page.error, askedAt);
      if (!page.ok || ending.signal.aborted || began !== generation) return;
      const left = rest(open, { calls: page.value, limit: WHOLE_PAGE });
      gap = left === null ? null : dense(open.from, left);
      tools.listed(page.value, askedAt);
    }
    if (gap === null) tools.caughtUp();
  }

  function start(): void {
    if (gap === null || gap.from === null || running !== null) return;
    running = goOn().finally(() => {
      running = null;
    });
    inBackground('reading older calls', running, log);
  }

  return {
    gap() {
      generation += 1;
      const since = unixMs((lastLookAt ?? tools.since) - (lastLookAt === null ? 0 : GAP_OVERLAP_MS));
      gap = { since: unixMs(Math.min(since, gap?.since ?? since)), from: null, exact: false, pages: 0 };
    },
    wanted: () => (gap === null ? null : WHOLE_PAGE),
    behind: () => gap !== null,
    first({ calls, limit, askedAt }) {
      if (isMistake(calls)) return;
      const known = lastLookAt === null ? null : unixMs(lastLookAt - OVERLAP_MS);
      lastLookAt = askedAt;
      const asOne = { calls, limit };
      // Between two pages of a gap: nothing is missing from here back to where the pages began.
      const joins = known !== null && rest({ since: known, from: null, exact: false, pages: 0 }, asOne) === null;
      if (gap === null || gap.from === null || !joins) {
        const since = gap === null ? (known ?? tools.since) : gap.since;
        gap = rest({ since, from: null, exact: false, pages: 0 }, asOne);
      }
      start();
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}
