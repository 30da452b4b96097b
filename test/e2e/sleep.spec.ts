import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { type PhoneOnPractice, phoneOnPractice } from '../support/softphone/phone-on-practice.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';

// The machine sleeps, as the system tells it; what the service sends meanwhile is what a tunnel tells late.

const TALKER = '+5521988880002';
const t = createTranslator('pt-BR');

let desk: PhoneOnPractice;
let ear: Ear;

test.beforeAll(async () => {
  desk = await phoneOnPractice();
  ear = await openEar({ pulseServer: process.env['PULSE_SERVER'] ?? '' });
});
test.afterEach(() => desk.clear());
test.afterAll(async () => {
  await ear?.stop();
  await desk?.stop();
});

const power = (event: 'suspend' | 'resume'): Promise<null> => desk.phone.host.face.ask('power', { event });

test('a call that began and ended during a sleep is listed as missed, and nothing rings', async () => {
  const { control, phone } = desk;
  await ear.waitForSilence({ within: 5_000, forMs: 500 });
  await power('suspend');
  const { callId } = await control.ring(desk.number('meta').id, TALKER);
  await phone.main.waitForTimeout(1_500);
  expect(await phone.cardIsVisible()).toBe(false);
  await control.hangUp(callId);
  await power('resume');
  await expect(phone.main.getByRole('row').first()).toContainText(t('recents.result.missed'), { timeout: 6_000 });
  for (let looks = 0; looks < 10; looks += 1) {
    expect(await phone.cardIsVisible()).toBe(false);
    await phone.main.waitForTimeout(200);
  }
  await ear.waitForSilence({ within: 1_500, forMs: 1_000 });
  await expect(phone.main.getByRole('row')).toHaveCount(1);
});

test('a call that still rings after the sleep rings, within 3 s, and goes on', async () => {
  const { control, phone } = desk;
  await power('suspend');
  const { callId } = await control.ring(desk.number('web').id, TALKER);
  await phone.main.waitForTimeout(1_500);
  expect(await phone.cardIsVisible()).toBe(false);
  await power('resume');
  await expect.poll(phone.cardIsVisible, { timeout: 3_000 }).toBe(true);
  // The other signs of waking come a little later, and take no ring away.
  for (let looks = 0; looks < 15; looks += 1) {
    await phone.main.waitForTimeout(200);
    expect(await phone.cardIsVisible()).toBe(true);
  }
  await phone.incoming.getByRole('button', { name: t('call.answer') }).click();
  await expect.poll(async () => (await control.call(callId)).status).toBe('ACCEPTED');
  await phone.main.getByRole('button', { name: t('call.hangUp') }).click();
});
