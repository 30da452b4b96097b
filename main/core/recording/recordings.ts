import type { CallId } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import type { Consent, Recording, RecordingFormat, RecordingId } from '#contract/recording.ts';
import type { Result } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';

/** Recordings as they are kept, each sealed with this machine's key. */
export interface Recordings {
  /** Fails with `recording-unsafe` or `recording-locked` where there is no key to seal it with: then nothing is written. */
  start(order: NewRecording): Result<RecordingWriter, AppError>;
  /** Why `start` is bound to fail on this machine, known before a customer is asked; null where nothing stands against it. */
  refusal(): AppError | null;
  /** Those of the calls, oldest first. */
  of(callIds: ReadonlySet<CallId>): readonly Recording[];
  /**
   * Writes it open, over what is there. Fails with `recording-gone`, `recording-locked`, `recording-damaged`, or `export-refused`, and
   * then what was there is as it was.
   */
  export(id: RecordingId, to: { readonly format: RecordingFormat; readonly path: string }): Promise<Result<null, AppError>>;
  /** As it is kept, for playing here. Fails like `export`. */
  sound(id: RecordingId): Promise<Result<PlayableSound, AppError>>;
  remove(id: RecordingId): Promise<Result<null, AppError>>;
  /** Deletes what began before; resolves with how many. Those that this machine's key does not open go by their file's date. */
  removeBefore(instant: UnixMs): Promise<number>;
  /** What is found on the disk at the start, then every recording that came or went. */
  listen(listener: () => void): () => void;
}

export interface PlayableSound {
  readonly bytes: number;
  readonly format: RecordingFormat;
  /** The bytes from the first place up to the second, which is left out, in pieces. */
  read(from: number, to: number): AsyncIterable<Uint8Array>;
}

export interface NewRecording {
  readonly callId: CallId;
  readonly startedAt: UnixMs;
  readonly format: RecordingFormat;
  readonly consent: Consent;
}

export interface RecordingWriter {
  /** Interleaved, agent then customer, at `RECORDING_RATE_HZ`. Never throws: what the disk refuses is told once to `failed`, as `recording-broke-off`. */
  write(pcm: Int16Array): void;
  /** The rest is written and the recording is listed. Null where nothing was heard in it, and nothing is kept. */
  finish(): Promise<Recording | null>;
  failed(listener: (error: AppError) => void): void;
}
