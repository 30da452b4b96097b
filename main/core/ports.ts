import type { AppError } from '#contract/errors.ts';
import type { AudioDevices, AudioEngineState, CallLevels, KnownDevice, VoiceProcessing } from '#contract/audio.ts';
import type { CallId, Direction, MediaState, PhaseName, RecentCall } from '#contract/call.ts';
import type { HeadsetLamps, HeadsetModel, HeadsetMotion, PluggedHeadset } from '#contract/headset.ts';
import type { LineColour, LineHealth, LineId, LineKind, LineOptions, LineStatus } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { QualityReport, QualitySecond, QualityWhole } from '#contract/quality.ts';
import type { Result } from '#contract/result.ts';
import type { SoundingTone } from '#contract/ringer.ts';
import type { OfferSetup, Settings, WireSampleRate } from '#contract/settings.ts';
import type { SoundCheckState, SoundCheckStep } from '#contract/sound-check.ts';
import type { SoundGain } from '#contract/sound-gain.ts';
import type { StationDevices } from '#contract/station.ts';
import type { UnixMs } from '#contract/time.ts';
import type { Observation, RemoteCall } from './events/observation.ts';
import type { OutboundWay } from './network/outbound-way.ts';
import type { CallSound, CallSoundEvent } from './recording/call-sound.ts';

/** One interface per outside thing: the shortest true description of what the decisions depend on. */

export interface Clock {
  /** Never steps back while the app runs, whatever happens to the machine's wall clock. */
  now(): UnixMs;
  /** Calls `then` once after `milliseconds`; returns what cancels it. */
  after(milliseconds: number, then: () => void): () => void;
}

/** Unique and unguessable; `prefix` is for the reader of logs. */
export type NewId = (prefix: string) => string;

export interface Log {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}
/** No keys, tokens, SDP or whole phone numbers: log a number with `maskedNumber`. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** The calls API of one number: one instance holds one key. Every request has a deadline; none is retried inside. */
export interface LineApi {
  /** Meta or web, by asking for the calling settings, which only Meta numbers have. Also proves the key. */
  detectKind(): Promise<Result<LineKind, AppError>>;
  /** The number itself and whether it is connected; null where this key may not ask. */
  readNumber(): Promise<Result<NumberState | null, AppError>>;
  /** Whether calls are switched on, which only Meta numbers can tell; null for web numbers, where they always are. */
  readCalling(): Promise<Result<boolean | null, AppError>>;
  /** Newest first. `before`: only calls created before that instant of our clock, for the pages behind the first. */
  list(limit: number, before?: UnixMs): Promise<Result<readonly RemoteCall[], AppError>>;
  read(remoteId: string, withSdp: boolean): Promise<Result<RemoteCall, AppError>>;
  /**
   * Meta numbers, before placing: whether the customer may be called now. Fails with `permission-required` or `call-limit-reached`
   * where they may not, and with anything else where nobody knows.
   */
  mayCall(to: PhoneNumber): Promise<Result<null, AppError>>;
  /** Never retried: after a timeout look for the call in `list` first. `sdpOffer` for Meta numbers only. */
  place(order: { readonly to: PhoneNumber; readonly sdpOffer: string | null }): Promise<Result<PlacedCall, AppError>>;
  preAccept(remoteId: string, sdpAnswer: string): Promise<Result<null, AppError>>;
  accept(remoteId: string, sdpAnswer: string | null): Promise<Result<null, AppError>>;
  reject(remoteId: string): Promise<Result<null, AppError>>;
  terminate(remoteId: string): Promise<Result<null, AppError>>;
  /** Web numbers: the service fetches the sound from there and plays it to the customer in place of our voice. */
  play(remoteId: string, mediaUrl: string): Promise<Result<null, AppError>>;
  /** Web numbers: a single-use address for the call's sound, already checked against the media host rule. To `listen` is to be unheard. */
  realtimeSession(remoteId: string, mode: RealtimeMode): Promise<Result<RealtimeSession, AppError>>;
}

