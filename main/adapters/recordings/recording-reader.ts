import { type FileHandle, open } from 'node:fs/promises';
import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { errorCode } from '../../core/error-code.ts';
import { CONTENT, END_BYTES, readFacts, type RecordingFacts } from './recording-facts.ts';
import { HEADER_BYTES, openRecordSeal, readRecordHead, RECORD_HEAD_BYTES, type RecordOpener, sealedLength } from './sealed-records.ts';
import { samplesIn } from './sound-content.ts';

/** A recording that opens, as far as it goes. */
export interface OpenedRecording {
  readonly facts: RecordingFacts;
  /** Of one side. */
  readonly samples: number;
  /** It has no end of its own: it broke off, or was changed from there on. */
  readonly isCut: boolean;
}

/**
 * `isProven`: every record is opened, so that what is promised is there; else the last record is believed, which is quick for lists.
 * Fails with `recording-locked` where another key sealed it, `recording-damaged` where nothing of it opens, `recording-gone` without a file.
 */
export async function openRecording(
  path: string,
  key: Buffer,
  { isProven = false }: { readonly isProven?: boolean } = {},
): Promise<Result<OpenedRecording, AppError>> {
  return withFile<OpenedRecording>(path, async (file) => {
    const seal = await sealOf(file, key);
    if (!seal.ok) return seal;
    const facts = await factsOf(file, seal.value);
    if (!facts.ok) return facts;
    const told = await toldSamples(file, seal.value);
    if (told !== null && !isProven) return ok({ facts: facts.value, samples: told, isCut: false });
    let samples = 0;
    for await (const content of soundOf(file, seal.value)) samples += samplesIn(content, facts.value.format);
    return ok({ facts: facts.value, samples, isCut: samples !== told });
  });
}

/** The sound's records one after the other, up to the end or to where it breaks off. Nothing where it does not open. */
export async function* soundRecords(path: string, key: Buffer): AsyncGenerator<Buffer, void> {
  const file = await open(path, 'r');
  try {
    const seal = await sealOf(file, key);
    if (seal.ok) yield* soundOf(file, seal.value);
  } finally {
    await file.close();
  }
}

async function* soundOf(file: FileHandle, seal: RecordOpener): AsyncGenerator<Buffer, void> {
  let at = HEADER_BYTES;
  for (let index = 0; ; index += 1) {
    const record = await readRecord(file, { at, index, seal });
    if (record === null) return;
    at = record.next;
    if (record.content[0] === CONTENT.sound) yield record.content.subarray(1);
  }
}

/** Null at the end, where a record is not whole, is another's, or was changed. */
async function readRecord(
  file: FileHandle,
  { at, index, seal }: { readonly at: number; readonly index: number; readonly seal: RecordOpener },
): Promise<{ readonly content: Buffer; readonly next: number } | null> {
  const head = await bytesAt(file, at, RECORD_HEAD_BYTES);
  const said = head === null ? null : readRecordHead(head);
  if (said === null || said.index !== index) return null;
  const sealed = await bytesAt(file, at + RECORD_HEAD_BYTES, said.length);
  const content = sealed === null ? null : seal.open(sealed, { index, isLast: false });
  return content === null ? null : { content, next: at + RECORD_HEAD_BYTES + said.length };
}

/** What the last record says, which is the only one of its length: no need to read a long file to know how long it is. */
async function toldSamples(file: FileHandle, seal: RecordOpener): Promise<number | null> {
  const length = sealedLength(END_BYTES);
  const { size } = await file.stat();
  const bytes = size < HEADER_BYTES + length ? null : await bytesAt(file, size - length, length);
  const said = bytes === null ? null : readRecordHead(bytes);
  if (bytes === null || said === null) return null;
  const content = seal.open(bytes.subarray(RECORD_HEAD_BYTES), { index: said.index, isLast: true });
  return content?.length === END_BYTES && content[0] === CONTENT.end ? content.readUInt32BE(1) : null;
}

async function factsOf(file: FileHandle, seal: RecordOpener): Promise<Result<RecordingFacts, AppError>> {
  const first = await readRecord(file, { at: HEADER_BYTES, index: 0, seal });
  const facts = first === null ? null : readFacts(first.content);
  return facts === null ? fail(appError('recording-damaged', 'its beginning does not open')) : ok(facts);
}

async function sealOf(file: FileHandle, key: Buffer): Promise<Result<RecordOpener, AppError>> {
  const header = await bytesAt(file, 0, HEADER_BYTES);
  const seal = header === null ? 'foreign' : openRecordSeal(header, key);
  if (seal === 'other-key') return fail(appError('recording-locked', 'sealed with another key'));
  if (seal === 'foreign') return fail(appError('recording-damaged', 'no recording'));
  return ok(seal);
}

/** Null where the file has not so many. */
async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer | null> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytesRead === length ? bytes : null;
}

async function withFile<Value>(
  path: string,
  work: (file: FileHandle) => Promise<Result<Value, AppError>>,
): Promise<Result<Value, AppError>> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (cause) {
    return fail(unread(cause));
  }
  try {
    return await work(file);
  } catch (cause) {
    return fail(unread(cause)); // a bad sector in one recording hides no other
  } finally {
    await file.close();
  }
}

function unread(cause: unknown): AppError {
  const code = errorCode(cause);
  return appError(code === 'ENOENT' ? 'recording-gone' : 'storage-unavailable', code);
}
