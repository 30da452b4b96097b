import type { AccountAdded, AccountOffer } from './account.ts';
import { ALERTS_COMMAND_NAMES, type AlertsCommands } from './alerts-commands.ts';
import type { AppState } from './app-state.ts';
import type { CallLevels } from './audio.ts';
import type { CallId, RecentCall } from './call.ts';
import { CONTACT_COMMAND_NAMES, type ContactCommands } from './contact-commands.ts';
import { DESK_FIT_COMMAND_NAMES, type DeskFitCommands } from './desk-fit-commands.ts';
import type { AppError } from './errors.ts';
import { HISTORY_COMMAND_NAMES, type HistoryCommands } from './history-commands.ts';
import type { LineColour, LineId, LineOptions } from './line.ts';
import type { PhoneNumber } from './phone-number.ts';
import { PRESENCE_COMMAND_NAMES, type PresenceCommands } from './presence-commands.ts';
import type { CallQuality, ExportFormat, ExportOutcome, ExportPlace, QualityReport } from './quality.ts';
import type { ClipId, Consent, Recording, RecordingFormat, RecordingId } from './recording.ts';
import type { Result } from './result.ts';
import type { AudibleRingtone } from './ringer.ts';
import type { SettingsChange } from './settings.ts';
import { SETTINGS_COMMAND_NAMES, type SettingsCommands } from './settings-commands.ts';
import type { SoundCheckState, SoundCheckStep } from './sound-check.ts';
import type { StationOrder, StationReport } from './station.ts';
import type { UnixMs } from './time.ts';
import type { TunnelSettings } from './tunnel.ts';
import { UPDATE_COMMAND_NAMES, type UpdateCommands } from './updates.ts';
import { WHATSAPP_COMMAND_NAMES, type WhatsappCommands } from './whatsapp-commands.ts';

/**
 * THE contract: everything that crosses between main and a window. Add a line here and the compiler
 * lists what is left to do: a schema (schemas.ts), an allow-list entry (below), a handler (main/ipc).
 */