export interface NumberState {
  readonly number: PhoneNumber | null;
  readonly label: string;
  readonly connection: 'unknown' | 'open' | 'connecting' | 'closed';
}

export interface PlacedCall {
  readonly remoteId: string;
  readonly externalId: string;
}

export type RealtimeMode = 'talk' | 'listen';
export interface RealtimeSession {
  /** Secret: it carries the token. Never logged. */
  readonly wsUrl: string;
  /** How that address is reached; left out: straight. */
  readonly way?: OutboundWay;
}

export interface LineAccess {
  readonly apiBase: string;
  readonly apiKey: string;
}
export type OpenLineApi = (access: LineAccess) => LineApi;

/** Where a line's events come from. `stop` leaves no request, timer or webhook behind. */
export interface EventFeed {
  /** How much is at stake, which decides how often it looks; more at stake is a reason to look now. */
  expect(stake: FeedStake): void;
  /**
   * The machine slept, the network changed, the clock stood still: nothing proven before `since` counts any more. Resolves after
   * the next look; true where the service has shown its calls since. May be told again for the same `since` until all is well.
   */
  wake(since: UnixMs): Promise<boolean>;
  /** The agent asks to mend what can be mended: proves the way, registers the webhook again, looks now. */
  mend(): void;
  stop(): Promise<void>;
}
/** `idle`: nothing is going on. `ringing`: a call rings, here or there. `talking`: a call is up. */
export type FeedStake = 'idle' | 'ringing' | 'talking';

export interface FeedListener {
  observed(observations: readonly Observation[]): void;
  /** Told with every new proof, and with every loss of one. */
  reach(reach: Reach): void;
  health(health: LineHealth): void;
}
/** Whether a ring would reach us now; the line desk adds since when it would not. */
export type Reach =
  | Extract<LineStatus, { readonly state: 'live' | 'polling' }>
  | Omit<Extract<LineStatus, { readonly state: 'unreachable' }>, 'since'>;

export type OpenEventFeed = (line: {
  readonly lineId: LineId;
  /** Calls that began before this instant are history to the line: neither do they ring nor are they missed. */
  readonly watchedSince: UnixMs;
  readonly access: LineAccess;
  readonly api: LineApi;
  readonly listener: FeedListener;
}) => EventFeed;

