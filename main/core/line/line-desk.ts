import { type AppError, appError } from '#contract/errors.ts';
import {
  DEFAULT_LINE_OPTIONS,
  type Line,
  type LineColour,
  type LineHealth,
  type LineId,
  type LineKind,
  type LineOptions,
  type LineStatus,
  lineId,
  UNKNOWN_HEALTH,
} from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';
import type { DeskLine } from '../call/desk-line.ts';
import type { Observation } from '../events/observation.ts';
import { isAnswered } from './answered-number.ts';
import { apiKey } from './api-key.ts';
import { freeColour } from './free-colour.ts';
import { lineLabel } from './line-label.ts';
import { createLineWatch } from './line-watch.ts';
import { reachFacts } from './reach-facts.ts';
import type {
  CallJournal,
  Clock,
  EventFeed,
  FeedStake,
  LineAccess,
  LineApi,
  LineStore,
  LockedLine,
  Log,
  NewId,
  OpenEventFeed,
  OpenLineApi,
  Reach,
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
  /** Whether a line is open with this key. */
  hasKey(key: string): boolean;
  /** How the service is asked on behalf of an open line; null for any other. Secret: it never crosses to a window. */
  access(id: LineId): LineAccess | null;
  /** Another name, colour or option; kept for lines that the agent added, for others until quit. Fails with `key-locked` where the key does not open. */
  change(id: LineId, to: { readonly label?: string; readonly colour?: LineColour } & Partial<LineOptions>): Result<null, AppError>;
  /** Mends what can be mended now: the way of the events, the webhook, and a look at the list. */
  mend(id: LineId): Result<null, AppError>;
  /**
   * Nothing that was proven before `since` counts any more: it is `connecting` until it is proven anew. Resolves when the line has looked
   * again; true where that went well.
   */
  wake(id: LineId, since: UnixMs): Promise<boolean>;
  /** Only lines that the agent added can be removed by the agent. */
  remove(id: LineId): Promise<Result<null, AppError>>;
  close(id: LineId): Promise<void>;
  /** Tells the line's feed how much is at stake, which decides how often it looks. */
  expect(id: LineId, stake: FeedStake): void;
  stop(): Promise<void>;
}

export interface LineFacts extends Partial<LineOptions> {
  readonly id: LineId;
  readonly label: string;
  readonly kind: LineKind;
  readonly number: PhoneNumber | null;
  readonly colour: LineColour | null;
  readonly origin: Line['origin'];
  readonly access: LineAccess;
}

interface OpenLine {
  /** Among the others: in the order in which they were asked for, whichever answered first. */
  readonly place: number;
  line: Line;
  readonly access: LineAccess;
  readonly feed: EventFeed;
  /** Stops the feed; once, whoever asks. */
  readonly stop: () => Promise<void>;
}

