import { type DesktopState, EMPTY_DESKTOP } from '#contract/desktop-state.ts';
import type { AppState } from '#contract/app-state.ts';
import type { CallId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { DEFAULT_LINE_OPTIONS, lineId, type LineId, type LineKind } from '#contract/line.ts';
import { fail } from '#contract/result.ts';
import type { SettingPath } from '#contract/policy.ts';
import type { Settings } from '#contract/settings.ts';
import { type AppController, createAppController } from '../../../main/core/app-controller.ts';
import type {
  CallHistory,
  CallJournal,
  KeptLine,
  LineAccess,
  LineApi,
  LineStore,
  LockedLine,
  SettingsStore,
} from '../../../main/core/ports.ts';
import type { AccountApi } from '../../../main/core/account-port.ts';
import { areaRefusal } from '../../../main/core/policy/area-refusal.ts';
import { lockRefusal } from '../../../main/core/policy/policed-settings.ts';
import type { ClipStore } from '../../../main/core/recording/clip-store.ts';
import { type MemoryLog, memoryLog } from '../memory-log.ts';
import { createFakeFeeds, type FakeFeeds } from './fake-feeds.ts';
import { createFakePractice, type FakePractice, PRACTICE_LINES } from './fake-practice.ts';
import { createFakeHeadsetChooser, type FakeHeadsetChooser } from './fake-headset-chooser.ts';
import { createFakePower, type FakePower } from './fake-power.ts';
import { createFakeService, type FakeService } from './fake-service.ts';
import { createFakeStation, type FakeStation } from './fake-station.ts';
import { createFakeTunnelDesk, type FakeTunnelDesk } from './fake-tunnel.ts';
import { createFakeWebAudio, type FakeWebAudio } from './fake-web-audio.ts';
import { createMemorySecretStore } from './memory-secret-store.ts';
import {
  createCountedIds,
  createMemoryHistory,
  createMemoryJournal,
  createMemoryLineStore,
  createMemorySettings,
} from './memory-stores.ts';
import { createFakeClipHost, createFakeRecordings, createMemoryClips, type FakeClipHost, type FakeRecordings } from './fake-recordings.ts';
import { BUSINESS } from './people.ts';
import { createSimulatedClock, type SimulatedClock } from './simulated-clock.ts';

/** The whole of the decisions, with fakes for everything outside; one kept line of each kind unless the test says otherwise. */
export interface AppStage {
  readonly clock: SimulatedClock;
  readonly app: AppController;
  readonly services: Readonly<Record<LineKind, FakeService>>;
  /** What the two lines of the practice line talk to. */
  readonly practiceServices: Readonly<Record<LineKind, FakeService>>;
  readonly station: FakeStation;
  readonly audio: FakeWebAudio;
  readonly headsetChooser: FakeHeadsetChooser;
  readonly recordings: FakeRecordings;
  readonly clipHost: FakeClipHost;
  readonly feeds: FakeFeeds;
  readonly practice: FakePractice;
  readonly history: CallHistory;
  readonly tunnel: FakeTunnelDesk;
  readonly power: FakePower;
  /** Lines whose webhook's address was to be forgotten. */
  readonly removedLines: readonly LineId[];
  readonly settings: SettingsStore;
  readonly lineStore: LineStore;
  readonly log: MemoryLog;
  /** Every state that was published. */
  readonly published: readonly AppState[];
  readonly lines: Readonly<Record<LineKind, LineId>>;
  /** The one call on the screen. */
  call(): AppState['calls'][number];
  onlyId(): CallId;
  codes(): readonly string[];
  faults(): readonly string[];
}

export const ACCESS: Readonly<Record<LineKind, LineAccess>> = {
  meta: { apiBase: 'https://pilotstatus.com.br/v1', apiKey: 'ps_key_of_meta' },
  web: { apiBase: 'https://pilotstatus.com.br/v1', apiKey: 'ps_key_of_web' },
};

export const KEPT_LINES: readonly KeptLine[] = [
  { ...DEFAULT_LINE_OPTIONS, id: lineId('line-meta'), label: 'Sales', kind: 'meta', number: BUSINESS, colour: 'blue', access: ACCESS.meta },
  { ...DEFAULT_LINE_OPTIONS, id: lineId('line-web'), label: 'Support', kind: 'web', number: null, colour: 'violet', access: ACCESS.web },
];

export function setAppStage({
  kept = KEPT_LINES,
  settings: first = {},
  environment = [],
  polls = true,
  keepsKeys = true,
  started = true,
  history = createMemoryHistory(),
  journal = createMemoryJournal(),
  account = { readNumbers: () => Promise.resolve(fail(appError('service-unreachable'))) },
  locked = [],
  clips = createMemoryClips(),
  desktop = () => EMPTY_DESKTOP,
  lockedSettings = [],
}: {
  readonly kept?: readonly KeptLine[];
  /** What the rooms beside the calls add; nothing, where they are not what is tested. */
  readonly desktop?: () => DesktopState;
  readonly settings?: Partial<Settings>;
  readonly environment?: readonly LineAccess[];
  readonly polls?: boolean;
  readonly keepsKeys?: boolean;
  readonly started?: boolean;
  readonly history?: CallHistory;
  readonly journal?: CallJournal;
  readonly account?: AccountApi;
  readonly locked?: readonly LockedLine[];
  readonly clips?: ClipStore;
  /** What an administrator has locked, settings and whatever else can be. */
  readonly lockedSettings?: readonly SettingPath[];
} = {}): AppStage {
  const clock = createSimulatedClock();
  const log = memoryLog();
  const station = createFakeStation();
  const audio = createFakeWebAudio();
  const feeds = createFakeFeeds({ clock, polls });
  const practice = createFakePractice();
  const headsetChooser = createFakeHeadsetChooser();
  const recordings = createFakeRecordings();
  const clipHost = createFakeClipHost();
  const settings = createMemorySettings(first);
  const lineStore = createMemoryLineStore(kept, keepsKeys, locked);
  const tunnel = createFakeTunnelDesk();
  const power = createFakePower();
  const removedLines: LineId[] = [];
  const services = { meta: createFakeService({ clock, kind: 'meta' }), web: createFakeService({ clock, kind: 'web' }) };
  const practiceService = (kind: LineKind): FakeService => createFakeService({ clock, kind, prefix: `practice_${kind}` });
  const practiceServices = { meta: practiceService('meta'), web: practiceService('web') };
  const api = ({ apiKey }: LineAccess): LineApi => {
    if (apiKey === ACCESS.meta.apiKey) return services.meta.api;
    if (apiKey === ACCESS.web.apiKey) return services.web.api;
    const practised = PRACTICE_LINES.find((line) => line.access.apiKey === apiKey);
    if (practised !== undefined) return practiceServices[practised.kind].api;
    throw new Error('the test opens a line with a key that nobody has');
  };
  const app = createAppController({
    clock,
    newId: createCountedIds(),
    log,
    openLineApi: api,
    openEventFeed: feeds.open,
    lineRemoved: (id) => void removedLines.push(id),
    station,
    audio,
    headsetChooser,
    history,
    desktop,
    isOverWifi: () => false,
    mayDial: () => null,
    refusal: (to) => lockRefusal({ locked: lockedSettings }, { from: settings.read(), to }),
    linesLocked: areaRefusal({ locked: lockedSettings, organisation: 'Aurora', support: null }, 'lines'),
    journal,
    settings,
    lineStore,
    secrets: createMemorySecretStore(),
    tunnel,
    openAccountApi: () => account,
    stableId: (text) => `of(${text})`,
    wakeSignals: power,
    random: () => 0,
    capture: {
      recordings,
      clips,
      clipHost,
      leastNow: clock.now,
      whereToSave: ({ name, extension }) => Promise.resolve(name === 'called off' ? null : `/saved/${name}.${extension}`),
    },
    startPractice: practice.start,
  });
  const published: AppState[] = [];
  app.subscribe((state) => void published.push(state));
  if (started) app.start(environment);

  const call: AppStage['call'] = () => {
    const [only, ...others] = app.state().calls;
    if (only === undefined || others.length > 0) throw new Error(`there are ${app.state().calls.length} calls on the screen`);
    return only;
  };

  return {
    clock,
    app,
    services,
    practiceServices,
    station,
    audio,
    headsetChooser,
    recordings,
    clipHost,
    feeds,
    practice,
    history,
    tunnel,
    power,
    removedLines,
    settings,
    lineStore,
    log,
    published,
    lines: { meta: lineId('line-meta'), web: lineId('line-web') },
    call,
    onlyId: () => call().id,
    codes: () => app.state().notices.map(({ error }) => error.code),
    faults: () => [
      ...services.meta.violations,
      ...services.web.violations,
      ...station.violations,
      ...audio.violations,
      ...log.lines.filter((line) => line.startsWith('error')),
    ],
  };
}
