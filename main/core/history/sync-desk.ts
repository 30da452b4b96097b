import type { AppState } from '#contract/app-state.ts';
import type { PhaseName } from '#contract/call.ts';
import type { LineSync } from '#contract/history.ts';
import type { Line, LineId } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, LineApi, Log, NewId } from '../ports.ts';
import type { HistoryStore } from './history-store.ts';
import { createLineSync, type LineSyncing } from './line-sync.ts';

/** While a call is in one of these, somebody waits for it. */
const BUSY: ReadonlySet<PhaseName> = new Set(['ringing', 'answering', 'dialing', 'alerting']);

/** Fetches the calls of every line that can be reached. */
export interface SyncDesk {
  state(): readonly LineSync[];
  follow(state: Pick<AppState, 'lines' | 'calls'>): void;
  /** Tries again now. */
  fetch(lineId: LineId): void;
  /** The settings have changed: how far back, or whether at all. */
  settingsChanged(): void;
  stop(): Promise<void>;
}

export function createSyncDesk(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly store: Pick<HistoryStore, 'addFromService' | 'syncPlan'>;
  /** Null where the line has no key that opens. */
  readonly apiOf: (lineId: LineId) => Pick<LineApi, 'list'> | null;
  readonly isWanted: () => boolean;
  readonly horizon: () => UnixMs | null;
  readonly changed: () => void;
}): SyncDesk {
  const { clock, newId, log, store, apiOf, horizon, changed } = ports;
  const lines = new Map<LineId, { line: Line; readonly sync: LineSyncing }>();
  const stopping = new Set<Promise<void>>();
  let last: Pick<AppState, 'lines' | 'calls'> = { lines: [], calls: [] };
  let stopped = false;

  const open = (line: Line): void => {
    const api = apiOf(line.id);
    if (api === null) return;
    const sync = createLineSync({
      line: () => lines.get(line.id)?.line ?? line,
      api,
      store,
      clock,
      newId,
      log,
      horizon,
      isQuiet: () => !last.calls.some(({ phase }) => BUSY.has(phase)),
      changed,
    });
    lines.set(line.id, { line, sync });
  };
  const close = (id: LineId, sync: LineSyncing): void => {
    lines.delete(id);
    const closed: Promise<void> = sync.stop().finally(() => stopping.delete(closed));
    stopping.add(closed);
    inBackground('ending to fetch calls', closed, log);
    changed();
  };

  /** The practice line's calls are thrown away with its process: all there are were made here. */
  const isFetched = ({ origin, status }: Line): boolean => origin !== 'practice' && (status.state === 'live' || status.state === 'polling');

  const follow = (state: Pick<AppState, 'lines' | 'calls'>): void => {
    last = state;
    if (stopped) return;
    const wanted = ports.isWanted() ? state.lines.filter(isFetched) : [];
    const known = new Set(state.lines.map(({ id }) => id));
    for (const [id, { sync }] of lines) {
      // A line in trouble keeps its place, and its own patience.
      if (!known.has(id) || !ports.isWanted()) close(id, sync);
    }
    for (const line of wanted) {
      const entry = lines.get(line.id);
      if (entry === undefined) open(line);
      else entry.line = line;
    }
  };

  return {
    state: () => [...lines.values()].map(({ sync }) => sync.state()),
    follow,
    fetch: (lineId) => lines.get(lineId)?.sync.wake(),
    settingsChanged() {
      follow(last);
      for (const { sync } of lines.values()) sync.wake();
    },
    async stop() {
      stopped = true;
      for (const [id, { sync }] of lines) close(id, sync);
      await Promise.all(stopping);
    },
  };
}
