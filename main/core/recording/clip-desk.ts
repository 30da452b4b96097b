import { type AppError, appError } from '#contract/errors.ts';
import {
  type Clip,
  type ClipId,
  clipId,
  LONGEST_CLIP_NAME,
  LONGEST_CLIP_SECONDS,
  MOST_CLIPS,
  RECORDING_RATE_HZ,
} from '#contract/recording.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { NewId } from '../ports.ts';
import type { ClipStore } from './clip-store.ts';

const MOST_SAMPLES = LONGEST_CLIP_SECONDS * RECORDING_RATE_HZ;
/** Shorter than this is a click. */
const FEWEST_SAMPLES = RECORDING_RATE_HZ / 5;
/** −50 dBFS: a clip in which no sample is louder is silence. */
const LOUDEST_OF_SILENCE = 100;

export interface ClipDesk {
  list(): readonly Clip[];
  /** The next part of a clip that is being added; the parts of another upload are dropped. */
  part(uploadId: string, pcm: Int16Array): Result<null, AppError>;
  /** All parts have come. Fails with `clip-unusable` where it is silent, too short, too long, or one too many. */
  add(uploadId: string, name: string): Promise<Result<ClipId, AppError>>;
  remove(id: ClipId): Promise<Result<null, AppError>>;
}

/** Takes clips in. One at a time: whoever begins another gives the first one up. */
export function createClipDesk(ports: {
  readonly newId: NewId;
  readonly store: ClipStore;
  /** It is gone: nothing may name it any more. */
  readonly removed: (id: ClipId) => void;
  readonly changed: () => void;
}): ClipDesk {
  const { newId, store, removed, changed } = ports;
  let upload: { readonly id: string; readonly parts: Int16Array[]; samples: number } | null = null;

  return {
    list: store.list,
    part(uploadId, pcm) {
      if (upload?.id !== uploadId) upload = { id: uploadId, parts: [], samples: 0 };
      upload.samples += pcm.length;
      // Not kept, only counted: `add` says why.
      if (upload.samples <= MOST_SAMPLES) upload.parts.push(pcm);
      return ok(null);
    },
    async add(uploadId, name) {
      const taken = upload?.id === uploadId ? upload : null;
      upload = null;
      const why = taken === null ? 'no sound came' : refusalOf(taken, store.list().length);
      if (taken === null || why !== null) return fail(appError('clip-unusable', why ?? 'no sound came'));
      const pcm = joined(taken.parts, taken.samples);
      const id = clipId(newId('clip'));
      const clip = { id, name: name.trim().slice(0, LONGEST_CLIP_NAME), durationMs: Math.round((pcm.length * 1_000) / RECORDING_RATE_HZ) };
      const added = await store.add(clip, pcm);
      if (!added.ok) return added;
      changed();
      return ok(id);
    },
    async remove(id) {
      const gone = await store.remove(id);
      if (gone.ok) removed(id);
      changed();
      return gone;
    },
  };
}

function refusalOf({ parts, samples }: { readonly parts: readonly Int16Array[]; readonly samples: number }, known: number): string | null {
  if (known >= MOST_CLIPS) return `${String(MOST_CLIPS)} clips already`;
  if (samples > MOST_SAMPLES) return `longer than ${String(LONGEST_CLIP_SECONDS)} s`;
  if (samples < FEWEST_SAMPLES) return 'shorter than 200 ms';
  const isSilent = parts.every((part) => part.every((sample) => Math.abs(sample) <= LOUDEST_OF_SILENCE));
  return isSilent ? 'silent' : null;
}

function joined(parts: readonly Int16Array[], samples: number): Int16Array {
  const whole = new Int16Array(samples);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