/** The numbers we answer for, each with its own key, feed and state. */
export function createLineDesk(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  /** The same letters for the same text, at every start, and nobody reads the text from them. */
  readonly stableId: (text: string) => string;
  readonly log: Log;
  readonly openLineApi: OpenLineApi;
  readonly openEventFeed: OpenEventFeed;
  readonly store: LineStore;
  readonly journal: CallJournal;
  readonly opened: (line: DeskLine) => void;
  readonly closing: (id: LineId) => Promise<void>;
  /** The agent took it away for good; it is closed by then. */
  readonly removed: (id: LineId) => void;
  readonly observed: (id: LineId, observations: readonly Observation[]) => void;
  /** Why the agent may neither add nor remove a line, or null. Lines that the environment gives are no doing of theirs. */
  readonly linesLocked: AppError | null;
  /** What the agent did to the line lasts until quit, for this reason. */
  readonly notKept: (id: LineId, why: AppError) => void;
  readonly changed: () => void;
}): LineDesk {
  const { clock, newId, stableId, log, openLineApi, openEventFeed, store, linesLocked, changed } = ports;
  const open = new Map<LineId, OpenLine>();
  /** Not shown any more, while their calls are left. */
  const closing = new Set<OpenLine>();
  const locked = new Map<LineId, Line>();
  const places = new Map<string, number>();
  const watch = createLineWatch(ports);
  let stopped = false;

  const shown = (): readonly Line[] => {
    const inOrder = [...open.values()].toSorted((one, other) => one.place - other.place);
    return [...inOrder.map(({ line }) => line), ...locked.values()];
  };
  const placeOf = ({ apiKey: key }: LineAccess): number => {
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  };
  const unusedColour = (): LineColour => freeColour(shown().map(({ colour }) => colour));

  const edit = (id: LineId, part: Partial<Line>): void => {
    const entry = open.get(id);
    if (entry === undefined) return;
    entry.line = { ...entry.line, ...part };
    changed();
  };

  const reach = (id: LineId, news: Reach): void => {
    const line = open.get(id)?.line;
    if (line === undefined) return;
    const before = line.status;
    const since = before.state === 'unreachable' ? before.since : clock.now();
    const status: LineStatus = news.state === 'unreachable' ? { ...news, since } : news;
    if (before.state !== status.state) log.info('line', { line: id, ...reachFacts(status) });
    // Practice is thrown away with its process: nobody rang while it was not there.
    if (status.state !== 'unreachable' && line.origin !== 'practice') watch.proven(id, status.provenAt);
    edit(id, { status });
  };

  const openLine = (facts: LineFacts, api: LineApi): void => {
    const { id, label, kind, number, origin, access, ringtone, preAccept } = { ...DEFAULT_LINE_OPTIONS, ...facts };
    const colour = facts.colour ?? unusedColour();
    const watchedSince = origin === 'practice' ? clock.now() : watch.since(id);
    let entry: OpenLine | null = null;
    ports.opened({
      id,
      kind,
      label: () => entry?.line.label ?? label,
      preAccept: () => entry?.line.preAccept ?? preAccept,
      api,
      watchedSince,
      outlivesApp: origin !== 'practice',
    });
    const feed = openEventFeed({
      lineId: id,
      watchedSince,
      access,
      api,
      listener: {
        observed: (observations) => ports.observed(id, observations),
        reach: (news) => reach(id, news),
        health: (health: LineHealth) => edit(id, { health }),
      },
    });
    const status: LineStatus = { state: 'connecting' };
    const line: Line = { id, label, kind, number, colour, ringtone, preAccept, origin, status, health: UNKNOWN_HEALTH };
    let stopping: Promise<void> | null = null;
    entry = { place: placeOf(access), line, access, feed, stop: () => (stopping ??= feed.stop()) };
    open.set(id, entry);
    changed();
  };

  const forget = (id: LineId): void => {
    const stillKept = store.remove(id);
    if (stillKept !== null) ports.notKept(id, stillKept);
  };

  const hasKey = (key: string): boolean => [...open.values()].some(({ access }) => access.apiKey === key);

  const close = async (id: LineId): Promise<void> => {
    const entry = open.get(id);
    if (entry === undefined) return;
    open.delete(id);
    closing.add(entry);
    changed();
    await ports.closing(id);
    await entry.stop();
    closing.delete(entry);
  };

  return {
    lines: shown,
    number: (id) => (open.get(id)?.line ?? locked.get(id))?.number ?? null,
    async add({ access: given, label, origin }) {
      if (origin === 'agent' && linesLocked !== null) return fail(linesLocked);
      const key = apiKey(given.apiKey);
      if (!key.ok) return key;
      const access: LineAccess = { ...given, apiKey: key.value };
      if (hasKey(access.apiKey)) return fail(appError('line-already-added'));
      placeOf(access);
      const api = openLineApi(access);
      const kind = await api.detectKind();
      if (!kind.ok) return kind;
      const state = await api.readNumber();
      if (!state.ok) return state;
      if (stopped) return fail(appError('invalid-input', 'the app is closing'));
      // The key may have been added twice while we asked.
      if (hasKey(access.apiKey)) return fail(appError('line-already-added'));
      const number = state.value?.number ?? null;
      if (isAnswered(open.values(), { kind: kind.value, number }, access)) return fail(appError('line-already-added', 'by another key'));
      const named = lineLabel(label.trim() || state.value?.label || number || access.apiKey.slice(-4));
      // The environment's lines are not kept, so their ids are made from what gives them: a crash finds their calls again.
      const id = lineId(origin === 'environment' ? `line_${stableId(`${access.apiBase} ${access.apiKey}`)}` : newId('line'));
      const facts = { ...DEFAULT_LINE_OPTIONS, id, label: named, kind: kind.value, number, colour: unusedColour(), access };
      const notKept = origin === 'agent' ? store.save(facts) : null;
      if (notKept !== null) ports.notKept(facts.id, notKept);
      openLine({ ...facts, origin }, api);
      return ok(facts.id);
    },
    open: (facts) => openLine(facts, openLineApi(facts.access)),
    showLocked(line) {
      const status: LineStatus = { state: 'unreachable', error: appError('key-locked'), since: clock.now() };
      locked.set(line.id, { ...line, origin: 'agent', status, health: UNKNOWN_HEALTH });
      changed();
    },
    isLocked: (id) => locked.has(id),
    hasKey,
    access: (id) => open.get(id)?.access ?? null,
    change(id, to) {
      if (locked.has(id)) return fail(appError('key-locked', 'a line is kept together with its key'));
      const entry = open.get(id);
      if (entry === undefined) return fail(appError('invalid-input', 'there is no such line'));
      const label = to.label?.trim() ?? entry.line.label;
      if (label === '') return fail(appError('invalid-input', 'a line needs a name'));
      edit(id, { ...to, label });
      if (entry.line.origin === 'agent') {
        const { kind, number, colour, ringtone, preAccept } = entry.line;
        const notKept = store.save({ id, label, kind, number, colour, ringtone, preAccept, access: entry.access });
        if (notKept !== null) ports.notKept(id, notKept);
      }
      return ok(null);
    },
    mend(id) {
      if (locked.has(id)) return fail(appError('key-locked'));
      const entry = open.get(id);
      if (entry === undefined) return fail(appError('invalid-input', 'there is no such line'));
      entry.feed.mend();
      return ok(null);
    },
    async wake(id, since) {
      const entry = open.get(id);
      // What is not proven any more is not shown as proven; a line in trouble stays so until a look says otherwise.
      if (entry?.line.status.state !== 'unreachable') edit(id, { status: { state: 'connecting' } });
      return (await entry?.feed.wake(since)) ?? false;
    },
    async remove(id) {
      if (linesLocked !== null) return fail(linesLocked);
      if (locked.delete(id)) {
        forget(id);
        // Calls of before a crash still wait for it: what became of them will not be known.
        await ports.closing(id);
        ports.removed(id);
        changed();
        return ok(null);
      }
      if (open.get(id)?.line.origin !== 'agent') return fail(appError('invalid-input', 'only lines that were added here can be removed'));
      forget(id);
      await close(id);
      ports.removed(id);
      return ok(null);
    },
    close,
    expect: (id, stake) => open.get(id)?.feed.expect(stake),
    async stop() {
      stopped = true;
      const all = [...open.values(), ...closing];
      open.clear();
      locked.clear();
      changed();
      await Promise.all(all.map((entry) => entry.stop()));
    },
  };
}
