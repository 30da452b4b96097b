import type { LineSync, SyncPhase } from '#contract/history.ts';
import type { AppError } from '#contract/errors.ts';
import { type UnixMs } from '#contract/time.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, LineApi, Log, NewId } from '../ports.ts';
import type { HistoryStore } from './history-store.ts';
import { type SyncedLine, serviceCall } from './service-call.ts';
import { afterPage, cursorOf, nextGap, planAt, reopened, SYNC_PAGE, type SyncPlan } from './sync-plan.ts';

/** Calls of colleagues and of other devices come this late at most. */
const AGAIN_MS = 10 * 60_000;
/** Between two pages, so that what is worth more finds the bucket not always empty. */
const PAUSE_MS = 250;
/** While a customer rings the service is left alone. */
const QUIET_MS = 5_000;
/** Our own limit for a number says when; it is no trouble. */
const TURN_MS = 5_000;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 15 * 60_000;

/** Fetches all calls of one line from the service, newest first, back to the first one; then looks for new ones now and then. Never rings. */
export interface LineSyncing {
  state(): LineSync;
  /** Tries now: the agent asks, the network came back, the history is kept longer. */
  wake(): void;
  /** Nothing is asked any more, and what is still answered is not heard. */
  stop(): void;
}

/** Behind the number's gate, as what is least urgent: fails with `rate-limited` where its turn is far off. */
export interface FetchedList extends Pick<LineApi, 'list'> {
  /** Whoever waits for a turn gives it up. */
  close(): void;
}

export function createLineSync(tools: {
  readonly line: () => SyncedLine;
  readonly api: FetchedList;
  readonly store: Pick<HistoryStore, 'addFromService' | 'syncPlan' | 'removedBefore'>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** Older calls are not kept, so they are not fetched; null: all are. */
  readonly horizon: () => UnixMs | null;
  /** Nobody rings, here or there. */
  readonly isQuiet: () => boolean;
  /** The history has calls that it did not have. */
  readonly added: () => void;
  readonly changed: () => void;
}): LineSyncing {
  const { api, store, clock, newId, log, changed } = tools;
  const { id } = tools.line();
  let plan: SyncPlan | null = store.syncPlan(id);
  let removedBefore = store.removedBefore();
  let state: LineSync = { lineId: id, phase: 'waiting', reachedBack: null, added: 0, error: null };
  let failures = 0;
  let isNew = true;
  let isRunning = false;
  let stopped = false;
  let cancel = clock.after(0, go);

  function show(phase: SyncPhase, part: Partial<LineSync> = {}): void {
    const next: LineSync = { ...state, phase, reachedBack: reachedBack(plan), ...part };
    const isSame = next.phase === state.phase && next.reachedBack === state.reachedBack && next.error === state.error;
    if (isSame && next.added === state.added) return;
    state = next;
    changed();
  }

  function go(): void {
    if (stopped || isRunning) return;
    cancel();
    isRunning = true;
    const stepped = step()
      .finally(() => {
        isRunning = false;
      })
      .then((waitMs) => {
        if (!stopped) cancel = clock.after(waitMs, go);
      });
    inBackground('fetching older calls', stepped, log);
  }

  /** With what retention has deleted meanwhile, and written into the kept plan only. */
  function withRemoved(mine: SyncPlan): SyncPlan {
    const until = store.removedBefore();
    if (until === null || until === removedBefore) return mine;
    removedBefore = until;
    return reopened(mine, until);
  }

  /** Reads one page, or finds that there is none; resolves with how long to wait before the next step. */
  async function step(): Promise<number> {
    if (!tools.isQuiet()) {
      show('waiting');
      return QUIET_MS;
    }
    // Only once a round: what came since would otherwise keep the oldest pages waiting for ever.
    if (isNew || plan === null) plan = planAt(plan, clock.now());
    plan = withRemoved(plan);
    isNew = false;
    const horizon = tools.horizon();
    const gap = nextGap(plan, horizon);
    if (gap === null) {
      isNew = true;
      show('complete', { error: null });
      return AGAIN_MS;
    }
    show('reading');
    const page = await api.list(SYNC_PAGE, cursorOf(gap));
    if (stopped) return 0;
    if (!page.ok) return failed(page.error);
    failures = 0;
    const line = tools.line();
    const calls = page.value.map((remote) => serviceCall(remote, { line, newId })).filter((call) => call !== null);
    plan = withRemoved(plan);
    const young = calls.filter(({ call }) => horizon === null || call.startedAt >= horizon);
    const read = afterPage(plan, gap, {
      createdAt: page.value.map(({ createdAt }) => createdAt),
      openSince: page.value.flatMap(({ status, createdAt }) => (status === 'ended' || createdAt === null ? [] : [createdAt])),
      now: clock.now(),
    });
    // What is left out for its age is not read either: it is fetched when the history is kept longer.
    const next = horizon === null || young.length === calls.length ? read : reopened(read, horizon);
    const added = store.addFromService(id, { calls: young, plan: next });
    // A disk that refuses has said so; the same page is asked for again when it may take it.
    if (added === null) return backOffMs();
    plan = next;
    show('reading', { added: state.added + added, error: null });
    if (added > 0) tools.added();
    return PAUSE_MS;
  }

  function failed(error: AppError): number {
    if (error.code === 'rate-limited') {
      show('waiting');
      return Math.max(error.retryAfterMs ?? 0, TURN_MS);
    }
    log.info('older calls could not be fetched', { line: id, code: error.code });
    show('waiting', { error });
    return Math.max(error.retryAfterMs ?? 0, backOffMs());
  }

  function backOffMs(): number {
    failures += 1;
    return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
  }

  return {
    state: () => state,
    wake() {
      failures = 0;
      isNew = true;
      go();
    },
    stop() {
      stopped = true;
      cancel();
      api.close();
    },
  };
}

/** The end of what was read without a hole; null where nothing was. */
function reachedBack(plan: SyncPlan | null): UnixMs | null {
  const last = plan?.gaps.at(-1);
  return last?.from === null ? last.until : null;
}
