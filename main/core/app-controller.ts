import { apiBase } from '#contract/api-base.ts';
import type { AppState } from '#contract/app-state.ts';
import type { AudioDevices, AudioEngineState, CallLevels } from '#contract/audio.ts';
import type { RecentCall } from '#contract/call.ts';
import { type AppError, appError } from '#contract/errors.ts';
import type { LineId, LineKind } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Settings } from '#contract/settings.ts';
import type { Tone } from '#contract/station.ts';
import { type CallDesk, createCallDesk } from './call/call-desk.ts';
import type { CallLeg } from './call/call-leg.ts';
import { createMetaLeg } from './call/meta-leg.ts';
import { atMost } from './call/pause.ts';
import { toneFor } from './call/tone.ts';
import { createWebLeg } from './call/web-leg.ts';
import { stakeOf } from './events/feed-stake.ts';
import { inBackground } from './in-background.ts';
import { openEnvironmentLines } from './line/environment-desk.ts';
import { createLineDesk } from './line/line-desk.ts';
import { createMissingDevices } from './missing-devices.ts';
import { createNotices } from './notices.ts';
import type {
  CallHistory,
  Clock,
  FeedStake,
  LineAccess,
  LineStore,
  Log,
  NewId,
  OpenEventFeed,
  OpenLineApi,
  SettingsStore,
  StartPractice,
  Station,
  WebAudio,
} from './ports.ts';
import { createPracticeDesk } from './practice-desk.ts';

const SHOWN_RECENTS = 200;
const HANG_UP_START_MS = 500;

export interface AppPorts {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly openLineApi: OpenLineApi;
  readonly openEventFeed: OpenEventFeed;
  readonly station: Station;
  readonly audio: WebAudio;
  readonly history: CallHistory;
  readonly settings: SettingsStore;
  readonly lineStore: LineStore;
  readonly startPractice: StartPractice;
}

/** What windows, tray and notifications may ask; each answers with a value or with what went wrong. */
export interface AppController extends Pick<CallDesk, 'dial' | 'answer' | 'reject' | 'silence' | 'hangUp' | 'mute' | 'dismiss'> {
  state(): AppState;
  /** Called with every new state, at most once a turn of the loop. */
  subscribe(listener: (state: AppState) => void): () => void;
  onLevels(listener: (levels: CallLevels) => void): () => void;
  addLine(apiKey: string, label: string): Promise<Result<LineId, AppError>>;
  removeLine(id: LineId): Promise<Result<null, AppError>>;
  changeSettings(change: Partial<Settings>): Promise<Result<null, AppError>>;
  practiceRing(line: LineId, from: PhoneNumber): Promise<Result<null, AppError>>;
  practiceSchedule(line: LineId, everySeconds: number | null): Promise<Result<null, AppError>>;
  dismissNotice(noticeId: string): void;
  /** Something the agent should know that came up outside (a store set aside, an environment that makes no sense). */
  tell(error: AppError): void;
  /** `isInService`: lines come from the environment, or were meant to, so that no practice line belongs among them. */
  start(environment: readonly LineAccess[], isInService?: boolean): void;
  /** Hangs up, closes lines, stops the practice line. */
  stop(): Promise<void>;
}

