import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { deskOfTests } from '../support/softphone/desk-of-tests.ts';
import { answerOnCard, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { headsetOfTests } from '../support/softphone/sound-of-tests.ts';
import { plugSpeaker, type PluggedSpeaker } from '../support/sound/plug-speaker.ts';

/** Sends 1 kHz. */
const TONE_CUSTOMER = '+5531988880003';
const SPEAKER = 'Fone da mesa';
const pulseServer = process.env['PULSE_SERVER'] ?? '';

const inPortuguese = createTranslator('pt-BR');
const inEnglish = createTranslator('en');

// One story: what one test chooses, the next ones use.
test.describe.configure({ mode: 'serial' });
const desk = deskOfTests();
const headset = headsetOfTests();
// Plugged in while the phone runs.
let speaker: PluggedSpeaker;
test.beforeAll(async () => {
  speaker = await plugSpeaker(pulseServer, SPEAKER);
});
test.afterAll(() => speaker?.unplug());

for (const language of ['en', 'pt-BR'] as const) {
  const t = createTranslator(language);
  const speakerChoice = new RegExp(t('settings.speaker'));

  test(`${language}: the settings offer each device once, for both kinds of number, and say which kind lacks one`, async () => {
    const { main } = desk.phone;
    await speak(desk.phone, language);
    await main
      .getByRole('button', { name: t('common.settings'), exact: true })
      .first()
      .click();
    await main.getByRole('button', { name: speakerChoice }).click();
    await expect(main.getByRole('option', { name: 'Headset', exact: true })).toHaveCount(1);
    await expect(main.getByRole('option', { name: t('settings.onlyFor.web', { device: 'spk_loop' }) })).toBeVisible();
    await main.getByRole('option', { name: t('settings.onlyFor.meta', { device: SPEAKER }) }).click();
    await expect(main.getByRole('button', { name: speakerChoice })).toContainText(SPEAKER);
    await main.keyboard.press('Escape');
  });
}

test('an official call sounds on the chosen device, on the default when it is unplugged, and on it again when it is back', async () => {
  const { phone, control } = desk;
  const { main } = phone;
  await control.ring(desk.number('meta').id, TONE_CUSTOMER);
  await answerOnCard(phone);
  await speaker.ear.waitForTone({ hz: 1_000, presentWithinMs: 15_000 });
  await headset.waitForSilence({ within: 5_000, forMs: 500 });

  for (const language of ['pt-BR', 'en'] as const) {
    const t = createTranslator(language);
    await speak(phone, language);
    await speaker.unplug();
    await headset.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });
    await expect(main.getByText(t('errors.audio-device-switched.title'))).toBeVisible();
    await expect(main.getByText(t('errors.audio-device-switched.advice'))).toBeVisible();

    speaker = await plugSpeaker(pulseServer, SPEAKER);
    await speaker.ear.waitForTone({ hz: 1_000, presentWithinMs: 15_000 });
    await expect(main.getByText(t('errors.audio-device-switched.title'))).toBeHidden();
    await headset.waitForSilence({ within: 5_000, forMs: 500 });
  }
  await speak(phone, 'pt-BR');
});

test('the one choice of a device that both have takes a call of each kind to it', async () => {
  const { phone, control } = desk;
  expect(await raiseCommand(phone, 'settings/change', { speaker: 'Headset', microphone: 'Headset' })).toMatchObject({ ok: true });
  for (const kind of ['meta', 'web'] as const) {
    await control.ring(desk.number(kind).id, TONE_CUSTOMER);
    await answerOnCard(phone);
    await headset.waitForTone({ hz: 1_000, presentWithinMs: 15_000 });
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
  await expect(main.getByRole('button', { name: inPortuguese('call.mute') })).toHaveAccessibleDescription(
    inPortuguese('call.hint.microphone-silent'),
  );
  await speak(phone, 'en');
  await expect(main.getByRole('button', { name: inEnglish('call.mute') })).toHaveAccessibleDescription(
    inEnglish('call.hint.microphone-silent'),
  );
  expect(phone.complaints).toEqual([]);
});
