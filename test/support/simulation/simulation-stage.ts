import { EMPTY_DESKTOP } from '#contract/desktop-state.ts';
import { createFakeClipHost, createFakeRecordings, createMemoryClips } from '../fakes/fake-recordings.ts';
import type { AppState } from '#contract/app-state.ts';
import { DEFAULT_LINE_OPTIONS, type Line, lineId, type LineId, type LineKind } from '#contract/line.ts';
import type { TunnelSettings } from '#contract/tunnel.ts';
import { openAccountApi } from '../../../main/adapters/pilot-status/open-account-api.ts';
import { openLineApi } from '../../../main/adapters/pilot-status/open-line-api.ts';
import { openWebhookApi } from '../../../main/adapters/pilot-status/open-webhook-api.ts';
import { type AppController, createAppController } from '../../../main/core/app-controller.ts';
import type { EventLog } from '../../../main/core/events/event-log.ts';
import { serviceOffsets } from '../../../main/core/events/service-offset.ts';
import type { CallHistory, CallJournal, KeptLine, LineAccess, LineApi } from '../../../main/core/ports.ts';
import { type EventIntake, openEventIntake } from '../../../main/gateway/event-intake.ts';
import { meteredLineApi } from '../../../main/gateway/metered-line-api.ts';
import { requestGates } from '../../../main/gateway/request-gate.ts';
import { createFakeHeadsetChooser } from '../fakes/fake-headset-chooser.ts';
import { createFakePractice } from '../fakes/fake-practice.ts';
import { createFakeStation, type FakeStation } from '../fakes/fake-station.ts';
import { createMemorySecrets } from '../fakes/fake-tunnel.ts';
import { createFakeWebAudio, type FakeWebAudio } from '../fakes/fake-web-audio.ts';
import { memoryEventLog } from '../fakes/memory-event-log.ts';
import { createMemoryHistory, createMemoryJournal, createMemoryLineStore, createMemorySettings } from '../fakes/memory-stores.ts';
import { memoryLog, type MemoryLog } from '../memory-log.ts';
import { type CallLedger, callLedger } from './call-ledger.ts';
import { chanceOf } from './chance.ts';
import { createSimulatedMachine, type SimulatedMachine, type SimulatedProcess } from './simulated-machine.ts';
import { API_BASE, simulatedNetwork, type SimulatedNetwork } from './simulated-network.ts';
import { simulatedNumber, type SimulatedNumber } from './simulated-number.ts';
import { memoryHookTokens, simulatedReceiver } from './simulated-receiver.ts';
import { createSimulatedTime, type SimulatedTime } from './simulated-time.ts';
import type { WebhookStyle } from './webhook-bodies.ts';

/** A running app: everything that dies with its process. */
export interface RunningApp {
  readonly app: AppController;
  readonly process: SimulatedProcess;
  readonly station: FakeStation;
  readonly audio: FakeWebAudio;
  readonly log: MemoryLog;
  readonly intake: EventIntake;
  line(): Line;
}

/**
 * One number of a simulated Pilot Status, a network with a tunnel, a machine, and on it the real decisions, the real
 * intake of events and the real adapters of the service. What is on its disk outlives the app.
 */
export interface SimulationStage {
  readonly time: SimulatedTime;
  readonly machine: SimulatedMachine;
  readonly network: SimulatedNetwork;
  readonly number: SimulatedNumber;
  /** The second one, where the story has it. */
  readonly other: SimulatedNumber | null;
  readonly eventLog: EventLog;
  readonly ledger: CallLedger;
  readonly history: ReturnType<typeof createMemoryHistory>;
  readonly journal: CallJournal;
  readonly lineId: LineId;
  start(): RunningApp;
  /** The running one. */
  now(): RunningApp;
  /** As SIGKILL does it: nothing is closed, nothing is told. */
  kill(): void;
  stop(): Promise<void>;
  /** Lets time pass until it is so; the milliseconds that took, or null where it never was within the time. */
  until(what: () => boolean, withinMs: number, stepMs?: number): Promise<number | null>;
}

const SIMULATION_START_MS = Date.UTC(2027, 0, 15, 12);
const QUICK_TUNNEL: TunnelSettings = { provider: 'cloudflared-quick', program: null };
const PLAIN_STYLE: WebhookStyle = { envelope: 'flat', ids: 'both', namesPeer: true, native: 'value' };

