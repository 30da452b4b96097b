import type { AudioDevices, VoiceProcessing } from '#contract/audio.ts';
import type { MediaState } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import type { QualitySecond, QualityWhole } from '#contract/quality.ts';
import type { WireSampleRate } from '#contract/settings.ts';
import type { SoundGain } from '#contract/sound-gain.ts';
import type { SoundCheckState, SoundCheckStep } from '#contract/sound-check.ts';
import type { OutboundWay } from '../core/network/outbound-way.ts';

/**
 * What main and the audio process say to each other. A stream id is used once and never again, so a late report
 * about a stream that was opened anew cannot be mistaken for one about its successor.
 */
export type StreamId = number;

export type AudioOrder =
  /** Answered by exactly one `opened` or `open-failed`. */
  | { readonly type: 'open'; readonly stream: StreamId; readonly target: StreamTarget }
  /** A new session for a stream whose socket was lost. Answered like `open`; where it fails the stream waits on. */
  | { readonly type: 'reopen'; readonly stream: StreamId; readonly wsUrl: string; readonly way?: OutboundWay }
  | { readonly type: 'set-muted'; readonly stream: StreamId; readonly muted: boolean }
  /** Held: silence is sent, and the far side does not sound. */
  | { readonly type: 'set-held'; readonly stream: StreamId; readonly held: boolean }
  /** `recorded` reports follow until it is off. */
  | { readonly type: 'record'; readonly stream: StreamId; readonly isOn: boolean }
  /** In place of the clip before. Answered by one `clip-over`. */
  | { readonly type: 'play-clip'; readonly stream: StreamId; readonly clip: ClipTarget }
  | { readonly type: 'stop-clip'; readonly stream: StreamId }
  /** Answered by `closed`, also where the stream is unknown. */
  | { readonly type: 'close'; readonly stream: StreamId }
  /** By name; null follows the system's default. */
  | ({ readonly type: 'use-devices' } & WantedDevices)
  | { readonly type: 'use-voice'; readonly voice: VoiceProcessing }
  | { readonly type: 'use-gain'; readonly gain: SoundGain }
  /** In place of the step before; null stops and lets go of the devices. Answered by `sound-check` reports. */
  | { readonly type: 'sound-check'; readonly step: SoundCheckStep | null }
  /** What a fresh process sees while ours cannot look, because its streams are open. */
  | { readonly type: 'devices-seen'; readonly devices: AudioDevices }
  /** Answered by `alive`. */
  | { readonly type: 'still-there' }
  | { readonly type: 'quit' };

export interface StreamTarget {
  /** Secret: it carries the token. Never logged. */
  readonly wsUrl: string;
  /** Left out: straight. May hold a proxy's password. */
  readonly way?: OutboundWay;
  readonly sampleRate: WireSampleRate;
  /** `listen`: a supervisor's ear. Nothing is sent, and no microphone is opened for it. */
  readonly mode: 'talk' | 'listen';
  readonly muted: boolean;
  /** Left out: it is not. */
  readonly held?: boolean;
  /** Length of the messages we send; the strictest receivers want exactly 60. */
  readonly sendFrameMs: number;
}

export interface ClipTarget {
  readonly playId: string;
  /** Mono at `RECORDING_RATE_HZ`. */
  readonly pcm: Int16Array;
  readonly loops: boolean;
  /** False: somebody else plays it to the customer; nothing is sent meanwhile. */
  readonly isSent: boolean;
}

export interface WantedDevices {
  readonly microphone: string | null;
  readonly speaker: string | null;
}

