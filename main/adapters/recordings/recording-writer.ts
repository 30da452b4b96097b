import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { type AppError, appError } from '#contract/errors.ts';
import { RECORDING_RATE_HZ } from '#contract/recording.ts';
import { errorCode } from '../../core/error-code.ts';
import { createPairEncoder, FRAME_SAMPLES, packetsOf, type PairEncoder } from './opus-pair.ts';
import { CONTENT, END_BYTES, factsRecord, type RecordingFacts } from './recording-facts.ts';
import { newRecordSeal } from './sealed-records.ts';
import { packetsContent, pcmBytes } from './sound-content.ts';

/** One second a record: what a crash of the app may cost. */
const RECORD_SAMPLES = RECORDING_RATE_HZ;
/** The machine itself may go down: then at most these are lost. */
const RECORDS_PER_SYNC = 5;

export interface WrittenRecording {
  readonly facts: RecordingFacts;
  /** Of one side. */
  readonly samples: number;
  /** Of the whole file, in hex: it proves later that nothing was changed. */
  readonly sha256: string;
}

/** One recording on its way to the disk, in order, off the caller's time. */
export interface OpenRecordingFile {
  write(pcm: Int16Array): void;
  /** Null where there was no sound, or none of it could be kept: then there is no file either. */
  finish(): Promise<WrittenRecording | null>;
}

export function openRecordingFile(order: {
  readonly path: string;
  readonly key: Buffer;
  readonly facts: Omit<RecordingFacts, 'version' | 'rateHz' | 'preSkip'>;
  /** Told once, when nothing more is kept. */
  readonly failed: (error: AppError) => void;
}): OpenRecordingFile {
  const { path, facts } = order;
  const seal = newRecordSeal(order.key);
  const digest = createHash('sha256');
  let second = new Int16Array(RECORD_SAMPLES * 2);
  let filled = 0;
  let file: FileHandle | null = null;
  let encoder: PairEncoder | null = null;
  let records = 0;
  let kept: { readonly facts: RecordingFacts; samples: number } | null = null;
  let broke = false;

  const append = async (content: Uint8Array, isLast = false): Promise<void> => {
    const record = seal.seal(content, { index: records, isLast });
    records += 1;
    digest.update(record);
    await file?.appendFile(record);
    if (isLast || records % RECORDS_PER_SYNC === 0) await file?.datasync();
  };

  const begin = async (): Promise<{ readonly facts: RecordingFacts; samples: number }> => {
    encoder = facts.format === 'webm' ? await createPairEncoder() : null;
    const whole: RecordingFacts = { version: 1, ...facts, rateHz: RECORDING_RATE_HZ, preSkip: encoder?.preSkip ?? 0 };
    file = await open(path, 'wx', 0o600);
    digest.update(seal.header);
    await file.appendFile(seal.header);
    await append(factsRecord(whole));
    return { facts: whole, samples: 0 };
  };

  const keep = async (pcm: Int16Array): Promise<void> => {
    kept ??= await begin();
    await append(
      Buffer.concat([Buffer.from([CONTENT.sound]), encoder === null ? pcmBytes(pcm) : packetsContent(await packetsOf(pcm, encoder))]),
    );
    kept.samples += pcm.length / 2;
  };

  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.then(async () => {
      if (broke) return;
      try {
        await work();
      } catch (cause) {
        broke = true;
        order.failed(appError('recording-broke-off', refusal(cause).detail));
      }
    });
    return turn;
  };
  const flush = (): void => {
    if (filled === 0) return;
    const whole = encoderLength(filled, facts.format);
    const pcm = second.slice(0, whole);
    second = new Int16Array(RECORD_SAMPLES * 2);
    filled = 0;
    void inTurn(() => keep(pcm)); // it never fails: what goes wrong is told
  };

  return {
    write(pcm) {
      if (broke) return;
      for (let from = 0; from < pcm.length;) {
        const part = pcm.subarray(from, from + second.length - filled);
        second.set(part, filled);
        filled += part.length;
        from += part.length;
        if (filled === second.length) flush();
      }
    },
    async finish() {
      flush();
      await inTurn(async () => {
        if (kept === null) return;
        const end = Buffer.alloc(END_BYTES);
        end.writeUInt8(CONTENT.end, 0);
        end.writeUInt32BE(kept.samples, 1);
        await append(end, true);
      });
      await file?.close().catch(() => undefined); // whatever it says, what was written is there
      encoder?.free();
      if (kept !== null && kept.samples > 0) return { ...kept, sha256: digest.digest('hex') };
      await rm(path, { force: true });
      return null;
    },
  };
}

/** Opus takes whole frames: what is missing of the last one is silence. */
function encoderLength(filled: number, format: RecordingFacts['format']): number {
  return format === 'wav' ? filled : Math.ceil(filled / (FRAME_SAMPLES * 2)) * FRAME_SAMPLES * 2;
}

export function refusal(cause: unknown): AppError {
  const code = errorCode(cause);
  return appError(code === 'ENOSPC' || code === 'EDQUOT' ? 'storage-full' : 'storage-unavailable', code);
}
