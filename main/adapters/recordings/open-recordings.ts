import { mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallId } from '#contract/call.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { type Recording, recordingId, type RecordingFormat, type RecordingId } from '#contract/recording.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import type { Log, NewId } from '../../core/ports.ts';
import type { Recordings, RecordingWriter } from '../../core/recording/recordings.ts';
import type { WriteWhole } from '../../core/saved-file.ts';
import type { RecordingKey } from './recording-key.ts';
import { type OpenedRecording, openRecording } from './recording-reader.ts';
import { openRecordingFile, refusal } from './recording-writer.ts';
import { partOf } from './part-of.ts';
import { millisecondsOf } from './sound-content.ts';
import { type SoundFile, soundFile } from './sound-file.ts';

const SUFFIX = '.rec';
const NAME = /^recording_[a-z]+$/;

export interface RecordingsOrder {
  readonly folder: string;
  readonly key: RecordingKey;
  readonly newId: NewId;
  readonly writeWhole: WriteWhole;
  readonly log: Log;
}

/** The folder of recordings. The files are the truth: what is listed was read from them. */
export function openRecordings(order: RecordingsOrder): Recordings & {
  /** Looks at what is there; resolves with what to tell the agent, or null. */
  look(): Promise<AppError | null>;
} {
  const { folder, key, newId, writeWhole, log } = order;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const known = new Map<RecordingId, Recording>();
  /** Being written: no file to export, to delete or to take for a broken one yet. */
  const writing = new Set<RecordingId>();
  const listeners = new Set<() => void>();
  /** Before all is known none is deleted by its age: its file's date may be that of a copy. */
  let looked: Promise<unknown> = Promise.resolve();
  /** The one that is being played: a player asks again with each jump, and proving an hour of it takes seconds. */
  let played: { readonly id: RecordingId; readonly file: SoundFile & { format: RecordingFormat } } | null = null;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const pathOf = (id: RecordingId): string => join(folder, `${id}${SUFFIX}`);
  const onDisk = async (): Promise<RecordingId[]> =>
    (await readdir(folder)).flatMap((name) => {
      const id = name.slice(0, -SUFFIX.length);
      return name.endsWith(SUFFIX) && NAME.test(id) && !writing.has(recordingId(id)) ? [recordingId(id)] : [];
    });

  const opened = async (
    id: RecordingId,
  ): Promise<Result<{ readonly path: string; readonly key: Buffer; readonly opened: OpenedRecording }, AppError>> => {
    if (!NAME.test(id)) return fail(appError('recording-gone'));
    const usable = key.known();
    if (!usable.ok) return usable;
    const recording = await openRecording(pathOf(id), usable.value, { isProven: true });
    return recording.ok ? ok({ path: pathOf(id), key: usable.value, opened: recording.value }) : recording;
  };
  const fileOf = async (
    id: RecordingId,
    format: RecordingFormat | null,
  ): Promise<Result<SoundFile & { format: RecordingFormat }, AppError>> => {
    const source = await opened(id);
    if (!source.ok) return source;
    const as = format ?? source.value.opened.facts.format;
    return ok({ ...(await soundFile(source.value, as)), format: as });
  };

  const remove = async (id: RecordingId): Promise<Result<null, AppError>> => {
    if (!NAME.test(id) || writing.has(id)) return fail(appError('recording-gone'));
    if (played?.id === id) played = null;
    try {
      await rm(pathOf(id), { force: true });
    } catch (cause) {
      return fail(refusal(cause));
    }
    if (known.delete(id)) changed();
    return ok(null);
  };

  const look = async (): Promise<AppError | null> => {
    const usable = key.known();
    let locked = 0;
    for (const id of await onDisk()) {
      const recording = usable.ok ? await openRecording(pathOf(id), usable.value) : usable;
      if (recording.ok) known.set(id, listed(id, recording.value));
      else if (!usable.ok || recording.error.code === 'recording-locked') locked += 1;
      else log.warn('a recording does not open', { id, code: recording.error.code, why: recording.error.detail ?? '' });
    }
    if (known.size > 0) changed();
    return locked === 0 ? null : appError('recording-locked', `${String(locked)} recordings`);
  };

  return {
    refusal: key.refusal,
    look() {
      const looking = look();
      looked = Promise.allSettled([looking]);
      return looking;
    },
    start(facts) {
      const usable = key.forWriting();
      if (!usable.ok) return usable;
      const id = recordingId(newId('recording'));
      writing.add(id);
      let problem: AppError | null = null;
      let tell: (error: AppError) => void = () => undefined;
      const file = openRecordingFile({
        path: pathOf(id),
        key: usable.value,
        facts,
        failed(error) {
          log.error('a recording could not be kept', { code: error.code, why: error.detail ?? '' });
          problem = error;
          tell(error);
        },
      });
      const writer: RecordingWriter = {
        write: file.write,
        failed(listener) {
          tell = listener;
          if (problem !== null) listener(problem);
        },
        async finish() {
          const written = await file.finish();
          writing.delete(id);
          if (written === null) return null;
          const recording = listed(id, { ...written, isCut: problem !== null });
          known.set(id, recording);
          log.info('a call was recorded', {
            call: facts.callId,
            recording: id,
            seconds: Math.round(recording.durationMs / 1_000),
            consent: facts.consent,
            sha256: inFours(written.sha256),
          });
          changed();
          return recording;
        },
      };
      return ok(writer);
    },
    of: (callIds: ReadonlySet<CallId>) =>
      [...known.values()].filter(({ callId }) => callIds.has(callId)).sort((one, other) => one.startedAt - other.startedAt),
    async export(id, { format, path }) {
      const file = await fileOf(id, format);
      if (!file.ok) return file;
      return writeWhole(path, file.value.parts());
    },
    async sound(id) {
      const file = played?.id === id ? ok(played.file) : await fileOf(id, null);
      if (!file.ok) return file;
      played = { id, file: file.value };
      const { bytes, format, parts } = file.value;
      return ok({ bytes, format, read: (from, to) => partOf(parts(), { from, to }) });
    },
    remove,
    async removeBefore(instant) {
      await looked;
      let removed = 0;
      for (const id of await onDisk()) {
        const began = known.get(id)?.startedAt ?? (await writtenAt(pathOf(id)));
        if (began !== null && began < instant && (await remove(id)).ok) removed += 1;
      }
      return removed;
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** A long run of digits in a log would be taken for a telephone number, and masked. */
function inFours(hex: string): string {
  return hex.replaceAll(/.{4}(?!$)/g, '$&:');
}

function listed(id: RecordingId, { facts, samples, isCut }: OpenedRecording): Recording {
  const { callId, startedAt, format, consent } = facts;
  return { id, callId, startedAt, durationMs: millisecondsOf(samples), format, consent, isCut };
}

async function writtenAt(path: string): Promise<UnixMs | null> {
  try {
    return unixMs((await stat(path)).mtimeMs);
  } catch {
    return null; // gone meanwhile
  }
}