export type AudioReport =
  | { readonly type: 'ready' }
  /** PortAudio did not load. The process lives on, so that the reason stays known. */
  | { readonly type: 'unavailable'; readonly error: AppError }
  | { readonly type: 'alive' }
  | { readonly type: 'opened'; readonly stream: StreamId }
  | { readonly type: 'open-failed'; readonly stream: StreamId; readonly error: AppError }
  | { readonly type: 'closed'; readonly stream: StreamId }
  | { readonly type: 'media'; readonly stream: StreamId; readonly media: MediaState }
  /** The socket broke or fell silent. The stream waits for `reopen` or `close`, its devices and buffers as they are. */
  | { readonly type: 'lost'; readonly stream: StreamId; readonly detail: string }
  /** The service is done with the call's sound; the stream is closed. */
  | { readonly type: 'stopped'; readonly stream: StreamId }
  /** What comes in has another sample rate than the stream's; at most once a stream. */
  | { readonly type: 'wrong-rate'; readonly stream: StreamId; readonly measuredHz: number; readonly settingHz: number }
  /** Once a second while the stream has sound. `xruns` is added by who reads the process's output. */
  | { readonly type: 'quality'; readonly stream: StreamId; readonly second: QualitySecond; readonly whole: QualityWhole }
  | { readonly type: 'levels'; readonly stream: StreamId; readonly microphoneDbfs: number; readonly farDbfs: number }
  /** Some times a second while it is on: interleaved, agent first, at `RECORDING_RATE_HZ`. `isFirst`: the first since it was switched on. */
  | { readonly type: 'recorded'; readonly stream: StreamId; readonly pcm: Int16Array; readonly isFirst: boolean }
  | { readonly type: 'clip-over'; readonly stream: StreamId; readonly playId: string; readonly isWhole: boolean }
  /** About ten times a second while a check is on. */
  | { readonly type: 'sound-check'; readonly state: SoundCheckState }
  | { readonly type: 'devices'; readonly devices: AudioDevices }
  /** Which devices run; null where the call goes on with a silent stand-in, because there is none. */
  | ({ readonly type: 'devices-running' } & WantedDevices)
  | { readonly type: 'devices-closed' }
  /** What is asked for the voice and cannot be done here; told when that changes, once the microphone has been open for some seconds. */
  | { readonly type: 'voice-missing'; readonly parts: readonly (keyof VoiceProcessing)[] }
  /** `fine` once every device that was opened gives sound; `suspect` when one has stopped: this process may not live long. */
  | { readonly type: 'devices-health'; readonly health: 'fine' | 'suspect' }
  /** For the log: one line per fact worth keeping, never on the audio path. */
  | { readonly type: 'fact'; readonly level: 'info' | 'warn' | 'error'; readonly name: FactName; readonly values: FactValues };

export type FactName =
  | 'rate-announced'
  | 'device-missing'
  | 'device-starting'
  | 'device-suspect'
  | 'device-dead'
  | 'device-failed'
  | 'device-list-worn'
  | 'device-look-failed'
  | 'stream-summary'
  | 'orphaned';
export type FactValues = Readonly<Record<string, string | number | boolean | null>>;

/** The argument with which the process only lists the devices, sends `devices` and ends. */
export const LIST_DEVICES = '--list-devices';
/** The argument with which calls run on silence until `devices-seen` tells that looking for devices ends. */
export const WITHOUT_DEVICES = '--without-devices';

const ORDER_TYPES: ReadonlySet<string> = new Set<AudioOrder['type']>([
  'open',
  'set-muted',
  'set-held',
  'record',
  'play-clip',
  'stop-clip',
  'close',
  'reopen',
  'use-devices',
  'use-voice',
  'use-gain',
  'sound-check',
  'devices-seen',
  'still-there',
  'quit',
]);
const REPORT_TYPES: ReadonlySet<string> = new Set<AudioReport['type']>([
  'ready',
  'unavailable',
  'alive',
  'opened',
  'open-failed',
  'closed',
  'media',
  'lost',
  'stopped',
  'wrong-rate',
  'quality',
  'levels',
  'recorded',
  'clip-over',
  'sound-check',
  'devices',
  'devices-running',
  'devices-closed',
  'voice-missing',
  'devices-health',
  'fact',
]);

/** Both ends are built together, so the type alone tells the shape. */
export function isAudioOrder(message: unknown): message is AudioOrder {
  return hasTypeIn(message, ORDER_TYPES);
}

export function isAudioReport(message: unknown): message is AudioReport {
  return hasTypeIn(message, REPORT_TYPES);
}

function hasTypeIn(message: unknown, types: ReadonlySet<string>): boolean {
  return (
    typeof message === 'object' && message !== null && 'type' in message && typeof message.type === 'string' && types.has(message.type)
  );
}
