import { type AppState, MOST_RECENTS } from '#contract/app-state.ts';
import type { CallLevels } from '#contract/audio.ts';
import type { RecentCall } from '#contract/call.ts';
import type { CallQuality } from '#contract/quality.ts';
import type { SoundCheckState } from '#contract/sound-check.ts';
import { type AppError, appError } from '#contract/errors.ts';
import type { LineId, LineKind } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { isReachable } from '#contract/presence.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Settings, SettingsChange } from '#contract/settings.ts';
import type { UnixMs } from '#contract/time.ts';
import type { TunnelSettings } from '#contract/tunnel.ts';
import type { AppPorts } from './app-ports.ts';
import { type CallDesk, createCallDesk } from './call/call-desk.ts';
import type { CallLeg } from './call/call-leg.ts';
import { createMetaLeg } from './call/meta-leg.ts';
import { createSilenceAlert } from './call/silence-alert.ts';
import { atMost } from './call/pause.ts';
import { createWebLeg } from './call/web-leg.ts';
import { createHeadsetDesk, type HeadsetDesk } from './headset/headset-desk.ts';
import { inBackground } from './in-background.ts';
import { openEnvironmentLines } from './line/environment-desk.ts';
import { type AccountDesk, createAccountDesk } from './line/account-desk.ts';
import { createLineDesk, type LineDesk } from './line/line-desk.ts';
import { nextSettings } from './next-settings.ts';
import { createNotices } from './notices.ts';
import type { LineAccess } from './ports.ts';
import { createPracticeDesk } from './practice-desk.ts';
import { createPublishing } from './publishing.ts';
import { type CaptureDesk, createCaptureDesk } from './recording/capture-desk.ts';
import { createQualityDesk } from './quality/quality-desk.ts';
import { createRecentCalls } from './recent-calls.ts';
import { createRinger, type Ringer } from './ringer/ringer.ts';
import { createSoundCheckDesk, type SoundCheckDesk } from './sound-check-desk.ts';
import { createSoundDesk, type SoundDesk } from './sound-desk.ts';
import { createTunnelChoice } from './tunnel-choice.ts';
import { createWakeDesk } from './wake-desk.ts';

const HANG_UP_START_MS = 500;

/** What windows, tray and notifications may ask; each answers with a value or with what went wrong. */
export interface AppController extends Pick<
  CallDesk,
  'dial' | 'answer' | 'reject' | 'silence' | 'hangUp' | 'rejoin' | 'mute' | 'setHeld' | 'dismiss' | 'stay'
