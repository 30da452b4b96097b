import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRecording, soundRecords } from '../../../../main/adapters/recordings/recording-reader.ts';
import { pcmIn } from '../../../../main/adapters/recordings/sound-content.ts';
import { soundFile } from '../../../../main/adapters/recordings/sound-file.ts';
import { WAV_HEAD_BYTES } from '../../../../main/adapters/recordings/wav-head.ts';
import type { RecordingFormat } from '../../../../preload/contract/recording.ts';
import { toneIn } from '../../../support/sound/tone-in.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { AGENT_HZ, CUSTOMER_HZ, duet, KEY, recorded, STARTED } from './support.ts';

async function asWav(path: string, key = KEY): Promise<Int16Array> {
  const opened = await openRecording(path, key, { isProven: true });
  if (!opened.ok) throw new Error(opened.error.code);
  const file = await soundFile({ path, key, opened: opened.value }, 'wav');
  const parts: Buffer[] = [];
  for await (const part of file.parts()) parts.push(part);
  const whole = Buffer.concat(parts);
  expect(whole.length).toBe(file.bytes);
  expect(whole.readUInt32LE(40)).toBe(whole.length - WAV_HEAD_BYTES);
  return pcmIn(whole.subarray(WAV_HEAD_BYTES));
}

test('a recording kept as WAV comes back sample for sample, with what was said of it', async () => {
  const path = join(temporaryFolder(), 'a.rec');
  const sound = duet(3.37);
  await recorded({ path, sound, format: 'wav', pieceSamples: 3_201 });
  expect(await openRecording(path, KEY)).toEqual({
    ok: true,
    value: {
      facts: { version: 1, callId: 'call-1', startedAt: STARTED, format: 'wav', consent: 'spoken', rateHz: 16_000, preSkip: 0 },
      samples: sound.length / 2,
      isCut: false,
    },
  });
  expect(await asWav(path)).toEqual(sound);
});

test.each(['wav', 'webm'] as const)('the agent is on the left and the customer on the right of a recording kept as %s', async (format) => {
  const path = join(temporaryFolder(), 'a.rec');
  await recorded({ path, sound: duet(2), format });
  const pcm = (await asWav(path)).subarray(16_000);
  expect(toneIn(pcm, { side: 'agent', hz: AGENT_HZ })).toBeGreaterThan(0.2);
  expect(toneIn(pcm, { side: 'customer', hz: CUSTOMER_HZ })).toBeGreaterThan(0.2);
  expect(toneIn(pcm, { side: 'agent', hz: CUSTOMER_HZ })).toBeLessThan(0.005);
  expect(toneIn(pcm, { side: 'customer', hz: AGENT_HZ })).toBeLessThan(0.005);
});

test('one side that is silent stays silent beside a loud one, also in Opus', async () => {
  const path = join(temporaryFolder(), 'a.rec');
  await recorded({ path, sound: duet(2, { agent: 0, customer: 0.8 }), format: 'webm' });
  const pcm = await asWav(path);
  expect(Math.max(...pcm.filter((_, index) => index % 2 === 0).map(Math.abs))).toBeLessThanOrEqual(2);
});

test('an hour of Opus takes less than 25 MB', async () => {
  const path = join(temporaryFolder(), 'a.rec');
  await recorded({ path, sound: duet(5), format: 'webm' });
  expect((readFileSync(path).length / 5) * 3_600).toBeLessThan(25_000_000);
});

describe('what stands in the file', () => {
  test('says nothing of call, time or sound to whoever has no key', async () => {
    const path = join(temporaryFolder(), 'a.rec');
    await recorded({ path, sound: new Int16Array(32_000), format: 'wav' });
    const bytes = readFileSync(path);
    // Long enough not to come about by chance: three letters do, in one file of 260.
    for (const word of ['call-1', 'spoken', '"wav"', String(STARTED)]) expect(bytes.includes(word)).toBe(false);
    // A second of silence is not to be seen either: sealed bytes are as good as chance.
    const kinds = new Set(bytes.subarray(400, 4_496));
    expect(kinds.size).toBeGreaterThan(240);
  });

  test('opens with no other key, and that is what is said', async () => {
    const path = join(temporaryFolder(), 'a.rec');
    await recorded({ path, sound: duet(1), format: 'wav' });
    expect(await openRecording(path, randomBytes(32))).toMatchObject({ ok: false, error: { code: 'recording-locked' } });
    const records: Buffer[] = [];
    for await (const record of soundRecords(path, randomBytes(32))) records.push(record);
    expect(records).toEqual([]);
  });

  test('two recordings of the same sound have no second in common', async () => {
    const folder = temporaryFolder();
    await recorded({ path: join(folder, 'a.rec'), sound: duet(1), format: 'wav' });
    await recorded({ path: join(folder, 'b.rec'), sound: duet(1), format: 'wav' });
    const [one, other] = [readFileSync(join(folder, 'a.rec')), readFileSync(join(folder, 'b.rec'))];
    const same = one.subarray(48).filter((byte, index) => byte === other[index + 48]).length;
    expect(same / one.length).toBeLessThan(0.01);
  });
});

