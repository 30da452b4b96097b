import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import type { Language, Settings } from '#contract/settings.ts';
import { deskOfTests } from '../support/softphone/desk-of-tests.ts';
import { answerOnCard, closeEnded, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { playTone } from '../support/sound/play-tone.ts';

// How the agent's voice is treated, and what tells how a call sounds, where it is set and where it is seen.

/** Sends 1 kHz. */
const TONE_CUSTOMER = '+5531988880003';
const pulseServer = process.env['PULSE_SERVER'] ?? '';

const desk = deskOfTests();

async function settings(): Promise<Settings> {
  const reply = await raiseCommand(desk.phone, 'state/read', null);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value.settings;
}

/** Each switch by its name, and what it stands for. */
const SWITCHES = [
  ['voice.metaEcho', (now: Settings) => now.metaEchoCancellation],
  ['voice.echoCancellation', (now: Settings) => now.voice.echoCancellation],
  ['voice.noiseSuppression', (now: Settings) => now.voice.noiseSuppression],
  ['voice.autoGain', (now: Settings) => now.voice.autoGain],
] as const;

for (const language of ['pt-BR', 'en'] as const satisfies readonly Language[]) {
  const t = createTranslator(language);

  test(`${language}: echo, noise and gain are switched apart from each other, each with a word when it helps, and hold at once`, async () => {
    const { main } = desk.phone;
    await speak(desk.phone, language);
    await main
      .getByRole('button', { name: t('common.settings'), exact: true })
      .first()
      .click();
    for (const [name, kept] of SWITCHES) {
      const others = async (): Promise<readonly boolean[]> => {
        const now = await settings();
        return SWITCHES.filter(([other]) => other !== name).map(([, of]) => of(now));
      };
      const [was, around] = [kept(await settings()), await others()];
      const part = main.getByRole('switch', { name: t(name) });
      await expect(part).toBeChecked({ checked: was });
      await expect(main.getByText(t(`${name}About`)).first()).toBeVisible();
      for (const isOn of [!was, was]) {
        await expect(part).toBeEnabled(); // not while another change is on its way
        await main.getByText(t(name), { exact: true }).click();
        await expect(part).toBeChecked({ checked: isOn });
        await expect.poll(async () => kept(await settings())).toBe(isOn);
        expect(await others()).toEqual(around);
      }
    }
    // The microphone opens at a press, shows what it hears, and closes again.
    await main.getByRole('button', { name: t('settings.levelOn') }).click();
    const meter = main.getByRole('meter', { name: t('soundCheck.level') });
    await expect(meter).toHaveAttribute('aria-valuenow', '0', { timeout: 10_000 });
    const hush = playTone({ pulseServer, sink: 'mic', hz: 440, dbfs: -20 });
    try {
      await expect.poll(async () => Number(await meter.getAttribute('aria-valuenow')), { timeout: 10_000 }).toBeGreaterThan(40);
    } finally {
      await hush();
    }
    await main.getByRole('button', { name: t('settings.levelOff') }).click();
    await expect(meter).toHaveCount(0);
    await main.getByRole('button', { name: t('shell.back'), exact: true }).click();
  });

  test(`${language}: a call of either kind says how it sounds in a word, and in figures to whoever asks`, async () => {
    test.setTimeout(90_000);
    const { control, phone } = desk;
    const { main } = phone;
    await speak(phone, language);
    const grade = new RegExp((['good', 'poor', 'bad'] as const).map((one) => t(`quality.grade.${one}`)).join('|'));
    const hush = playTone({ pulseServer, sink: 'mic', hz: 440, dbfs: -20 });
    try {
      for (const kind of ['web', 'meta'] as const) {
        await control.ring(desk.number(kind).id, TONE_CUSTOMER);
        await answerOnCard(phone, language);
        const indicator = main.getByRole('button', { name: new RegExp(t('quality.showDetails', { grade: '' }).replace(/^\W+/, '')) });
        await expect(indicator).toHaveText(grade, { timeout: 20_000 });
        const figures = main.getByRole('group', { name: t('quality.details') });
        // A press is nobody's where a new grade, or what it advises, moves the button away under it.
        await expect(async () => {
          if ((await figures.count()) === 0) await indicator.click({ timeout: 2_000 });
          await expect(figures).toBeVisible({ timeout: 2_000 });
        }).toPass({ timeout: 15_000 });
        for (const figure of ['quality.delay', 'quality.concealed'] as const)
          await expect(figures.getByRole('rowheader', { name: t(figure), exact: true })).toBeVisible();
        await expect(figures.getByRole('row', { name: new RegExp(t('quality.delay')) })).toContainText(/\d ms/);
        await main.keyboard.press('Escape');
        await expect(figures).toHaveCount(0);
        await main.getByRole('button', { name: t('call.hangUp') }).click();
        await closeEnded(phone, language);
      }
    } finally {
      await hush();
    }
  });
}

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});