export function setSimulation({
  seed,
  kind = 'meta',
  otherKind = null,
  disk = null,
  tunnel = QUICK_TUNNEL,
  wallAheadMs = 0,
  style = PLAIN_STYLE,
  onState = () => undefined,
  onWrite = () => undefined,
}: {
  readonly seed: number;
  readonly kind?: LineKind;
  /** A second number of the same agent. */
  readonly otherKind?: LineKind | null;
  /** Stores in place of those of this stage, which keep all that they were ever told. */
  readonly disk?: { readonly history: CallHistory; readonly journal: CallJournal } | null;
  readonly tunnel?: TunnelSettings;
  readonly wallAheadMs?: number;
  readonly style?: WebhookStyle;
  readonly onState?: (state: AppState) => void;
  /** A call is about to be written down, in the journal or the history; where the app dies now, it is not. */
  readonly onWrite?: () => void;
}): SimulationStage {
  const time = createSimulatedTime(SIMULATION_START_MS);
  const machine = createSimulatedMachine(time, wallAheadMs);
  const network = simulatedNetwork(time, machine, seed);
  const number = simulatedNumber(time, { kind, seed, style, post: network.post });
  // Its luck is its own: two numbers of one seed would be called by the same customers.
  const other = otherKind === null ? null : simulatedNumber(time, { kind: otherKind, seed: seed + 1, style, post: network.post });
  network.numbers = other === null ? [number] : [number, other];
  const ledger = callLedger();
  const id = lineId('line-1');
  const kept = network.numbers.map(({ kind: ofNumber, apiKey }, index): KeptLine => {
    const access = { apiBase: API_BASE, apiKey };
    const own = { id: lineId(`line-${String(index + 1)}`), label: index === 0 ? 'Vendas' : 'Suporte', kind: ofNumber, access };
    return { ...DEFAULT_LINE_OPTIONS, ...own, number: null, colour: 'blue' };
  });
  // The disk.
  const history = createMemoryHistory();
  const journal = createMemoryJournal();
  const settings = createMemorySettings({ tunnel });
  const lineStore = createMemoryLineStore(kept);
  const secrets = createMemorySecrets();
  const eventLog = memoryEventLog();
  const tokens = memoryHookTokens();
  let ids = 0;
  let starts = 0;
  let running: RunningApp | null = null;

  const now = (): RunningApp => {
    if (running === null) throw new Error('no app is running');
    return running;
  };

  const start = (): RunningApp => {
    if (running !== null) throw new Error('the app runs already');
    starts += 1;
    const process = machine.start();
    const { clock, wakeSignals } = process;
    const log = memoryLog();
    const station = createFakeStation();
    const audio = createFakeWebAudio();
    const receiver = simulatedReceiver({ clock, eventLog, tokens });
    network.receiver = receiver;
    const offsets = serviceOffsets(clock.now, clock.jumps);
    const tools = { fetch: network.fetchOf(process), log, offsets };
    const gates = requestGates(clock);
    const lineApi = (to: LineAccess): LineApi => openLineApi(to, tools);
    const intake = openEventIntake({
      gates,
      clock,
      log,
      eventLog: ofProcess(process, eventLog),
      receiver,
      tunnelFor: network.tunnelFor(process),
      openWebhookApi: (to) => openWebhookApi(to, tools),
      offsets,
      random: chanceOf(seed, `start ${String(starts)}`).share,
      fetch: tools.fetch,
    });
    const newId = (prefix: string): string => {
      ids += 1;
      return `${prefix}-${String(ids)}`;
    };
    const app = createAppController({
      isOverWifi: () => false,
      clock,
      newId,
      log,
      // Each request for the number passes one gate: the feed's by itself, those for calls here.
      openLineApi: (to) => meteredLineApi(lineApi(to), gates.of(to), { urgency: 'ringing' }),
      openEventFeed: (line) =>
        intake.openFeed({
          ...line,
          api: lineApi(line.access),
          listener: {
            ...line.listener,
            observed(observations) {
              ledger.observed(observations, time.nowMs());
              line.listener.observed(observations);
            },
          },
        }),
      station,
      audio,
      headsetChooser: createFakeHeadsetChooser(),
      desktop: () => EMPTY_DESKTOP,
      mayDial: () => null,
      refusal: () => null,
      linesLocked: null,
      history: ofProcess(process, disk?.history ?? history, onWrite),
      journal: ofProcess(process, disk?.journal ?? journal, onWrite),
      settings,
      lineStore,
      secrets,
      lineRemoved: receiver.forget,
      tunnel: intake.tunnel,
      openAccountApi: (to) => openAccountApi(to, tools),
      stableId: (text) => text,
      wakeSignals,
      random: chanceOf(seed, `waking ${String(starts)}`).share,
      capture: {
        recordings: createFakeRecordings(),
        clips: createMemoryClips(),
        clipHost: createFakeClipHost(),
        leastNow: clock.now,
        whereToSave: () => Promise.resolve(null),
      },
      startPractice: createFakePractice().start,
    });
    app.subscribe((state) => {
      if (!process.isAlive()) return;
      ledger.shown(state, time.nowMs());
      onState(state);
    });
    app.start([]);
    const line = (): Line => {
      const [only] = app.state().lines;
      if (only === undefined) throw new Error('the app has no line');
      return only;
    };
    running = { app, process, station, audio, log, intake, line };
    return running;
  };

  return {
    time,
    machine,
    network,
    number,
    other,
    eventLog,
    ledger,
    history,
    journal,
    lineId: id,
    start,
    now,
    kill() {
      now().process.kill();
      network.receiver = null;
      running = null;
      ledger.dark(time.nowMs());
    },
    async stop() {
      const { app, intake, process } = now();
      const stopped = app.stop().then(() => intake.stop());
      let isOver = false;
      stopped.then(
        () => (isOver = true),
        () => (isOver = true),
      );
      for (let passed = 0; !isOver && passed < 60_000; passed += 100) await time.pass(100);
      await stopped;
      network.receiver = null;
      running = null;
      if (process.pending() > 0) throw new Error(`${String(process.pending())} timers were left behind`);
      process.kill();
    },
    async until(what, withinMs, stepMs = 100) {
      const from = time.nowMs();
      while (time.nowMs() - from < withinMs) {
        if (what()) return time.nowMs() - from;
        await time.pass(stepMs);
      }
      return what() ? withinMs : null;
    },
  };
}

const WRITES: ReadonlySet<string | symbol> = new Set(['add', 'keep', 'forget']);

/** What is on the disk, as one process reaches it: after its death, what still runs on in this test writes nothing. */
function ofProcess<Store extends object>(process: SimulatedProcess, store: Store, onWrite: () => void = () => undefined): Store {
  return new Proxy(store, {
    get(target, name): unknown {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: readonly unknown[]): unknown => {
        const writes = WRITES.has(name);
        if (writes && process.isAlive()) onWrite();
        if (process.isAlive()) return Reflect.apply(member, target, given);
        // A history tells which lines gave way to the new one: to a dead process, none. Nobody else reads what a write returns.
        return writes ? [] : new Promise(() => undefined);
      };
    },
  });
}