export interface Commands
  extends
    SettingsCommands,
    AlertsCommands,
    PresenceCommands,
    ContactCommands,
    UpdateCommands,
    HistoryCommands,
    DeskFitCommands,
    WhatsappCommands {
  'state/read': { input: null; output: AppState };
  'call/dial': { input: { readonly lineId: LineId; readonly to: PhoneNumber }; output: CallId };
  'call/answer': { input: { readonly callId: CallId }; output: null };
  /** Rejects the call for everyone. */
  'call/reject': { input: { readonly callId: CallId }; output: null };
  /** Silences the ring here; others still ring, and it can still be answered here. */
  'call/silence': { input: { readonly callId: CallId }; output: null };
  'call/hang-up': { input: { readonly callId: CallId }; output: null };
  'call/mute': { input: { readonly callId: CallId; readonly muted: boolean }; output: null };
  /** Parks an active call here: neither side hears the other. Mute is remembered apart. */
  'call/hold': { input: { readonly callId: CallId; readonly held: boolean }; output: null };
  /** Starts or stops a recording; `consent` as the customer gives it now, left out where it was given in this call. */
  'call/record': { input: { readonly callId: CallId; readonly isOn: boolean; readonly consent?: Consent }; output: null };
  'call/play-clip': { input: { readonly callId: CallId; readonly clipId: ClipId }; output: null };
  'call/stop-clip': { input: { readonly callId: CallId }; output: null };
  /** Web numbers: takes a call up again that was left by a crash. */
  'call/rejoin': { input: { readonly callId: CallId }; output: null };
  /** Takes an ended call off the screen before its time. */
  'call/dismiss': { input: { readonly callId: CallId }; output: null };
  /** The key goes to main and is never sent back. */
  'line/add': { input: { readonly apiKey: string; readonly label: string }; output: LineId };
  'line/remove': { input: { readonly lineId: LineId }; output: null };
  /** Another name, colour, ringtone or way of setting up. */
  'line/change': {
    input: { readonly lineId: LineId; readonly label?: string; readonly colour?: LineColour } & Partial<LineOptions>;
    output: null;
  };
  /** Mends what can be mended now: the tunnel is opened anew, the webhook registered again, the list looked at. */
  'line/mend': { input: { readonly lineId: LineId }; output: null };
  /** Shows the numbers behind an account key, which is not kept. */
  'account/read': { input: { readonly apiKey: string }; output: AccountOffer };
  'account/add': { input: { readonly offerId: string; readonly numberIds: readonly string[] }; output: AccountAdded };
  'settings/change': { input: SettingsChange; output: null };
  /** Outside calls only: rings once, as a call on a line with this ringtone would in the mode `sound`; null ends it. */
  'ringer/try': { input: { readonly ringtone: AudibleRingtone | null; readonly escalated: boolean }; output: null };
  /** Shows what headsets are plugged in, as `AppState.headset.choices`. */
  'headset/choose': { input: null; output: null };
  /** Uses the buttons and lamps of one of the choices; null gives up choosing. */
  'headset/pick': { input: { readonly deviceId: string | null }; output: null };
  'headset/forget': { input: { readonly vendorId: number; readonly productId: number }; output: null };
  /** `token` absent: the kept one stays. The token goes to main and is never sent back. */
  'tunnel/use': { input: { readonly settings: TunnelSettings; readonly token?: string }; output: null };
  /** Finished calls from an instant back, newest first: what no longer fits into `AppState.recents`. Those of the instant itself may be shown already. */
  'recents/older': { input: { readonly notAfter: UnixMs }; output: readonly RecentCall[] };
  /** How an ended call sounded; null where nothing was kept of it. */
  'recents/quality': { input: { readonly callId: CallId }; output: QualityReport | null };
  /** Hands that on as a file, where the agent says, or on the clipboard. */
  'recents/export-quality': {
    input: { readonly callId: CallId; readonly format: ExportFormat; readonly to: ExportPlace };
    output: ExportOutcome;
  };
  /** The recordings of calls that are too old for `AppState.recordings`, oldest first. */
  'recordings/of': { input: { readonly callIds: readonly CallId[] }; output: readonly Recording[] };
  /** Asks the agent where; resolves with the file's path, or null where it is called off. `name` without its ending. */
  'recording/export': {
    input: { readonly recordingId: RecordingId; readonly format: RecordingFormat; readonly name: string };
    output: string | null;
  };
  'recording/delete': { input: { readonly recordingId: RecordingId }; output: null };
  /** A clip's sound comes in parts of `CLIP_PART_SAMPLES` at most (base64 as in pcm-text.ts), then its name. */
  'clip/part': { input: { readonly uploadId: string; readonly pcm: string }; output: null };
  'clip/add': { input: { readonly uploadId: string; readonly name: string }; output: ClipId };
  'clip/remove': { input: { readonly clipId: ClipId }; output: null };
  /** Outside calls only: opens the devices of web numbers and runs one step, in place of the step before. */
  'sound-check/run': { input: { readonly step: SoundCheckStep }; output: null };
  /** Lets go of the devices. Harmless where no check is on. */
  'sound-check/stop': { input: null; output: null };
  /** Outside calls only: opens the chosen microphone for its level alone, or closes it. */
  'microphone/meter': { input: { readonly isOn: boolean }; output: null };
  'practice/ring': { input: { readonly lineId: LineId; readonly from: PhoneNumber }; output: null };
  /** Every so many seconds a customer rings; null stops it. */
  'practice/schedule': { input: { readonly lineId: LineId; readonly everySeconds: number | null }; output: null };
  'notice/dismiss': { input: { readonly noticeId: string }; output: null };
  'window/show-main': { input: null; output: null };
  /** Ends the app, as the tray does: main asks before a call is hung up by it, unless the agent `isAgreed` to that already. */
  'app/quit': { input: { readonly isAgreed: boolean }; output: null };
  'station/report': { input: StationReport; output: null };
}

/** What main tells windows without being asked. */
export interface Signals {
  'state/changed': AppState;
  'call/levels': CallLevels;
  /** Once a second for each call that has sound. */
  'call/quality': CallQuality;
  /** About ten times a second while a sound check is on. */
  'sound-check/state': SoundCheckState;
  /** In dBFS, about ten times a second while it is metered; null once, when it was closed. */
  'microphone/level': number | null;
  /** Somebody asked outside the window for a page of it. */
  'window/go': 'history';
  'station/order': StationOrder;
}

