import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { plugIntoPage, type HeadsetInPage } from '../support/headset/plug-into-page.ts';
import { RECORDED_HEADSETS } from '../support/headset/recorded-headsets.ts';
import { customerEar } from '../support/softphone/customer-ear.ts';
import { phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';
import { playTone } from '../support/sound/play-tone.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';

/** Sends 1 kHz; the agent's microphone hears 440 Hz. */
const TONE_CUSTOMER = '+5531988880003';
/** The one report of this model, both ways; bits of its controls, and of its lamps. */
const REPORT = 5;
const [HOOK, MUTE, FLASH, DECLINE] = [0b1, 0b10, 0b1000, 0b1000_0000];
const [OFF_HOOK_LAMP, MUTE_LAMP, RING_LAMP, HOLD_LAMP] = [0b1, 0b10, 0b100, 0b1000];
/** Longer than a headset takes to answer what it is told: what comes later is the agent's hand. */
const HAND_MS = 400;
const pulseServer = process.env['PULSE_SERVER'] ?? '';

let userData: string;
let desk: PhoneOnPractice;
let ear: Ear;
let headset: HeadsetInPage;
let stopTone: () => Promise<void>;

test.beforeAll(async () => {
  const dell = RECORDED_HEADSETS.find(({ name }) => name === 'Dell SP325');
  if (dell === undefined) throw new Error('not recorded');
  const { vendorId, productId, name } = dell;
  userData = mkdtempSync(join(tmpdir(), 'softphone-headset-'));
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ version: 1, settings: { headsets: [{ vendorId, productId, name }] } }));
  desk = await phoneOnPractice({}, { userData });
  headset = await plugIntoPage(desk.phone.station, dell);
  ear = await openEar({ pulseServer });
  stopTone = playTone({ pulseServer, sink: 'mic', hz: 440 });
});
test.afterEach(() => desk.clear());
test.afterAll(async () => {
  await stopTone?.();
  await ear?.stop();
  await desk?.stop();
  rmSync(userData, { recursive: true, force: true });
});

test('a call is answered, muted, held and hung up on the headset, and its lamps say how things are', async () => {
  const { control, phone } = desk;
  const { callId } = await control.ring(desk.number('meta').id, TONE_CUSTOMER);
  await expectLamps(RING_LAMP);
  await say(HOOK);
  await ear.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });
  const customer = customerEar(control, callId);
  await customer.waitForTone(20_000);
  await expectLamps(OFF_HOOK_LAMP);

  await say(HOOK | MUTE);
  await say(HOOK);
  await customer.waitForSilence(Date.now(), 5_000);
  await expect(phone.main.getByRole('button', { name: 'Sair do mudo' })).toBeVisible();
  await expectLamps(OFF_HOOK_LAMP | MUTE_LAMP);
  // Taken back on the screen: the lamp follows.
  const unmutedAt = Date.now();
  await phone.main.getByRole('button', { name: 'Mudo' }).click();
  await expectLamps(OFF_HOOK_LAMP);
  await customer.waitForToneAgain(unmutedAt, 5_000);

  await say(HOOK | FLASH);
  await say(HOOK);
  await ear.waitForSilence({ within: 5_000 });
  await expectLamps(OFF_HOOK_LAMP | HOLD_LAMP);
  await say(HOOK | FLASH);
  await say(HOOK);
  await ear.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });

  await say(0);
  await expect.poll(async () => (await control.call(callId)).status).toBe('COMPLETED');
  await expectLamps(0);
});

test('a call is rejected on the headset', async () => {
  const { callId } = await desk.control.ring(desk.number('meta').id, TONE_CUSTOMER);
  await expectLamps(RING_LAMP);
  await say(DECLINE);
  await say(0);
  await expect.poll(async () => (await desk.control.call(callId)).status).toBe('REJECTED');
  await expectLamps(0);
});

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});

async function say(bits: number): Promise<void> {
  await desk.phone.main.waitForTimeout(HAND_MS);
  await headset.say(REPORT, bits);
}

async function expectLamps(bits: number): Promise<void> {
  await expect.poll(() => headset.told(REPORT)).toBe(bits);
}
