import type { AppState } from '#contract/app-state.ts';
import type { PhaseName } from '#contract/call.ts';
import type { LineSync } from '#contract/history.ts';
import type { Line, LineId } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import type { Clock, Log, NewId } from '../ports.ts';
import type { HistoryStore } from './history-store.ts';
import { createLineSync, type FetchedList, type LineSyncing } from './line-sync.ts';

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
  stop(): void;
}

export function createSyncDesk(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly store: Pick<HistoryStore, 'addFromService' | 'syncPlan' | 'removedBefore'>;
  /** Null where the line has no key that opens. */
  readonly openList: (lineId: LineId) => FetchedList | null;
  readonly isWanted: () => boolean;
  readonly horizon: () => UnixMs | null;
  readonly added: () => void;
  readonly changed: () => void;
}): SyncDesk {
  const { clock, newId, log, store, horizon, changed } = ports;
  const lines = new Map<LineId, { line: Line; readonly sync: LineSyncing }>();
  let last: Pick<AppState, 'lines' | 'calls'> = { lines: [], calls: [] };
  let stopped = false;

  const open = (line: Line): void => {
    const api = ports.openList(line.id);
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
      added: ports.added,
      changed,
    });
    lines.set(line.id, { line, sync });
  };
  const close = (id: LineId, sync: LineSyncing): void => {
    lines.delete(id);
    sync.stop();
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
    stop() {
      stopped = true;
      for (const [id, { sync }] of lines) close(id, sync);
    },
  };
}