export type CommandName = keyof Commands;
export type SignalName = keyof Signals;
export type CommandInput<Name extends CommandName> = Commands[Name]['input'];
export type CommandOutput<Name extends CommandName> = Commands[Name]['output'];
export type CommandReply<Name extends CommandName> = Result<CommandOutput<Name>, AppError>;

/** The windows there are. Each may raise and hear only what stands in its row. */
export const WINDOW_ROLES = ['main', 'incoming', 'mini', 'station'] as const;
export type WindowRole = (typeof WINDOW_ROLES)[number];

const VIEW_COMMANDS = [
  'state/read',
  'call/answer',
  'call/reject',
  'call/silence',
  'window/show-main',
] as const satisfies readonly CommandName[];

export const ALLOWED_COMMANDS: Readonly<Record<WindowRole, readonly CommandName[]>> = {
  main: [
    ...VIEW_COMMANDS,
    ...SETTINGS_COMMAND_NAMES,
    ...ALERTS_COMMAND_NAMES,
    ...PRESENCE_COMMAND_NAMES,
    'call/dial',
    'call/hang-up',
    'call/mute',
    'call/hold',
    'call/record',
    'call/play-clip',
    'call/stop-clip',
    'recordings/of',
    'recording/export',
    'recording/delete',
    'clip/part',
    'clip/add',
    'clip/remove',
    'call/dismiss',
    'call/rejoin',
    'line/add',
    'line/remove',
    'line/change',
    'line/mend',
    'account/read',
    'account/add',
    'tunnel/use',
    'recents/older',
    'recents/quality',
    'recents/export-quality',
    'settings/change',
    'ringer/try',
    'headset/choose',
    'headset/pick',
    'headset/forget',
    'sound-check/run',
    'sound-check/stop',
    'microphone/meter',
    'practice/ring',
    'practice/schedule',
    'notice/dismiss',
    'app/quit',
    ...HISTORY_COMMAND_NAMES,
    ...CONTACT_COMMAND_NAMES,
    ...UPDATE_COMMAND_NAMES,
    ...DESK_FIT_COMMAND_NAMES,
    ...WHATSAPP_COMMAND_NAMES,
  ],
  incoming: [...VIEW_COMMANDS, ...ALERTS_COMMAND_NAMES, 'window/card-list'],
  mini: ['state/read', 'call/hang-up', 'call/mute', 'call/hold', 'window/show-main', 'window/close-mini'],
  station: ['station/report'],
};

export const ALLOWED_SIGNALS: Readonly<Record<WindowRole, readonly SignalName[]>> = {
  main: ['state/changed', 'window/go', 'call/levels', 'call/quality', 'sound-check/state', 'microphone/level'],
  incoming: ['state/changed', 'call/quality'],
  mini: ['state/changed', 'call/quality'],
  station: ['station/order'],
};

/** Inputs larger than this, as JSON, are refused before they are looked at. An SDP is about 4 KiB. */
export const LARGEST_INPUT_BYTES = 64 * 1024;

/** What the preload puts on `window`, and all it puts there. */
export interface SoftphoneBridge {
  invoke<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandReply<Name>>;
  /** Returns the function that stops listening. */
  listen<Name extends SignalName>(name: Name, listener: (value: Signals[Name]) => void): () => void;
}

/** One Electron channel per command and per signal, so that none can carry another's input. */
export function commandChannel(name: CommandName): string {
  return `softphone:command:${name}`;
}

export function signalChannel(name: SignalName): string {
  return `softphone:signal:${name}`;
}

const ROLE_ARGUMENT = '--softphone-role=';

/** The `additionalArguments` entry by which main tells a preload which window it is in. */
export function roleArgument(role: WindowRole): string {
  return `${ROLE_ARGUMENT}${role}`;
}

/** The role in a process's arguments; null where there is none we know. */
export function windowRoleOf(argv: readonly string[]): WindowRole | null {
  const named = argv.find((argument) => argument.startsWith(ROLE_ARGUMENT))?.slice(ROLE_ARGUMENT.length);
  return WINDOW_ROLES.find((role) => role === named) ?? null;
}
