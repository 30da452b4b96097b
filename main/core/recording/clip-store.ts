import type { AppError } from '#contract/errors.ts';
import type { Clip, ClipId } from '#contract/recording.ts';
import type { Result } from '#contract/result.ts';
import type { LineId } from '#contract/line.ts';

/** The clips that the agent added. They are no secret, so they are kept as they are. */
export interface ClipStore {
  list(): readonly Clip[];
  /** Mono at `RECORDING_RATE_HZ`; null where it is gone. */
  pcm(id: ClipId): Promise<Int16Array | null>;
  /** Fails with `storage-full` or `storage-unavailable`. */
  add(clip: Clip, pcm: Int16Array): Promise<Result<null, AppError>>;
  remove(id: ClipId): Promise<Result<null, AppError>>;
}

/** Puts a sound where the service can fetch it. */
export interface ClipHost {
  /** Null where nothing of ours is to be reached from the line's service now. The bytes are those of a WAV file. */
  offer(lineId: LineId, wav: Uint8Array): OfferedClip | null;
}

export interface OfferedClip {
  /** Secret: whoever knows it hears the clip. */
  readonly url: string;
  /** Resolves when somebody has fetched the whole of it; never where nobody does. */
  readonly fetched: Promise<void>;
  /** From now on it is not there. */
  close(): void;
}
