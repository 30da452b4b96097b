import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { answerOnCard, closeEnded, phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { pressAtRest } from '../support/softphone/press-at-rest.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';
import { rmsDbfs } from '../support/sound/tone-analysis.ts';

const TALKER = '+5521988880002';
const ECHO = '+5511988880001';

let desk: PhoneOnPractice;
let ear: Ear;
test.beforeAll(async () => {
  desk = await phoneOnPractice();
  ear = await openEar({ pulseServer: process.env['PULSE_SERVER'] ?? '' });
});
test.afterAll(async () => {
  await ear?.stop();
  await desk?.stop();
});

/** Whether the operating system is asked to flash the main window. */
async function flashes(): Promise<boolean> {
  const windows = await desk.phone.host.face.ask('windows');
  return windows.find(({ url }) => url.includes('/views/main/'))?.flashing ?? false;
}

test('a phone that rings to be seen flashes card, window and taskbar, makes no sound, and is still once the call is silenced', async () => {
  const { control, phone } = desk;
  expect(await raiseCommand(phone, 'settings/change', { ringer: { mode: 'visual' } })).toMatchObject({ ok: true });
  await ear.waitForSilence({ within: 5_000, forMs: 500 });
  const { callId } = await control.ring(desk.number('web').id, TALKER);
  await expect.poll(phone.cardIsVisible, { timeout: 5_000 }).toBe(true);
  await expect(phone.incoming.locator('.visual-ring')).toHaveCount(1);
  await expect(phone.main.locator('.visual-ring')).toHaveCount(1);
  await expect.poll(flashes).toBe(true);
  await phone.main.waitForTimeout(2_000);
  expect(rmsDbfs(ear.last(2_000))).toBeLessThan(-60);

  await phone.main.getByRole('button', { name: 'Silenciar' }).first().click();
  await expect(phone.main.locator('.visual-ring')).toHaveCount(0);
  await expect.poll(flashes).toBe(false);
  await control.hangUp(callId);
});

for (const language of ['pt-BR', 'en'] as const) {
  test(`${language}: an agent who talks is not called away: a second call only waits, is silenced here alone, or declined for all`, async () => {
    const { control, phone } = desk;
    const t = createTranslator(language);
    await speak(phone, language);
    const { callId } = await control.ring(desk.number('web').id, ECHO);
    await expect.poll(flashes, { timeout: 5_000 }).toBe(true);
    await answerOnCard(phone, language);
    await expect.poll(async () => (await control.call(callId)).status).toBe('ACCEPTED');
    await expect.poll(flashes).toBe(false);

    const second = await control.ring(desk.number('meta').id, TALKER);
    await expect.poll(phone.cardIsVisible, { timeout: 5_000 }).toBe(true);
    await expect(phone.incoming.getByText(t('call.answerBusy'))).toBeVisible();
    await expect(phone.incoming.getByRole('button', { name: t('call.answer') })).toHaveCount(0);
    await phone.main.waitForTimeout(1_000);
    expect(await flashes()).toBe(false);
    await expect(phone.main.locator('.visual-ring')).toHaveCount(0);
    await pressAtRest(phone.main.getByRole('button', { name: t('call.silence') }).first());
    await expect(phone.main.getByText(t('call.silenced')).first()).toBeVisible();
    // Colleagues may still take it, and the customer hears no difference.
    expect((await control.call(second.callId)).status).toBe('RINGING');
    expect((await control.call(callId)).status).toBe('ACCEPTED');
    await control.hangUp(second.callId);

    // Its card goes first: what is pressed below is the next one's.
    const decline = phone.main.getByRole('button', { name: t('call.reject') }).first();
    await expect(decline).toHaveCount(0);
    const third = await control.ring(desk.number('meta').id, TALKER);
    await expect(decline).toBeVisible({ timeout: 5_000 });
    await pressAtRest(decline);
    await expect.poll(async () => (await control.call(third.callId)).status).toBe('REJECTED');
    expect((await control.call(callId)).status).toBe('ACCEPTED');
    await phone.main.getByRole('button', { name: t('call.hangUp') }).click();
    await closeEnded(phone, language);
  });
}
