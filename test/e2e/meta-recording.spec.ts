import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { AppState } from '#contract/app-state.ts';
import { answerOnCard, phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { playTone } from '../support/sound/play-tone.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';
import { floatsOf, goertzelDbfs } from '../support/sound/tone-analysis.ts';

/** Sends 1 kHz; the agent's microphone hears 440 Hz. */
const TONE_CUSTOMER = '+5531988880003';
const RECORD_MS = 3_000;
const RATE_HZ = 16_000;
const HEAD_BYTES = 44;
const HEARD_DBFS = -40;
/** Of the other side's tone on one side of the recording. */
const APART_DB = 20;
const pulseServer = process.env['PULSE_SERVER'] ?? '';

let desk: PhoneOnPractice;
let ear: Ear;
let stopTone: () => Promise<void>;

test.beforeAll(async () => {
  // Without a keyring nothing is recorded.
  desk = await phoneOnPractice({}, { env: { DEV_HOST_KEYRING: '1' } });
  ear = await openEar({ pulseServer });
  stopTone = playTone({ pulseServer, sink: 'mic', hz: 440 });
  // Noise suppression takes a tone that lasts for noise.
  const change = { voice: { noiseSuppression: false, autoGain: false }, recording: { format: 'wav' } } as const;
  expect(await raiseCommand(desk.phone, 'settings/change', change)).toMatchObject({ ok: true });
});
test.afterEach(() => desk.clear());
test.afterAll(async () => {
  await stopTone?.();
  await ear?.stop();
  await desk?.stop();
});

for (const kind of ['meta', 'web'] as const) {
  test(`${kind}: a recorded call has the agent on the left and the customer on the right, and its file tells nothing`, async () => {
    const { control, phone } = desk;
    const { callId: remoteId } = await control.ring(desk.number(kind).id, TONE_CUSTOMER);
    await answerOnCard(phone);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 5_000 });
    const { calls } = await state();
    const callId = calls.find(({ phase }) => phase === 'active')?.id;
    if (callId === undefined) throw new Error('no call is up');
    expect(await raiseCommand(phone, 'call/record', { callId, isOn: true })).toMatchObject({ ok: false });
    expect(await raiseCommand(phone, 'call/record', { callId, isOn: true, consent: 'spoken' })).toMatchObject({ ok: true });
    await phone.main.waitForTimeout(RECORD_MS);
    await phone.main.getByRole('button', { name: 'Desligar' }).click();
    await expect.poll(async () => (await control.call(remoteId)).status).toBe('COMPLETED');

    await expect.poll(async () => (await state()).recordings.filter((one) => one.callId === callId).length).toBe(1);
    const recording = (await state()).recordings.find((one) => one.callId === callId);
    expect(recording?.durationMs).toBeGreaterThan(RECORD_MS - 500);
    const [agent, customer] = sides(await soundOf(recording?.id ?? ''));
    expect(goertzelDbfs(agent, RATE_HZ, 440)).toBeGreaterThan(HEARD_DBFS);
    expect(goertzelDbfs(customer, RATE_HZ, 1_000)).toBeGreaterThan(HEARD_DBFS);
    expect(goertzelDbfs(agent, RATE_HZ, 440) - goertzelDbfs(agent, RATE_HZ, 1_000)).toBeGreaterThan(APART_DB);
    expect(goertzelDbfs(customer, RATE_HZ, 1_000) - goertzelDbfs(customer, RATE_HZ, 440)).toBeGreaterThan(APART_DB);
  });
}

test('what is kept on the disk is no sound that anyone could play', () => {
  const folder = join(desk.phone.userData, 'recordings');
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  expect(files.length).toBeGreaterThanOrEqual(2);
  // Sound in the clear is even where it repeats; what is sealed packs no better than noise.
  for (const file of files.filter(({ length }) => length > 10_000)) {
    expect(file.includes('RIFF')).toBe(false);
    expect(bitsPerByte(file)).toBeGreaterThan(7.9);
  }
});

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});

async function state(): Promise<AppState> {
  const read = await raiseCommand(desk.phone, 'state/read', null);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** As the app's own player gets it. */
async function soundOf(recording: string): Promise<Buffer> {
  const bytes = await desk.phone.main.evaluate(async (id) => {
    const response = await fetch(new URL(`/recordings/${id}`, location.href));
    return [...new Uint8Array(await response.arrayBuffer())];
  }, recording);
  return Buffer.from(bytes);
}

/** The last two seconds of each side. */
function sides(wav: Buffer): readonly [Float32Array, Float32Array] {
  expect([wav.toString('latin1', 0, 4), wav.readUInt16LE(22), wav.readUInt32LE(24)]).toEqual(['RIFF', 2, RATE_HZ]);
  const both = floatsOf(wav.subarray(HEAD_BYTES)).slice(-2 * 2 * RATE_HZ);
  return [both.filter((_, at) => at % 2 === 0), both.filter((_, at) => at % 2 === 1)];
}

/** Shannon's entropy of single bytes. */
function bitsPerByte(bytes: Buffer): number {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  return counts.reduce((bits, count) => (count === 0 ? bits : bits - (count / bytes.length) * Math.log2(count / bytes.length)), 0);
}