/** The audio process: microphone and speaker of web-number calls. */
export interface WebAudio extends CallSound {
  /**
   * Resolves when the socket is open and devices run; `lost` events follow where either breaks later. For a call whose sound was
   * lost: devices and buffers that are still there go on with the new session.
   */
  open(session: WebAudioSession): Promise<Result<null, AppError>>;
  setMuted(callId: CallId, muted: boolean): void;
  /** Held: silence is sent, and the far side is not played. */
  setHeld(callId: CallId, held: boolean): void;
  /** Resolves when the call's socket and streams are closed. Harmless for an unknown call. */
  close(callId: CallId): Promise<void>;
  useDevices(devices: { readonly microphone: string | null; readonly speaker: string | null }): void;
  useVoice(voice: VoiceProcessing): void;
  useGain(gain: SoundGain): void;
  /** Somebody else saw a device come or go: looks now where it would look later. */
  lookForDevices(): void;
  /** Runs a step on the devices of calls, in place of the step before; null stops and closes them. `sound-check` events follow. */
  soundCheck(step: SoundCheckStep | null): void;
  listen(listener: (event: WebAudioEvent) => void): () => void;
}
export interface WebAudioSession extends RealtimeSession {
  readonly callId: CallId;
  /** As the session was asked for. `listen` opens no microphone and sends nothing. */
  readonly mode: RealtimeMode;
  readonly sampleRate: WireSampleRate;
  readonly muted: boolean;
  /** Left out: it is not. */
  readonly held?: boolean;
}
export type WebAudioEvent =
  | CallSoundEvent
  | { readonly type: 'engine'; readonly engine: AudioEngineState }
  | { readonly type: 'devices'; readonly devices: AudioDevices }
  | { readonly type: 'media'; readonly callId: CallId; readonly media: MediaState }
  /** The socket or the process is gone; the call may still be up and wants a new session. */
  | { readonly type: 'lost'; readonly callId: CallId; readonly why: 'socket' | 'process' }
  /** The service said the stream is over: read the call. */
  | { readonly type: 'stopped'; readonly callId: CallId }
  /** The bytes that come in speak for another sample rate than the session's: voices sound slow or sped up. Once a session. */
  | { readonly type: 'wrong-rate'; readonly callId: CallId; readonly measuredHz: number }
  | { readonly type: 'levels'; readonly levels: CallLevels }
  /** Once a second while the call has sound. */
  | { readonly type: 'quality'; readonly callId: CallId; readonly second: QualitySecond; readonly whole: QualityWhole }
  /** What the settings ask for the voice and this machine cannot do; empty when all is done again. */
  | { readonly type: 'voice-missing'; readonly parts: readonly (keyof VoiceProcessing)[] }
  | { readonly type: 'sound-check'; readonly state: SoundCheckState }
  /** Sound devices were opened for calls; null where silence stands in for one. `running` null: they were closed. */
  | { readonly type: 'running'; readonly running: { readonly microphone: string | null; readonly speaker: string | null } | null };

/** The station window: WebRTC of Meta calls, and every tone. */
export interface Station extends CallSound {
  answerOffer(callId: CallId, offerSdp: string): Promise<Result<string, AppError>>;
  releaseMedia(callId: CallId): Promise<Result<null, AppError>>;
  makeOffer(callId: CallId, setup: OfferSetup): Promise<Result<string, AppError>>;
  applyAnswer(callId: CallId, answerSdp: string): Promise<Result<null, AppError>>;
  setMuted(callId: CallId, muted: boolean): void;
  /** Held: silence flows out, and the far side is not played. */
  setHeld(callId: CallId, held: boolean): void;
  close(callId: CallId): void;
  playTone(tone: SoundingTone | null): void;
  useDevices(devices: StationSound): void;
  useGain(gain: SoundGain): void;
  meterMicrophone(isOn: boolean): void;
  /** Opens the microphone of a call anew, because it gives nothing. Harmless for a call that is not the station's. */
  renewMicrophone(callId: CallId): void;
  useHeadsets(headsets: readonly HeadsetModel[]): void;
  /** `again`: also what they were told already, for a headset changes by itself too. */
  lightHeadsets(lamps: HeadsetLamps, again: boolean): void;
  listen(listener: (event: StationEvent) => void): () => void;
}
export type StationSound = Pick<Settings, 'microphone' | 'speaker' | 'voice'> & { readonly known: readonly KnownDevice[] };
export type StationEvent =
  | CallSoundEvent
  /** What is plugged in, as the station sees it: at its start and on every change. */
  | ({ readonly type: 'devices' } & StationDevices)
  | { readonly type: 'microphone-level'; readonly dbfs: number | null }
  /** Whether Chromium sees a network: at the station's start and on every change. */
  | { readonly type: 'network'; readonly online: boolean }
  | { readonly type: 'media'; readonly callId: CallId; readonly media: MediaState }
  | { readonly type: 'media-failed'; readonly callId: CallId; readonly error: AppError }
  /** Once a second while the call has sound. */
  | { readonly type: 'quality'; readonly callId: CallId; readonly second: QualitySecond; readonly whole: QualityWhole }
  | { readonly type: 'levels'; readonly levels: CallLevels }
  | { readonly type: 'headsets'; readonly plugged: readonly PluggedHeadset[] }
  | { readonly type: 'headset-motion'; readonly device: number; readonly motion: HeadsetMotion };

