import { expect, test } from '@playwright/test';
import { answerOnCard, phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';

/** Sends 1 kHz. */
const TONE_CUSTOMER = '+5531988880003';

let desk: PhoneOnPractice;

test.beforeAll(async () => {
  desk = await phoneOnPractice();
});
test.afterAll(() => desk?.stop());

test('an agent whose microphone gives nothing is told so on an official call, with the settings as they come', async () => {
  const { phone, control } = desk;
  await control.ring(desk.number('meta').id, TONE_CUSTOMER);
  await answerOnCard(phone);
  // Nobody speaks into the microphone of this desk: its null sink is digital silence.
  const hint = phone.main.locator('.mute-state', { hasText: 'Seu microfone não dá som nenhum' });
  await expect(hint).toBeVisible({ timeout: 10_000 });
  // Opened anew it gives nothing either.
  await phone.main.waitForTimeout(3_000);
  await expect(hint).toBeVisible();
  expect(phone.complaints).toEqual([]);
});
