import type { AppState } from '#contract/app-state.ts';
import type { DesktopState } from '#contract/desktop-state.ts';
import type { AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { Settings } from '#contract/settings.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type {
  CallHistory,
  CallJournal,
  Clock,
  LineStore,
  Log,
  NewId,
  OpenEventFeed,
  OpenLineApi,
  SecretStore,
  SettingsStore,
  Station,
  WebAudio,
} from './ports.ts';
import type { TunnelDesk } from './tunnel-port.ts';
import type { HeadsetChooser } from './headset-port.ts';
import type { OpenAccountApi } from './account-port.ts';
import type { StartPractice } from './practice-port.ts';
import type { WakeSignals } from './wake-port.ts';
import type { CapturePorts } from './recording/capture-desk.ts';

/** Everything outside that the decisions depend on. */
export interface AppPorts {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly openLineApi: OpenLineApi;
  readonly openEventFeed: OpenEventFeed;
  /** The line is gone for good, and with it the address of its webhook. */
  readonly lineRemoved: (id: LineId) => void;
  readonly station: Station;
  readonly audio: WebAudio;
  readonly headsetChooser: HeadsetChooser;
  readonly history: CallHistory;
  readonly settings: SettingsStore;
  readonly journal: CallJournal;
  readonly lineStore: LineStore;
  readonly secrets: SecretStore;
  readonly tunnel: TunnelDesk;
  readonly openAccountApi: OpenAccountApi;
  readonly stableId: (text: string) => string;
  readonly wakeSignals: WakeSignals;
  /** 0 to 1, by chance. */
  readonly random: () => number;
  readonly startPractice: StartPractice;
  readonly capture: CapturePorts;
  /** This computer is known to go out by Wi-Fi, and by nothing else. */
  readonly isOverWifi: () => boolean;
  /** What stands beside the calls: asked for with every new state. */
  readonly desktop: (of: Pick<AppState, 'calls' | 'recents'>) => DesktopState;
  /** Asked before every call that is placed, whoever places it: why it should not be, or null. */
  readonly mayDial: (line: LineId, to: PhoneNumber) => AppError | null;
  /** Why the settings may not become these: an administrator has locked one that would change. Null: they may. */
  readonly refusal: (to: Settings) => AppError | null;
  /** Why the agent may neither add nor remove lines: an administrator keeps them. Null: they may. */
  readonly linesLocked: AppError | null;
}