/** Joins the desks into one AppState, and hands each command to the desk it belongs to. */
export function createAppController(ports: AppPorts): AppController {
  const { clock, newId, log, station, audio, history } = ports;
  const listeners = new Set<(state: AppState) => void>();
  const levelListeners = new Set<(levels: CallLevels) => void>();
  const undo: (() => void)[] = [];
  let settings = ports.settings.read();
  let engine: AudioEngineState = { state: 'starting' };
  let devices: AudioDevices = { microphones: [], speakers: [] };
  let recents = history.recent(SHOWN_RECENTS);
  let tone: Tone | null = null;
  let revision = 0;
  let stakes: ReadonlyMap<LineId, FeedStake> = new Map();
  let published: AppState | null = null;
  let isPublishing = false;

  const changed = (): void => {
    published = null;
    if (isPublishing) return;
    isPublishing = true;
    inBackground('publishing', Promise.resolve().then(publish), log);
  };

  const publish = (): void => {
    isPublishing = false;
    const now = state();
    const wanted = toneFor(now.calls);
    if (wanted !== tone) {
      tone = wanted;
      station.playTone(tone);
    }
    tellStakes(now);
    for (const listener of listeners) listener(now);
  };

  /** Only what changed: a feed that is told looks at once, and each look is published. */
  const tellStakes = ({ lines: open, calls: up }: AppState): void => {
    const now = new Map(open.map(({ id }) => [id, stakeOf(up, id)]));
    for (const [id, stake] of now) if (stakes.get(id) !== stake) lines.expect(id, stake);
    stakes = now;
  };

  const state = (): AppState => {
    if (published !== null) return published;
    revision += 1;
    published = {
      revision,
      publishedAt: clock.now(),
      lines: lines.lines(),
      calls: calls.calls(),
      recents,
      settings,
      audio: { engine, devices },
      practice: practice.state(),
      notices: notices.all(),
    };
    return published;
  };

  const notices = createNotices({ clock, newId, changed });
  const leg = (kind: LineKind): CallLeg => (kind === 'meta' ? meta.leg : web.leg);
  const record = (call: RecentCall): void => {
    history.add(call);
    // From memory, so that a call is seen also where the disk refuses it.
    const others = recents.filter(({ id }) => id !== call.id);
    recents = [call, ...others].toSorted((one, other) => other.startedAt - one.startedAt).slice(0, SHOWN_RECENTS);
  };
  const calls = createCallDesk({ clock, newId, record, log, leg, changed });
  const meta = createMetaLeg({ station, clock, log, listener: calls.legListener });
  const web = createWebLeg({ audio, clock, log, listener: calls.legListener, sampleRate: () => settings.wireSampleRate });
  const lines = createLineDesk({
    ...ports,
    store: ports.lineStore,
    opened: calls.openLine,
    closing: calls.closeLine,
    observed: calls.observe,
    notKept: (id, why) => notices.tell(why, id),
    changed,
  });
  const told = (error: AppError): void => notices.tell(error, null);
  const missing = createMissingDevices({ tell: told, withdraw: () => notices.withdraw('audio-device-missing', null) });
  const practice = createPracticeDesk({
    start: ports.startPractice,
    lines,
    log,
    told,
    mended: () => notices.withdraw('practice-unavailable', null),
    changed,
  });

  const useDevices = (): void => {
    const { microphone, speaker } = settings;
    audio.useDevices({ microphone, speaker });
    station.useDevices({ microphone, speaker });
  };

  const closeLines = async (): Promise<void> => {
    try {
      await practice.run(false);
    } finally {
      await lines.stop();
    }
  };

  return {
    state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onLevels(listener) {
      levelListeners.add(listener);
      return () => levelListeners.delete(listener);
    },
    dial: (id, to) => (lines.isLocked(id) ? fail(appError('key-locked')) : calls.dial(id, to)),
    answer: calls.answer,
    reject: calls.reject,
    silence: calls.silence,
    hangUp: calls.hangUp,
    mute: calls.mute,
    dismiss: calls.dismiss,
    addLine: (apiKey, label) => lines.add({ access: { apiBase: settings.apiBase, apiKey: apiKey.trim() }, label, origin: 'agent' }),
    removeLine: lines.remove,
    async changeSettings(change) {
      const base = change.apiBase === undefined ? ok(settings.apiBase) : apiBase(change.apiBase);
      if (!base.ok) return base;
      const before = settings;
      settings = { ...settings, ...change, apiBase: base.value };
      ports.settings.write(settings);
      if (settings.microphone !== before.microphone || settings.speaker !== before.speaker) useDevices();
      if (settings.wireSampleRate !== before.wireSampleRate) notices.withdraw('sound-rate-wrong', null);
      if (settings.practice !== before.practice) await practice.run(settings.practice);
      changed();
      return ok(null);
    },
    practiceRing: practice.ring,
    practiceSchedule: practice.schedule,
    dismissNotice: notices.dismiss,
    tell: told,
    start(environment, isInService = environment.length > 0) {
      const levels = (news: CallLevels): void => levelListeners.forEach((listener) => listener(news));
      undo.push(
        audio.listen((event) => {
          missing.heardFromAudio(event);
          if (event.type === 'levels') levels(event.levels);
          if (event.type === 'wrong-rate') told(appError('sound-rate-wrong', `measured ${event.measuredHz} Hz`));
          if (event.type === 'engine') engine = event.engine;
          if (event.type === 'devices') devices = event.devices;
          if (event.type === 'engine' || event.type === 'devices') changed();
        }),
        station.listen((event) => {
          missing.heardFromStation(event);
          if (event.type === 'levels') levels(event.levels);
        }),
        meta.dispose,
        web.dispose,
      );
      useDevices();
      for (const line of ports.lineStore.locked()) lines.showLocked(line);
      for (const line of ports.lineStore.read()) lines.open({ ...line, origin: 'agent' });
      undo.push(openEnvironmentLines({ accesses: environment, lines, clock, told, mended: ({ code }) => notices.withdraw(code, null) }));
      if (settings.practice && !isInService) inBackground('starting the practice line', practice.run(true), log);
      changed();
    },
    async stop() {
      station.playTone(null);
      // Sound closes here and now; the hang-ups get a moment's start, for the practice line takes its own before it ends.
      const left = calls.stop();
      await atMost(clock, HANG_UP_START_MS, left);
      // Side by side: a service that hangs keeps nothing else open.
      await Promise.all([left, closeLines()]);
      for (const undoOne of undo.splice(0)) undoOne();
      listeners.clear();
    },
  };
}
