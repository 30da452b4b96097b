import { type AppError, appError } from '#contract/errors.ts';
import { type Line, LINE_COLOURS, type LineColour, type LineId, type LineKind, type LineStatus, lineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { DeskLine } from '../call/call-desk.ts';
import type { Observation } from '../events/observation.ts';
import { apiKey } from './api-key.ts';
import type {
  Clock,
  EventFeed,
  FeedHealth,
  FeedStake,
  LineAccess,
  LineApi,
  LineStore,
  LockedLine,
  Log,
  NewId,
  OpenEventFeed,
  OpenLineApi,
} from '../ports.ts';

export interface LineDesk {
  lines(): readonly Line[];
  number(id: LineId): PhoneNumber | null;
  /** Proves the key, finds the kind of number, keeps the line and opens it. */
  add(order: {
    readonly access: LineAccess;
    readonly label: string;
    readonly origin: 'agent' | 'environment';
  }): Promise<Result<LineId, AppError>>;
  /** Opens a line that is known already: kept from before, or of the practice line. */
  open(line: LineFacts): void;
  /** Shows a line whose key cannot be opened, so that the agent sees why it is silent and can remove it. */
  showLocked(line: LockedLine): void;
  isLocked(id: LineId): boolean;
  /** Only lines that the agent added can be removed by the agent. */
  remove(id: LineId): Promise<Result<null, AppError>>;
  close(id: LineId): Promise<void>;
  /** Tells the line's feed how much is at stake, which decides how often it looks. */
  expect(id: LineId, stake: FeedStake): void;
  stop(): Promise<void>;
}

export interface LineFacts {
  readonly id: LineId;
  readonly label: string;
  readonly kind: LineKind;
  readonly number: PhoneNumber | null;
  readonly colour: LineColour | null;
  readonly origin: Line['origin'];
  readonly access: LineAccess;
}

interface OpenLine {
  line: Line;
  readonly access: LineAccess;
  readonly feed: EventFeed;
}

/** The numbers we answer for, each with its own key, feed and state. */
export function createLineDesk(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly openLineApi: OpenLineApi;
  readonly openEventFeed: OpenEventFeed;
  readonly store: LineStore;
  readonly opened: (line: DeskLine) => void;
  readonly closing: (id: LineId) => Promise<void>;
  readonly observed: (id: LineId, observations: readonly Observation[]) => void;
  /** The line is open, and lasts until quit for this reason. */
  readonly notKept: (id: LineId, why: AppError) => void;
  readonly changed: () => void;
}): LineDesk {
  const { clock, newId, log, openLineApi, openEventFeed, store, changed } = ports;
  const open = new Map<LineId, OpenLine>();
  const locked = new Map<LineId, Line>();
  let stopped = false;

  const shown = (): readonly Line[] => [...[...open.values()].map(({ line }) => line), ...locked.values()];
  const unusedColour = (): LineColour => freeColour(shown().map(({ colour }) => colour));

  const setStatus = (id: LineId, status: LineStatus): void => {
    const entry = open.get(id);
    if (entry === undefined) return;
    if (entry.line.status.state !== status.state) log.info('line', { line: id, state: status.state });
    entry.line = { ...entry.line, status };
    changed();
  };

  const health = (id: LineId, news: FeedHealth): void => {
    const before = open.get(id)?.line.status;
    if (news.ok) setStatus(id, { state: 'ready', events: news.events, provenAt: news.provenAt });
    else setStatus(id, { state: 'trouble', error: news.error, since: before?.state === 'trouble' ? before.since : clock.now() });
  };

  const openLine = (facts: LineFacts, api: LineApi): void => {
    const { id, label, kind, number, origin, access } = facts;
    const colour = facts.colour ?? unusedColour();
    ports.opened({ id, kind, label, api });
    const feed = openEventFeed({
      lineId: id,
      access,
      api,
      listener: {
        observed: (observations) => ports.observed(id, observations),
        health: (news) => health(id, news),
      },
    });
    open.set(id, { line: { id, label, kind, number, colour, origin, status: { state: 'connecting' } }, access, feed });
    changed();
  };

  const close = async (id: LineId): Promise<void> => {
    const entry = open.get(id);
    if (entry === undefined) return;
    open.delete(id);
    changed();
    await ports.closing(id);
    await entry.feed.stop();
  };

  return {
    lines: shown,
    number: (id) => (open.get(id)?.line ?? locked.get(id))?.number ?? null,
    async add({ access: given, label, origin }) {
      const key = apiKey(given.apiKey);
      if (!key.ok) return key;
      const access: LineAccess = { ...given, apiKey: key.value };
      const isHere = (): boolean => [...open.values()].some((entry) => entry.access.apiKey === access.apiKey);
      if (isHere()) return fail(appError('line-already-added'));
      const api = openLineApi(access);
      const kind = await api.detectKind();
      if (!kind.ok) return kind;
      const state = await api.readNumber();
      if (!state.ok) return state;
      if (stopped) return fail(appError('invalid-input', 'the app is closing'));
      // The key may have been added twice while we asked.
      if (isHere()) return fail(appError('line-already-added'));
      const number = state.value?.number ?? null;
      const named = label.trim() || state.value?.label || number || access.apiKey.slice(-4);
      const facts = { id: lineId(newId('line')), label: named, kind: kind.value, number, colour: unusedColour(), access };
      const notKept = origin === 'agent' ? store.save(facts) : null;
      if (notKept !== null) ports.notKept(facts.id, notKept);
      openLine({ ...facts, origin }, api);
      return ok(facts.id);
    },
    open: (facts) => openLine(facts, openLineApi(facts.access)),
    showLocked(line) {
      const status: LineStatus = { state: 'trouble', error: appError('key-locked'), since: clock.now() };
      locked.set(line.id, { ...line, origin: 'agent', status });
      changed();
    },
    isLocked: (id) => locked.has(id),
    async remove(id) {
      if (locked.delete(id)) {
        store.remove(id);
        changed();
        return ok(null);
      }
      if (open.get(id)?.line.origin !== 'agent') return fail(appError('invalid-input', 'only lines that were added here can be removed'));
      store.remove(id);
      await close(id);
      return ok(null);
    },
    close,
    expect: (id, stake) => open.get(id)?.feed.expect(stake),
    async stop() {
      stopped = true;
      const feeds = [...open.values()].map(({ feed }) => feed);
      open.clear();
      locked.clear();
      changed();
      await Promise.all(feeds.map((feed) => feed.stop()));
    },
  };
}

function freeColour(taken: readonly LineColour[]): LineColour {
  const uses = (colour: LineColour): number => taken.filter((other) => other === colour).length;
  return LINE_COLOURS.reduce((best, colour) => (uses(colour) < uses(best) ? colour : best));
}