describe.each(['wav', 'webm'] as const)('a recording (%s) that breaks off', (format: RecordingFormat) => {
  test('at any byte opens up to its last whole second, and says that it is cut', async () => {
    const folder = temporaryFolder();
    const [whole, cut] = [join(folder, 'whole.rec'), join(folder, 'cut.rec')];
    await recorded({ path: whole, sound: duet(4), format });
    const bytes = readFileSync(whole);
    const full = await asWav(whole);
    const ends = recordEnds(bytes);
    // Every edge of a record, one byte to either side of it, and places in between.
    const places = new Set([
      ...ends.flatMap((end) => [end - 1, end, end + 1]),
      ...Array.from({ length: 60 }, (_, part) => Math.floor((bytes.length * part) / 60)),
    ]);
    for (const place of [...places].filter((at) => at < bytes.length)) {
      writeFileSync(cut, bytes.subarray(0, place));
      const opened = await openRecording(cut, KEY);
      const wholeSeconds = ends.filter((end) => end <= place).length - 1;
      if (wholeSeconds < 0) {
        expect(opened, `cut at ${place}`).toMatchObject({ ok: false, error: { code: 'recording-damaged' } });
        continue;
      }
      expect(opened, `cut at ${place}`).toMatchObject({ ok: true, value: { isCut: true, samples: wholeSeconds * 16_000 } });
      expect((await asWav(cut)).length).toBe(wholeSeconds * 32_000);
    }
    writeFileSync(cut, bytes.subarray(0, ends[2]));
    expect(await asWav(cut)).toEqual(full.subarray(0, 2 * 32_000));
  });

  test('is believed up to the first byte that was changed, left out or moved', async () => {
    const folder = temporaryFolder();
    const [whole, changed] = [join(folder, 'whole.rec'), join(folder, 'changed.rec')];
    await recorded({ path: whole, sound: duet(3), format });
    const bytes = readFileSync(whole);
    const [facts = 0, first = 0, second = 0] = recordEnds(bytes);
    const flipped = Buffer.from(bytes);
    flipped[first + 40] = (flipped[first + 40] ?? 0) ^ 1;
    const swapped = Buffer.concat([
      bytes.subarray(0, facts),
      bytes.subarray(first, second),
      bytes.subarray(facts, first),
      bytes.subarray(second),
    ]);
    // The same with the numbers, which anyone can read, put right.
    const renumbered = Buffer.from(swapped);
    renumbered.writeUInt32BE(1, facts + 4);
    renumbered.writeUInt32BE(2, facts + (second - first) + 4);
    const without = Buffer.concat([bytes.subarray(0, first), bytes.subarray(second)]);
    for (const [forged, seconds] of [
      [flipped, 1],
      [swapped, 0],
      [renumbered, 0],
      [without, 1],
    ] as const) {
      writeFileSync(changed, forged);
      expect((await asWav(changed)).length).toBe(seconds * 32_000);
      expect(await openRecording(changed, KEY, { isProven: true })).toMatchObject({ value: { isCut: true } });
      const records: Buffer[] = [];
      for await (const record of soundRecords(changed, KEY)) records.push(record);
      expect(records).toHaveLength(seconds);
    }
  });
});

/** Where each record but the last ends: facts first, then the seconds. */
function recordEnds(bytes: Buffer): number[] {
  const ends: number[] = [];
  for (let at = 48; at < bytes.length;) {
    at += 8 + bytes.readUInt32BE(at);
    if (at < bytes.length) ends.push(at);
  }
  return ends;
}
