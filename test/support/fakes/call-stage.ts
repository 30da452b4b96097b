import type { Call, CallId, PhaseName, RecentCall } from '#contract/call.ts';
import { lineId, type LineKind } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import { type CallDesk, createCallDesk } from '../../../main/core/call/call-desk.ts';
import type { CallLeg } from '../../../main/core/call/call-leg.ts';
import { createMetaLeg } from '../../../main/core/call/meta-leg.ts';
import { createWebLeg } from '../../../main/core/call/web-leg.ts';
import type { NewId } from '../../../main/core/ports.ts';
import type { Observation } from '../../../main/core/events/observation.ts';
import { type MemoryLog, memoryLog } from '../memory-log.ts';
import { createFakeService, type FakeService } from './fake-service.ts';
import { createFakeStation, type FakeStation } from './fake-station.ts';
import { createFakeWebAudio, type FakeWebAudio } from './fake-web-audio.ts';
import { createCountedIds, createMemoryHistory, createMemoryJournal, type MemoryHistory, type MemoryJournal } from './memory-stores.ts';
import { createMortal, type Mortal } from './mortal-ports.ts';
import { CUSTOMER } from './people.ts';
import { createSimulatedClock, type SimulatedClock } from './simulated-clock.ts';

/** A call desk with one line of each kind, both legs, and fakes all around. */
export interface CallStage {
  readonly clock: SimulatedClock;
  readonly desk: CallDesk;
  readonly services: Readonly<Record<LineKind, FakeService>>;
  readonly station: FakeStation;
  readonly audio: FakeWebAudio;
  readonly log: MemoryLog;
  readonly recorded: readonly RecentCall[];
  /** Each ring that came up on the screen, as often as it did. */
  readonly rang: readonly CallId[];
  readonly lines: Readonly<Record<LineKind, ReturnType<typeof lineId>>>;
  readonly newId: NewId;
  /** What outlives the app. */
  readonly kept: { readonly history: MemoryHistory; readonly journal: MemoryJournal };
  openLine(kind: LineKind): void;
  /** A customer rings, and the line hears of it. Resolves when nothing more happens without time passing. */
  ring(kind: LineKind, from?: typeof CUSTOMER): Promise<{ readonly id: CallId; readonly remoteId: string }>;
  /** What the service says of the call now reaches the line. */
  hear(kind: LineKind, remoteId: string, facts?: Partial<Observation>): Promise<void>;
  /** Dials, and lets the service take the order. */
  dial(kind: LineKind): Promise<{ readonly id: CallId; readonly remoteId: string }>;
  /** A call that is answered and heard. */
  talk(kind: LineKind): Promise<{ readonly id: CallId; readonly remoteId: string }>;
  call(id: CallId): Call | null;
  phase(id: CallId): PhaseName | null;
  /** Rules that somebody broke, errors in the log, and whatever is still open although no call is. Empty in every good test. */
  faults(): readonly string[];
}

export interface StageSet {
  /** The world as an earlier run of the app left it: its service, its history, its journal, its time. */
  readonly after?: CallStage;
  /** When the app of this stage dies; never unless the test says so. */
  readonly mortal?: Mortal;
  readonly watchedSince?: UnixMs;
  /** Lines that open; both unless the test says otherwise. */
  readonly opens?: readonly LineKind[];
  /** As the line has it; true unless the test says otherwise. */
  readonly preAccept?: boolean;
  /** Whether the lines are of a service that is still there after the app; true unless the test says otherwise. */
  readonly outlivesApp?: boolean;
}

