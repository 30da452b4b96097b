import type { AppError } from '#contract/errors.ts';
import {
  type Clip,
  type ClipId,
  recordingId,
  type Recording,
  RECORDING_RATE_HZ,
  type RecordingFormat,
  type RecordingId,
} from '#contract/recording.ts';
import { fail, ok } from '#contract/result.ts';
import type { ClipHost, ClipStore } from '../../../main/core/recording/clip-store.ts';
import type { NewRecording, Recordings } from '../../../main/core/recording/recordings.ts';

export interface FakeRecordings extends Recordings {
  /** Everything that was written, of recordings that are still being written too. */
  readonly written: readonly WrittenSound[];
  readonly exported: readonly { readonly id: RecordingId; readonly format: RecordingFormat; readonly path: string }[];
  kept(): readonly Recording[];
  /** What every start fails with. */
  refuse(error: AppError | null): void;
}
export interface WrittenSound {
  readonly order: NewRecording;
  pcm: number[];
  isFinished: boolean;
  /** The disk refuses the rest. */
  readonly fail: (error: AppError) => void;
}

export function createFakeRecordings(): FakeRecordings {
  const written: WrittenSound[] = [];
  const exported: { readonly id: RecordingId; readonly format: RecordingFormat; readonly path: string }[] = [];
  let kept: readonly Recording[] = [];
  let refusal: AppError | null = null;
  const listeners = new Set<() => void>();
  const change = (next: readonly Recording[]): void => {
    kept = next;
    for (const listener of listeners) listener();
  };
  return {
    written,
    exported,
    kept: () => kept,
    refuse: (error) => (refusal = error),
    refusal: () => refusal,
    start(order) {
      if (refusal !== null) return fail(refusal);
      const tellers: ((error: AppError) => void)[] = [];
      const sound: WrittenSound = { order, pcm: [], isFinished: false, fail: (error) => tellers.forEach((tell) => tell(error)) };
      written.push(sound);
      return ok({
        write(pcm) {
          if (sound.isFinished) throw new Error('written after its end');
          for (const sample of pcm) sound.pcm.push(sample);
        },
        failed: (listener) => void tellers.push(listener),
        async finish() {
          if (sound.isFinished) throw new Error('finished twice');
          sound.isFinished = true;
          if (sound.pcm.length === 0) return null;
          const durationMs = (sound.pcm.length / 2 / RECORDING_RATE_HZ) * 1_000;
          const recording = { ...order, id: recordingId(`recording_${written.length}`), durationMs, isCut: false };
          change([...kept, recording]);
          return recording;
        },
      });
    },
    of: (callIds) => kept.filter(({ callId }) => callIds.has(callId)),
    export: (id, to) => {
      exported.push({ id, ...to });
      return Promise.resolve(ok(null));
    },
    sound: () => Promise.resolve(fail({ code: 'recording-gone' })),
    async remove(id) {
      change(kept.filter((one) => one.id !== id));
      return ok(null);
    },
    async removeBefore(instant) {
      const old = kept.filter(({ startedAt }) => startedAt < instant);
      if (old.length > 0) change(kept.filter((one) => !old.includes(one)));
      return old.length;
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function createMemoryClips(first: readonly { readonly clip: Clip; readonly pcm: Int16Array }[] = []): ClipStore {
  let clips = first;
  return {
    list: () => clips.map(({ clip }) => clip),
    pcm: (id: ClipId) => Promise.resolve(clips.find(({ clip }) => clip.id === id)?.pcm ?? null),
    async add(clip, pcm) {
      clips = [...clips, { clip, pcm }];
      return ok(null);
    },
    async remove(id) {
      clips = clips.filter(({ clip }) => clip.id !== id);
      return ok(null);
    },
  };
}

/** A way by which the service reaches us, or does not. */
export interface FakeClipHost extends ClipHost {
  publicUrl: string | null;
  readonly offers: readonly { readonly url: string; readonly fetch: () => void; isOpen: boolean }[];
}

export function createFakeClipHost(publicUrl: string | null = null): FakeClipHost {
  const offers: { readonly url: string; readonly fetch: () => void; isOpen: boolean }[] = [];
  const host: FakeClipHost = {
    publicUrl,
    offers,
    offer() {
      if (host.publicUrl === null) return null;
      const { promise, resolve } = Promise.withResolvers<void>();
      const offer = { url: `${host.publicUrl}/files/${offers.length}.wav`, fetch: resolve, isOpen: true };
      offers.push(offer);
      return { url: offer.url, fetched: promise, close: () => void (offer.isOpen = false) };
    },
  };
  return host;
}
