import type { AppError } from '#contract/errors.ts';
import type { AudioDevices, AudioEngineState, CallLevels } from '#contract/audio.ts';
import type { CallId, MediaState, RecentCall } from '#contract/call.ts';
import type { LineColour, LineId, LineKind } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { PracticeCustomer } from '#contract/practice.ts';
import type { Result } from '#contract/result.ts';
import type { Settings, WireSampleRate } from '#contract/settings.ts';
import type { Tone } from '#contract/station.ts';
import type { UnixMs } from '#contract/time.ts';
import type { Observation, RemoteCall } from './events/observation.ts';

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
  list(limit: number): Promise<Result<readonly RemoteCall[], AppError>>;
  read(remoteId: string, withSdp: boolean): Promise<Result<RemoteCall, AppError>>;
  /** Never retried: after a timeout look for the call in `list` first. `sdpOffer` for Meta numbers only. */
  place(order: { readonly to: PhoneNumber; readonly sdpOffer: string | null }): Promise<Result<PlacedCall, AppError>>;
  preAccept(remoteId: string, sdpAnswer: string): Promise<Result<null, AppError>>;
  accept(remoteId: string, sdpAnswer: string | null): Promise<Result<null, AppError>>;
  reject(remoteId: string): Promise<Result<null, AppError>>;
  terminate(remoteId: string): Promise<Result<null, AppError>>;
  /** Web numbers: a single-use address for the call's sound, already checked against the media host rule. */
  realtimeSession(remoteId: string): Promise<Result<RealtimeSession, AppError>>;
}

export interface NumberState {
  readonly number: PhoneNumber | null;
  readonly label: string;
  readonly connected: boolean;
}

export interface PlacedCall {
  readonly remoteId: string;
  readonly externalId: string;
}

export interface RealtimeSession {
  /** Secret: it carries the token. Never logged. */
  readonly wsUrl: string;
}

export interface LineAccess {
  readonly apiBase: string;
  readonly apiKey: string;
}
export type OpenLineApi = (access: LineAccess) => LineApi;

/** Where a line's events come from. `stop` leaves no request, timer or webhook behind. */
export interface EventFeed {
  /** Asks the feed to look now (after a click, a wake-up), and how much is at stake, which decides how often it looks. */
  expect(stake: FeedStake): void;
  stop(): Promise<void>;
}
/** `idle`: nothing is going on. `ringing`: a call rings, here or there. `talking`: a call is up. */
export type FeedStake = 'idle' | 'ringing' | 'talking';

export interface FeedListener {
  observed(observations: readonly Observation[]): void;
  /** `ok` after each successful look: the proof that a ring would reach us. */
  health(health: FeedHealth): void;
}
export type FeedHealth =
  | { readonly ok: true; readonly events: 'webhook' | 'polling'; readonly provenAt: UnixMs }
  | { readonly ok: false; readonly error: AppError };

export type OpenEventFeed = (line: {
  readonly lineId: LineId;
  readonly access: LineAccess;
  readonly api: LineApi;
  readonly listener: FeedListener;
}) => EventFeed;

/** The audio process: microphone and speaker of web-number calls. */
export interface WebAudio {
  /** Resolves when the socket is open and devices run; `lost` events follow where either breaks later. */
  open(session: WebAudioSession): Promise<Result<null, AppError>>;
  setMuted(callId: CallId, muted: boolean): void;
  /** Resolves when the call's socket and streams are closed. Harmless for an unknown call. */
  close(callId: CallId): Promise<void>;
  useDevices(devices: { readonly microphone: string | null; readonly speaker: string | null }): void;
  listen(listener: (event: WebAudioEvent) => void): () => void;
}
export interface WebAudioSession {
  readonly callId: CallId;
  readonly wsUrl: string;
  readonly sampleRate: WireSampleRate;
  readonly muted: boolean;
}
export type WebAudioEvent =
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
  /** Sound devices were opened for calls; null where silence stands in for one. `running` null: they were closed. */
  | { readonly type: 'running'; readonly running: { readonly microphone: string | null; readonly speaker: string | null } | null };

/** The station window: WebRTC of Meta calls, and every tone. */
export interface Station {
  answerOffer(callId: CallId, offerSdp: string): Promise<Result<string, AppError>>;
  releaseMedia(callId: CallId): Promise<Result<null, AppError>>;
  makeOffer(callId: CallId): Promise<Result<string, AppError>>;
  applyAnswer(callId: CallId, answerSdp: string): Promise<Result<null, AppError>>;
  setMuted(callId: CallId, muted: boolean): void;
  close(callId: CallId): void;
  playTone(tone: Tone | null): void;
  useDevices(devices: { readonly microphone: string | null; readonly speaker: string | null }): void;
  listen(listener: (event: StationEvent) => void): () => void;
}
export type StationEvent =
  /** What is plugged in, as the station sees it: at its start and on every change. */
  | { readonly type: 'device-counts'; readonly microphones: number; readonly speakers: number }
  | { readonly type: 'media'; readonly callId: CallId; readonly media: MediaState }
  | { readonly type: 'media-failed'; readonly callId: CallId; readonly error: AppError }
  | { readonly type: 'levels'; readonly levels: CallLevels };

export interface CallHistory {
  add(call: RecentCall): void;
  /** Newest first. */
  recent(limit: number): readonly RecentCall[];
  close(): void;
}

export interface SettingsStore {
  read(): Settings;
  write(settings: Settings): void;
}

/** A line that the agent added, as it is kept. The key is sealed apart, or lives until quit where there is no safe place. */
export interface KeptLine {
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
  remove(id: LineId): void;
}

export interface PracticeControl {
  ring(line: { readonly number: PhoneNumber; readonly from: PhoneNumber }): Promise<Result<null, AppError>>;
  schedule(line: { readonly number: PhoneNumber; readonly everySeconds: number | null }): Promise<Result<null, AppError>>;
}
export interface RunningPractice {
  readonly lines: readonly PracticeLineAccess[];
  readonly customers: readonly PracticeCustomer[];
  readonly control: PracticeControl;
  stop(): Promise<void>;
}
export interface PracticeLineAccess {
  readonly kind: LineKind;
  readonly label: string;
  readonly number: PhoneNumber;
  readonly access: LineAccess;
}
/** Starts the practice line; `onGone` tells that its process died (it is not started again by itself). */
export type StartPractice = (onGone: () => void) => Promise<Result<RunningPractice, AppError>>;