export function setCallStage({
  after,
  mortal = createMortal(),
  watchedSince,
  opens = ['meta', 'web'],
  preAccept = true,
  outlivesApp = true,
}: StageSet = {}): CallStage {
  const time = after?.clock ?? createSimulatedClock();
  const clock = mortal.clock(time);
  const log = memoryLog();
  const station = createFakeStation();
  const audio = createFakeWebAudio();
  const services = after?.services ?? {
    meta: createFakeService({ clock: time, kind: 'meta' }),
    web: createFakeService({ clock: time, kind: 'web' }),
  };
  const lines = { meta: lineId('line-meta'), web: lineId('line-web') };
  const recorded: RecentCall[] = [];
  const kept = { history: after?.kept.history ?? createMemoryHistory(), journal: after?.kept.journal ?? createMemoryJournal() };
  const newId = after?.newId ?? createCountedIds();
  const history = mortal.history(kept.history);
  const rang: CallId[] = [];
  let shown: ReadonlySet<CallId> = new Set();
  const noteRings = (): void => {
    const rings = desk
      .calls()
      .filter((one) => one.phase === 'ringing')
      .map(({ id }) => id);
    rang.push(...rings.filter((id) => !shown.has(id)));
    shown = new Set(rings);
  };
  const legs: { meta?: CallLeg; web?: CallLeg } = {};
  const desk = createCallDesk({
    clock,
    newId,
    record(call, remoteIds) {
      history.add(call, remoteIds);
      recorded.push(call);
    },
    history,
    journal: mortal.journal(kept.journal),
    log,
    leg(kind) {
      const leg = legs[kind];
      if (leg === undefined) throw new Error('a leg was asked for before the stage was set');
      return leg;
    },
    changed: noteRings,
  });
  const listener = desk.legListener;
  legs.meta = createMetaLeg({ station, clock, log, listener, offerSetup: () => 'active' }).leg;
  legs.web = createWebLeg({ audio, clock, log, listener, sampleRate: () => 16_000 }).leg;
  const openLine: CallStage['openLine'] = (kind) =>
    desk.openLine({
      id: lines[kind],
      kind,
      label: () => `Line ${kind}`,
      preAccept: () => preAccept,
      api: mortal.api(services[kind].api),
      watchedSince: watchedSince ?? time.now(),
      outlivesApp,
    });
  for (const kind of opens) openLine(kind);

  const call = (id: CallId): Call | null => desk.calls().find((one) => one.id === id) ?? null;
  const newest = (): CallId => {
    const id = desk.calls().at(-1)?.id;
    if (id === undefined) throw new Error('there is no call');
    return id;
  };
  const hear: CallStage['hear'] = async (kind, remoteId, facts = {}) => {
    desk.observe(lines[kind], [{ ...services[kind].news(remoteId), ...facts }]);
    await time.settle();
  };
  const ring: CallStage['ring'] = async (kind, from = CUSTOMER) => {
    const remoteId = services[kind].ring(from);
    await hear(kind, remoteId, { source: 'webhook', sdpOffer: null });
    return { id: newest(), remoteId };
  };

  return {
    clock: time,
    desk,
    newId,
    kept,
    openLine,
    services,
    station,
    audio,
    log,
    recorded,
    rang,
    lines,
    ring,
    hear,
    async dial(kind) {
      const dialled = desk.dial(lines[kind], CUSTOMER);
      if (!dialled.ok) throw new Error(`dialling failed: ${dialled.error.code}`);
      await time.settle();
      return { id: dialled.value, remoteId: services[kind].newest().remoteId };
    },
    async talk(kind) {
      const rung = await ring(kind);
      desk.answer(rung.id);
      await time.settle();
      if (call(rung.id)?.phase !== 'active') throw new Error('the call was not answered');
      return rung;
    },
    call,
    phase: (id) => call(id)?.phase ?? null,
    faults() {
      const isUp = desk.calls().some(({ phase }) => phase !== 'ended');
      const open = isUp ? [] : [...station.peers.keys(), ...audio.sessions.keys()].map((id) => `sound of ${id} is still open`);
      const errors = log.lines.filter((line) => line.startsWith('error'));
      return [...services.meta.violations, ...services.web.violations, ...station.violations, ...audio.violations, ...errors, ...open];
    },
  };
}
