import type { AlertSettings } from './alerts.ts';
import type { KnownDevice, VoiceProcessing } from './audio.ts';
import type { StartupSettings } from './desk-fit.ts';
import type { HeadsetModel } from './headset.ts';
import type { HistorySettings } from './history.ts';
import type { HotkeySettings } from './hotkeys.ts';
import type { CrmSettings, HookSettings } from './integrations.ts';
import type { NetworkSettings } from './network.ts';
import type { WrapUpSettings } from './note.ts';
import { quickRepliesIn } from './quick-replies.ts';
import type { RecordingSettings } from './recording.ts';
import type { RingerSettings } from './ringer.ts';
import type { SetupProgress } from './setup.ts';
import type { SoundGain } from './sound-gain.ts';
import type { TunnelSettings } from './tunnel.ts';
import type { UpdateSettings } from './updates.ts';

export const LANGUAGES = ['pt-BR', 'en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  /** Device names; null follows the system's default. */
  readonly microphone: string | null;
  readonly speaker: string | null;
  readonly voice: VoiceProcessing;
  /** Of Meta calls, by Chromium, where it costs no delay; `voice` has that of web numbers. */
  readonly metaEchoCancellation: boolean;
  /** Of calls of both kinds. */
  readonly gain: SoundGain;
  /** Devices that were chosen and seen; kept by the app itself. */
  readonly knownDevices: readonly KnownDevice[];
  /** Headsets whose buttons and lamps are used; changed by `headset/pick` and `headset/forget`. */
  readonly headsets: readonly HeadsetModel[];
  readonly ringer: RingerSettings;
  readonly alerts: AlertSettings;
  readonly recording: RecordingSettings;
  readonly history: HistorySettings;
  readonly wrapUp: WrapUpSettings;
  /** Base of the Pilot Status API for lines that the agent adds, without a trailing slash. */
  readonly apiBase: string;
  /** Whether the practice line runs. */
  readonly practice: boolean;
  /** Sample rate of the realtime socket of web numbers, in Hz, where the service does not announce one. */
  readonly wireSampleRate: WireSampleRate;
  /** Meta numbers: the DTLS role that the offer of a call we place says. */
  readonly offerSetup: OfferSetup;
  readonly updates: UpdateSettings;
  readonly hotkeys: HotkeySettings;
  readonly startup: StartupSettings;
  readonly crm: CrmSettings;
  readonly hook: HookSettings;
  /** How webhooks of lines reach this machine; changed by `tunnel/use`, because a token may come with it. */
  readonly tunnel: TunnelSettings;
  /** The way out of this network; changed by `network/use`, because a password may come with it. */
  readonly network: NetworkSettings;
  readonly setup: SetupProgress;
}

/** Members of which a part alone may be said, so that two changes on their way do not undo each other. */
export const SETTINGS_PARTS = [
  'voice',
  'gain',
  'ringer',
  'alerts',
  'recording',
  'setup',
  'updates',
  'history',
  'wrapUp',
  'hotkeys',
  'startup',
  'crm',
  'hook',
] as const satisfies readonly (keyof Settings)[];
type SettingsPart = (typeof SETTINGS_PARTS)[number];

export type SettingsChange = Partial<Omit<Settings, SettingsPart | 'tunnel' | 'network' | 'knownDevices' | 'headsets'>> & {
  readonly [Part in SettingsPart]?: Partial<Settings[Part]>;
};

/**
 * The settings after a change, each part merged with what it was. With another language the messages that nobody has touched are in it,
 * unless the change brings messages of its own: those are as it gives them.
 */
export function changedSettings(before: Settings, change: SettingsChange): Settings {
  const parts = SETTINGS_PARTS.map((part) => [part, { ...before[part], ...change[part] }] as const);
  const after = { ...before, ...change, ...(Object.fromEntries(parts) as Pick<Settings, SettingsPart>) };
  if (after.language === before.language || change.alerts?.quickReplies !== undefined) return after;
  return { ...after, alerts: { ...after.alerts, quickReplies: quickRepliesIn(after.language, after.alerts.quickReplies) } };
}

export const WIRE_SAMPLE_RATES = [8_000, 16_000, 24_000, 48_000] as const;
export type WireSampleRate = (typeof WIRE_SAMPLE_RATES)[number];

/** `active`: we are the DTLS client, as Pilot Status wants it. `actpass`: the other side chooses, as browsers offer it. */
export const OFFER_SETUPS = ['active', 'actpass'] as const;
export type OfferSetup = (typeof OFFER_SETUPS)[number];

/** For a headset, which most agents wear. */
export const DEFAULT_VOICE: VoiceProcessing = { echoCancellation: false, noiseSuppression: true, autoGain: true };

export const DEFAULT_API_BASE = 'https://pilotstatus.com.br/v1';
