import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { callId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import type { Recording } from '#contract/recording.ts';
import { unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import { openRecordings } from '../../../../main/adapters/recordings/open-recordings.ts';
import { recordingKey } from '../../../../main/adapters/recordings/recording-key.ts';
import { writeWhole } from '../../../../main/adapters/save-place/write-whole.ts';
import { redact } from '../../../../main/adapters/log/redact.ts';
import { newId } from '../../../../main/adapters/chance/new-id.ts';
import type { SecretStore } from '../../../../main/core/ports.ts';
import { createMemorySecretStore } from '../../../support/fakes/memory-secret-store.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { duet, STARTED } from './support.ts';

const CALL = callId('call-1');
const DAY_MS = 86_400_000;

function room(secrets: SecretStore = createMemorySecretStore(), folder = temporaryFolder()) {
  const log = memoryLog();
  const recordings = openRecordings({ folder: join(folder, 'kept'), key: recordingKey(secrets), newId, writeWhole, log });
  const record = async (startedAt = STARTED, call = CALL): Promise<Recording> => {
    const writer = recordings.start({ callId: call, startedAt, format: 'wav', consent: 'clip' });
    if (!writer.ok) throw new Error(writer.error.code);
    writer.value.write(duet(1.5));
    const kept = await writer.value.finish();
    if (kept === null) throw new Error('nothing was kept');
    return kept;
  };
  return { recordings, record, folder, log, kept: join(folder, 'kept'), secrets };
}
const of = (call = CALL) => new Set([call]);

test('a recording is listed with its call, also after a restart, and gone when it is deleted', async () => {
  const { recordings, record, folder, secrets, kept } = room();
  const recording = await record();
  expect(recording).toMatchObject({ callId: CALL, startedAt: STARTED, durationMs: 1_500, format: 'wav', consent: 'clip', isCut: false });
  expect(recordings.of(of())).toEqual([recording]);
  expect(recordings.of(of(callId('call-2')))).toEqual([]);

  const again = room(secrets, folder).recordings;
  expect(again.of(of())).toEqual([]);
  expect(await again.look()).toBeNull();
  expect(again.of(of())).toEqual([recording]);
  expect(await again.remove(recording.id)).toEqual({ ok: true, value: null });
  expect(again.of(of())).toEqual([]);
  expect(readdirSync(kept)).toEqual([]);
});

test('its fingerprint is logged whole, so that it can be proven later that nothing was changed', async () => {
  const { record, kept, log } = room();
  const { id } = await record();
  const hash = createHash('sha256')
    .update(readFileSync(join(kept, `${id}.rec`)))
    .digest('hex');
  const logged = redact(log.text());
  expect(logged).toContain((hash.match(/.{4}/g) ?? []).join(':'));
});

test('one that the app died in is listed up to there, as cut', async () => {
  const { recordings, folder, secrets } = room();
  const writer = recordings.start({ callId: CALL, startedAt: STARTED, format: 'wav', consent: 'spoken' });
  if (!writer.ok) throw new Error(writer.error.code);
  writer.value.write(duet(2.7));
  const again = room(secrets, folder).recordings;
  await expect.poll(async () => (await again.look(), again.of(of()))).toMatchObject([{ isCut: true, durationMs: 2_000 }]);
  await writer.value.finish();
});

test('where nothing was heard nothing is kept', async () => {
  const { recordings, kept } = room();
  const writer = recordings.start({ callId: CALL, startedAt: STARTED, format: 'webm', consent: 'spoken' });
  expect(writer.ok && (await writer.value.finish())).toBeNull();
  expect(readdirSync(kept)).toEqual([]);
});

test('an export is a file that lies open, over what was there; one that cannot be written whole leaves none', async () => {
  const { recordings, record, folder } = room();
  const { id } = await record();
  const path = join(folder, 'a.wav');
  writeFileSync(path, 'what was there, and longer than nothing');
  expect(await recordings.export(id, { format: 'wav', path })).toEqual({ ok: true, value: null });
  expect(readFileSync(path).length).toBe(44 + 24_000 * 4);
  const refused = await recordings.export(id, { format: 'wav', path: join(folder, 'nowhere', 'a.wav') });
  expect(refused).toMatchObject({ ok: false, error: { code: 'export-refused', detail: 'ENOENT' } });
});

test('what is played may begin anywhere', async () => {
  const { recordings, record, folder } = room();
  const { id } = await record();
  await recordings.export(id, { format: 'wav', path: join(folder, 'a.wav') });
  const whole = readFileSync(join(folder, 'a.wav'));
  const sound = await recordings.sound(id);
  if (!sound.ok) throw new Error(sound.error.code);
  expect(sound.value).toMatchObject({ bytes: whole.length, format: 'wav' });
  for (const [from, to] of [
    [0, whole.length],
    [10, 50],
    [44, 45],
    [64_044, 64_045],
    [1_000, whole.length],
  ] as const) {
    const parts: Uint8Array[] = [];
    for await (const part of sound.value.read(from, to)) parts.push(part);
    expect(Buffer.concat(parts).equals(whole.subarray(from, to))).toBe(true);
  }
});

describe('the key', () => {
  test('that could not be kept seals nothing: there is no recording that nobody could open later', () => {
    const { recordings, kept } = room(createMemorySecretStore({ keeps: false }));
    const refused = recordings.start({ callId: CALL, startedAt: STARTED, format: 'wav', consent: 'spoken' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'recording-unsafe' } });
    expect(readdirSync(kept)).toEqual([]);
  });

  test('that cannot be kept is told of before anybody asks for it, and looking makes none', () => {
    expect(room(createMemorySecretStore({ keeps: false })).recordings.refusal()).toEqual(appError('recording-unsafe', 'keys-not-kept'));
    const secrets = createMemorySecretStore();
    expect(room(secrets).recordings.refusal()).toBeNull();
    expect(secrets.read('recording-key')).toBeNull();
    const locked: SecretStore = { ...secrets, isLocked: () => true };
    expect(room(locked).recordings.refusal()).toMatchObject({ code: 'recording-locked' });
  });

  test('that the vault does not give today is not replaced, and what it sealed is neither lost nor opened', async () => {
    const { record, folder, kept } = room();
    const { id } = await record();
    const locked: SecretStore = {
      read: () => null,
      isLocked: () => true,
      canKeep: () => true,
      write: () => {
        throw new Error('written over');
      },
    };
    const later = room(locked, folder).recordings;
    expect(await later.look()).toMatchObject({ code: 'recording-locked' });
    expect(later.start({ callId: CALL, startedAt: STARTED, format: 'wav', consent: 'spoken' })).toMatchObject({
      error: { code: 'recording-locked' },
    });
    expect(await later.export(id, { format: 'wav', path: join(folder, 'a.wav') })).toMatchObject({ error: { code: 'recording-locked' } });
    expect(readdirSync(kept)).toHaveLength(1);
  });

  test('of another machine does not open it, and that is said', async () => {
    const { record, folder } = room();
    const { id } = await record();
    const other = room(createMemorySecretStore(), folder);
    await other.record();
    expect(await other.recordings.look()).toEqual({ code: 'recording-locked', detail: '1 recordings' });
    expect(await other.recordings.sound(id)).toMatchObject({ error: { code: 'recording-locked' } });
  });
});

describe('what is too old', () => {
  test('is deleted, and nothing else', async () => {
    const { recordings, record, kept } = room();
    await record(STARTED);
    const young = await record(unixMs(STARTED + DAY_MS));
    expect(await recordings.removeBefore(unixMs(STARTED + DAY_MS))).toBe(1);
    expect(recordings.of(of())).toEqual([young]);
    expect(readdirSync(kept)).toHaveLength(1);
  });

  test('is deleted by its file’s date where it does not open', async () => {
    const { recordings, kept } = room();
    const path = join(kept, 'recording_foreign.rec');
    writeFileSync(path, 'of another key');
    utimesSync(path, (STARTED - DAY_MS) / 1_000, (STARTED - DAY_MS) / 1_000);
    expect(await recordings.removeBefore(unixMs(STARTED - 2 * DAY_MS))).toBe(0);
    expect(await recordings.removeBefore(STARTED)).toBe(1);
    expect(readdirSync(kept)).toEqual([]);
  });
});

test('no name leads out of the folder', async () => {
  const { recordings, folder } = room();
  writeFileSync(join(folder, 'x.rec'), 'mine');
  for (const id of ['../x', 'recording_../x', '', 'recording_a/b']) {
    expect(await recordings.remove(id as Recording['id'])).toMatchObject({ ok: false, error: { code: 'recording-gone' } });
    expect(await recordings.sound(id as Recording['id'])).toMatchObject({ ok: false });
  }
  expect(readFileSync(join(folder, 'x.rec'), 'utf8')).toBe('mine');
});

test('one that the disk does not give hides no other, and is not said to be locked', async () => {
  const { record, folder, secrets, kept } = room();
  const recording = await record();
  mkdirSync(join(kept, 'recording_a.rec')); // opens, and then cannot be read
  const again = room(secrets, folder);
  expect(await again.recordings.look()).toBeNull();
  expect(again.recordings.of(of())).toEqual([recording]);
  expect(again.log.text()).toContain('EISDIR');
});

test('what is being looked for at the start is deleted by its own age, and not listed after', async () => {
  const { record, folder, secrets, kept } = room();
  const [old, young] = [await record(STARTED), await record(unixMs(STARTED + 5 * DAY_MS))];
  // As a backup that was played back leaves them: the old one looks new, and the new one old.
  utimesSync(join(kept, `${old.id}.rec`), new Date(STARTED + 9 * DAY_MS), new Date(STARTED + 9 * DAY_MS));
  utimesSync(join(kept, `${young.id}.rec`), new Date(STARTED - DAY_MS), new Date(STARTED - DAY_MS));
  const again = room(secrets, folder).recordings;
  const [, removed] = await Promise.all([again.look(), again.removeBefore(unixMs(STARTED + DAY_MS))]);
  expect(removed).toBe(1);
  expect(again.of(of())).toEqual([young]);
  expect(readdirSync(kept)).toEqual([`${young.id}.rec`]);
});

test('a player that jumps is answered without the whole being proven again, until the recording is deleted', async () => {
  const { recordings, record, kept } = room();
  const { id } = await record();
  const first = await recordings.sound(id);
  writeFileSync(join(kept, `${id}.rec`), 'no recording any more'); // who proved it again would see that
  expect(await recordings.sound(id)).toMatchObject({ ok: true, value: { bytes: first.ok ? first.value.bytes : 0 } });
  await recordings.remove(id);
  expect(await recordings.sound(id)).toMatchObject({ error: { code: 'recording-gone' } });
});