export interface CallHistory {
  /** `remoteIds`: what the service calls it, by which `knows` finds it. It replaces itself, and the service's own: returns those. */
  add(call: RecentCall, remoteIds: readonly string[]): readonly CallId[];
  /** Whether a call of the line that has one of these ids is kept already: after a restart nothing is listed twice. */
  knows(lineId: LineId, remoteIds: readonly string[]): boolean;
  /**
   * Newest first. `notAfter` for what is older than what is shown: all that began at that very instant, of which some may be
   * shown already, and `limit` calls from before it.
   */
  recent(limit: number, notAfter?: UnixMs): readonly RecentCall[];
  find(callId: CallId): RecentCall | null;
  /** How a call sounded. Kept for the latest calls only: the oldest report makes room. */
  keepQuality(report: QualityReport): void;
  /** Null for a call without a report: nobody spoke, or it is too long ago. */
  quality(callId: CallId): QualityReport | null;
  close(): void;
}

export interface SettingsStore {
  read(): Settings;
  write(settings: Settings): void;
}

/** A line that the agent added, as it is kept. The key is sealed apart, or lives until quit where there is no safe place. */
export interface KeptLine extends LineOptions {
  readonly id: LineId;
  readonly label: string;
  readonly kind: LineKind;
  readonly number: PhoneNumber | null;
  readonly colour: LineColour;
  readonly access: LineAccess;
}
/** A line whose key this machine does not open now: known, and of no use until the vault is unlocked. */
export type LockedLine = Omit<KeptLine, 'access'>;
export interface LineStore {
  read(): readonly KeptLine[];
  locked(): readonly LockedLine[];
  /** Null where the line is kept; else why it lasts until quit: no safe place for its key, or a disk that refuses. */
  save(line: KeptLine): AppError | null;
  /** Null where it is gone from the disk too; else why it may be there again at the next start. */
  remove(id: LineId): AppError | null;
}

/** Calls that are up, and how far each line has been watched: what a restart after a crash begins with. */
export interface CallJournal {
  read(): readonly JournalledCall[];
  /** Written before it returns, so that a crash right after it finds it. Keeping a call again replaces it. */
  keep(call: JournalledCall): void;
  forget(id: CallId): void;
  /** Until when the line was watched without a gap; null for one never watched. */
  watchedUntil(lineId: LineId): UnixMs | null;
  keepWatched(lineId: LineId, until: UnixMs): void;
  close(): void;
}
export interface JournalledCall {
  readonly id: CallId;
  readonly lineId: LineId;
  /** As the line was called: it may be gone by the time the call has to be listed. */
  readonly lineLabel: string;
  readonly kind: LineKind;
  readonly direction: Direction;
  readonly peer: PhoneNumber | null;
  readonly createdAt: UnixMs;
  /** `ended`: the history has it, but the service has not been told yet that we are out. */
  readonly phase: PhaseName;
  /** Null before it was answered. */
  readonly answeredAt: UnixMs | null;
  readonly remoteId: string | null;
  readonly externalId: string | null;
}

/** Tokens that are no line's key. Sealed on disk, or in memory until quit where there is no safe place (then `write` says so). */
export interface SecretStore {
  read(name: SecretName): string | null;
  /** It is kept, and does not open now: another must not take its place unless the agent gives one. */
  isLocked(name: SecretName): boolean;
  /** Whether this machine has a safe place for a secret, known without writing one. */
  canKeep(): boolean;
  /** Null takes it away. Returns null where it is kept; else why it lasts until quit. */
  write(name: SecretName, secret: string | null): AppError | null;
}
/** `webhook-signature` has its place already; today the secrets of signed webhooks come from the environment alone. */
export type SecretName = 'tunnel-token' | 'webhook-signature' | 'recording-key' | 'proxy-password' | 'hook-secret';