> {
  state(): AppState;
  /** Something of `AppPorts.desktop` has changed. */
  changed(): void;
  /** Calls were added to the history, or taken from it, by somebody else than a call that ended. */
  historyChanged(): void;
  /** Called with every new state, at most once a turn of the loop. */
  subscribe(listener: (state: AppState) => void): () => void;
  onLevels(listener: (levels: CallLevels) => void): () => void;
  onQuality(listener: (quality: CallQuality) => void): () => void;
  onSoundCheck(listener: (state: SoundCheckState) => void): () => void;
  readonly microphone: SoundDesk['microphone'];
  runSoundCheck: SoundCheckDesk['run'];
  stopSoundCheck: SoundCheckDesk['stop'];
  addLine(apiKey: string, label: string): Promise<Result<LineId, AppError>>;
  removeLine(id: LineId): Promise<Result<null, AppError>>;
  changeLine: LineDesk['change'];
  mendLine: LineDesk['mend'];
  lineAccess: LineDesk['access'];
  readAccount: AccountDesk['read'];
  addFromAccount: AccountDesk['add'];
  useTunnel(settings: TunnelSettings, token?: string): Result<null, AppError>;
  /** Finished calls that began at the instant or before it, newest first. */
  olderRecents(notAfter: UnixMs): readonly RecentCall[];
  changeSettings(change: SettingsChange): Promise<Result<null, AppError>>;
  tryRinger: Ringer['tryOut'];
  readonly capture: CaptureDesk;
  readonly headset: Pick<HeadsetDesk, 'choose' | 'pick' | 'forget' | 'onAnswerRefused'>;
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
  const undo: (() => void)[] = [];
  const settings = (): Settings => ports.settings.read();
  const recents = createRecentCalls(history);

  const { state, changed, subscribe, ...publishing } = createPublishing({
    make: (revision) => ({
      revision,
      publishedAt: clock.now(),
      lines: lines.lines(),
      calls: calls.calls(),
      recents: recents.list(),
      settings: settings(),
      audio: sound.state(),
      headset: headset.state(),
      captures: capture.captures(),
      recordingRefusal: capture.refusal(),
      clips: capture.clips.list(),
      recordings: capture.recordingsOf(new Set(recents.list().map(({ id }) => id))),
      practice: practice.state(),
      isPracticeStarting: practice.isStarting(),
      tunnel: tunnel.state(),
      notices: notices.all(),
      ...ports.desktop({ calls: calls.calls(), recents: recents.list() }),
    }),
    ring: (now) => ringer.follow(now),
    expect: (line, stake) => lines.expect(line, stake),
    log,
  });

  const ringer = createRinger({ clock, station });
  const notices = createNotices({ clock, newId, changed });
  const leg = (kind: LineKind): CallLeg => (kind === 'meta' ? meta.leg : web.leg);
  const calls = createCallDesk({ clock, newId, record: recents.record, history, journal: ports.journal, log, leg, changed });
  const meta = createMetaLeg({ station, clock, log, listener: calls.legListener, offerSetup: () => settings().offerSetup });
  const web = createWebLeg({ audio, clock, log, listener: calls.legListener, sampleRate: () => settings().wireSampleRate });
  const lines = createLineDesk({
    ...ports,
    store: ports.lineStore,
    opened: calls.openLine,
    closing: calls.closeLine,
    removed: ports.lineRemoved,
    observed: calls.observe,
    notKept: (id, why) => notices.tell(why, id),
    changed,
  });
  const told = (error: AppError): void => notices.tell(error, null);
  const account = createAccountDesk({ ...ports, lines, apiBase: () => settings().apiBase });
  const tunnel = createTunnelChoice({ settings: ports.settings, secrets: ports.secrets, desk: ports.tunnel, changed });
  const sound = createSoundDesk({
    clock,
    audio,
    station,
    settings: ports.settings,
    tell: told,
    withdraw: (code) => notices.withdraw(code, null),
    changed,
  });
  const silence = createSilenceAlert({ clock, tell: notices.tell, withdraw: notices.withdraw });
  const isSoundHere = (id: LineId): boolean => lines.lines().some((line) => line.id === id && line.origin === 'practice');
  const quality = createQualityDesk({ ...ports, keep: history.keepQuality, kept: history.quality, isSoundHere });
  const soundCheck = createSoundCheckDesk({ audio, clock, calls: calls.calls });
  const practice = createPracticeDesk({
    start: ports.startPractice,
    language: () => settings().language,
    lines,
    log,
    told,
    mended: () => notices.withdraw('practice-unavailable', null),
    changed,
  });

  const dial: AppController['dial'] = (id, to) => {
    const refusal = lines.isLocked(id) ? appError('key-locked') : ports.mayDial(id, to);
    return refusal === null ? calls.dial(id, to) : fail(refusal);
  };
  const deskOfHeadset = { ...calls, dial, takesCalls: () => isReachable(state().presence) };
  const headset = createHeadsetDesk({ ...ports, desk: deskOfHeadset, lines: lines.lines, recents: recents.list, told, changed });

  const capture = createCaptureDesk({
    ...ports.capture,
    clock,
    newId,
    log,
    calls: calls.calls,
    atService: calls.atService,
    sounds: { meta: station, web: audio },
    settings: () => settings().recording,
    changeSettings: (change) => ports.settings.write({ ...settings(), recording: { ...settings().recording, ...change } }),
    tell: told,
    changed,
  });

  const closeLines = async (): Promise<void> => {
    try {
      await practice.run(false);
    } finally {
      await lines.stop();
    }
  };

  return {
    state,
    changed,
    historyChanged() {
      recents.readAgain();
      changed();
    },
    subscribe,
    onLevels: sound.onLevels,
    onQuality: quality.onQuality,
    onSoundCheck: soundCheck.onState,
    microphone: sound.microphone,
    runSoundCheck: soundCheck.run,
    stopSoundCheck: soundCheck.stop,
    dial,
    answer: calls.answer,
    reject: calls.reject,
    silence: calls.silence,
    hangUp: calls.hangUp,
    mute: calls.mute,
    setHeld: calls.setHeld,
    dismiss: calls.dismiss,
    stay: calls.stay,
    rejoin: calls.rejoin,
    addLine: (apiKey, label) => lines.add({ access: { apiBase: settings().apiBase, apiKey: apiKey.trim() }, label, origin: 'agent' }),
    removeLine: lines.remove,
    changeLine: lines.change,
    mendLine: lines.mend,
    lineAccess: lines.access,
    readAccount: account.read,
    addFromAccount: account.add,
    useTunnel(wanted, token) {
      const refusal = ports.refusal({ ...settings(), tunnel: wanted });
      if (refusal !== null) return fail(refusal);
      const used = tunnel.use(wanted, token);
      if (!used.ok) return used;
      if (used.value !== null) told(used.value);
      return ok(null);
    },
    olderRecents: (notAfter) => history.recent(MOST_RECENTS, notAfter),
    async changeSettings(change) {
      const before = settings();
      const next = nextSettings({ from: before, change, refusal: ports.refusal });
      if (!next.ok) return next;
      const now = next.value;
      ports.settings.write(now);
      sound.use();
      if (now.recording.keepDays !== before.recording.keepDays) capture.settingsChanged();
      if (now.wireSampleRate !== before.wireSampleRate) notices.withdraw('sound-rate-wrong', null);
      changed(); // at once: the practice line takes a moment, and tells of itself
      if (now.language !== before.language) inBackground('the language of the practice line', practice.languageChanged(), log);
      // Asked for once more it is started where it does not run: beside lines from outside, or after it stopped by itself.
      if (change.practice !== undefined) await practice.run(now.practice);
      return ok(null);
    },
    tryRinger: ringer.tryOut,
    headset,
    capture,
    practiceRing: practice.ring,
    practiceSchedule: practice.schedule,
    dismissNotice: notices.dismiss,
    tell: told,
    start(environment, isInService = environment.length > 0) {
      undo.push(
        soundCheck.listen(),
        sound.listen(),
        headset.listen(),
        capture.listen(),
        tunnel.start(),
        account.dispose,
        meta.dispose,
        web.dispose,
      );
      undo.push(createWakeDesk({ clock, random: ports.random, log, signals: ports.wakeSignals, calls, lines }).stop);
      undo.push(
        audio.listen((event) => {
          if (event.type === 'quality') quality.heard(event);
          if (event.type === 'running') quality.devicesRun(event.running);
        }),
        station.listen((event) => {
          if (event.type === 'quality') quality.heard(event);
        }),
        subscribe((now) => {
          quality.follow(now.calls);
          soundCheck.follow(now.calls);
          headset.follow();
          capture.follow(now.calls);
          sound.follow(now.calls);
          silence.follow(now.calls);
        }),
      );
      sound.use();
      for (const line of ports.lineStore.locked()) lines.showLocked(line);
      for (const line of ports.lineStore.read()) lines.open({ ...line, origin: 'agent' });
      undo.push(openEnvironmentLines({ accesses: environment, lines, clock, told, mended: ({ code }) => notices.withdraw(code, null) }));
      if (settings().practice && !isInService) inBackground('starting the practice line', practice.run(true), log);
      changed();
    },
    async stop() {
      ringer.stop();
      // Sound closes here and now; the hang-ups get a moment's start, for the practice line takes its own before it ends.
      const left = calls.stop();
      await atMost(clock, HANG_UP_START_MS, left);
      // Side by side: a service that hangs keeps nothing else open.
      await Promise.all([left, closeLines(), capture.stop()]);
      silence.follow([]);
      for (const undoOne of undo.splice(0)) undoOne();
      publishing.stop();
    },
  };
}
