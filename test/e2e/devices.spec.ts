import { expect, test } from '@playwright/test';
import { answerOnCard, phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { plugSpeaker, type PluggedSpeaker } from '../support/sound/plug-speaker.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';

/** Sends 1 kHz. */
const TONE_CUSTOMER = '+5531988880003';
const SPEAKER = 'Fone da mesa';
const pulseServer = process.env['PULSE_SERVER'] ?? '';

let desk: PhoneOnPractice;
let headset: Ear;
let speaker: PluggedSpeaker;

// One story: what one test chooses, the next ones use.
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  desk = await phoneOnPractice();
  headset = await openEar({ pulseServer });
  speaker = await plugSpeaker(pulseServer, SPEAKER);
});
test.afterEach(() => desk.clear());
test.afterAll(async () => {
  await speaker?.unplug();
  await headset?.stop();
  await desk?.stop();
});

test('the settings offer each device once, for both kinds of number, and say which kind lacks one', async () => {
  const { main } = desk.phone;
  await main.getByRole('button', { name: 'Configurações' }).click();
  await main.getByRole('button', { name: /Alto-falante/ }).click();
  await expect(main.getByRole('option', { name: 'Headset', exact: true })).toHaveCount(1);
  await expect(main.getByRole('option', { name: 'spk_loop (só números do WhatsApp Web)' })).toBeVisible();
  await main.getByRole('option', { name: `${SPEAKER} (só números oficiais)` }).click();
  await expect(main.getByRole('button', { name: /Alto-falante/ })).toContainText(SPEAKER);
  await main.keyboard.press('Escape');
});

test('an official call sounds on the chosen device, on the default when it is unplugged, and on it again when it is back', async () => {
  const { phone, control } = desk;
  const { main } = phone;
  await control.ring(desk.number('meta').id, TONE_CUSTOMER);
  await answerOnCard(phone);
  await speaker.ear.waitForTone({ hz: 1_000, presentWithinMs: 8_000 });
  await headset.waitForSilence({ within: 2_000, forMs: 500 });

  await speaker.unplug();
  await headset.waitForTone({ hz: 1_000, presentWithinMs: 4_000 });
  await expect(main.getByText('O aparelho escolhido foi desconectado')).toBeVisible();

  speaker = await plugSpeaker(pulseServer, SPEAKER);
  await speaker.ear.waitForTone({ hz: 1_000, presentWithinMs: 10_000 });
  await expect(main.getByText('O aparelho escolhido foi desconectado')).toBeHidden();
  await headset.waitForSilence({ within: 2_000, forMs: 500 });
});

test('the one choice of a device that both have takes a call of each kind to it', async () => {
  const { phone, control } = desk;
  expect(await raiseCommand(phone, 'settings/change', { speaker: 'Headset', microphone: 'Headset' })).toMatchObject({ ok: true });
  for (const kind of ['meta', 'web'] as const) {
    await control.ring(desk.number(kind).id, TONE_CUSTOMER);
    await answerOnCard(phone);
    await headset.waitForTone({ hz: 1_000, presentWithinMs: 8_000 });
    await desk.clear();
    await headset.waitForSilence({ within: 8_000, forMs: 1_000 });
  }
});

test('an agent whose microphone gives nothing is told', async () => {
  const { phone, control } = desk;
  const { main } = phone;
  await control.ring(desk.number('web').id, TONE_CUSTOMER);
  await answerOnCard(phone);
  // Nobody speaks into the microphone of this desk: its null sink is digital silence.
  await expect(main.getByText('Seu microfone não dá som nenhum')).toBeVisible({ timeout: 10_000 });
  expect(phone.complaints).toEqual([]);
});
