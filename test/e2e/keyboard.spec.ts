import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTranslator } from '../../preload/contract/locales/translate.ts';
import type { Language } from '../../preload/contract/settings.ts';
import { startPracticeLine } from '../../main/practice/practice-line.ts';
import { pressOn, tabTo, typeInto, walkTo } from '../support/softphone/by-keyboard.ts';
import { launchSoftphone } from '../support/softphone/launch-softphone.ts';
import { phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';
import { untilItHears } from '../support/softphone/until-it-hears.ts';

/** Answers, and sends 1 kHz. */
const CUSTOMER = { typed: '31988880003', number: '+5531988880003' };

let desk: PhoneOnPractice;

test.beforeAll(async () => {
  desk = await phoneOnPractice();
});
test.afterEach(() => desk.clear());
test.afterAll(async () => {
  await desk?.stop();
});

const press = (keys: string): Promise<void> => desk.phone.main.keyboard.press(keys);
/** What the one live region has said last. */
const said = (): Promise<string> =>
  desk.phone.main
    .locator('[aria-live=assertive], [aria-live=polite]')
    .allTextContents()
    .then((texts) => texts.join(' | '));

/** By the palette, from whatever language the phone is in: the names of languages are the same in all. */
async function speak(language: Language): Promise<void> {
  const name = createTranslator(language)(`settings.languages.${language}`);
  await press('Control+K');
  const palette = desk.phone.main.getByRole('dialog');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await desk.phone.main.keyboard.type(name);
  await expect(desk.phone.main.locator('.palette-option[data-focused]')).toContainText(name);
  await press('Enter');
  await expect(desk.phone.main.locator('html')).toHaveAttribute('lang', language);
  await expect(palette).toBeHidden();
}

for (const language of ['pt-BR', 'en', 'es'] as const) {
  const t = createTranslator(language);

  test(`${language}: a customer is called, muted, held, looked past and hung up without a mouse`, async () => {
    const { main } = desk.phone;
    await speak(language);
    await press('Control+L');
    await expect(main.getByRole('combobox', { name: t('dial.label') })).toBeFocused();
    await main.keyboard.type(CUSTOMER.typed);
    await press('Enter');
    await expect.poll(said, { timeout: 20_000 }).toContain(t('announce.active', { who: '' }).trim());
    expect((await desk.latestCall()).customerNumber).toBe(CUSTOMER.number);
    await press('Control+Shift+M');
    await expect.poll(said).toContain(t('announce.muted'));
    await press('Control+Shift+E');
    await expect.poll(said).toContain(t('announce.held'));
    await press('Control+2');
    await expect(main.getByRole('tab', { name: t('places.history'), selected: true })).toBeVisible();
    await press('Control+9');
    await expect(main.getByRole('button', { name: t('call.unmute') })).toBeVisible();
    await press('Control+Shift+H');
    await expect.poll(async () => (await desk.latestCall()).status).not.toBe('ACCEPTED');
  });

  test(`${language}: a customer who rings is silenced, answered and hung up, and one is rejected, without a mouse`, async () => {
    const { main } = desk.phone;
    await speak(language);
    await desk.control.ring(desk.number('web').id, CUSTOMER.number);
    await expect.poll(said).toContain(t('announce.incoming', { who: '+55 31 98888-0003', line: desk.number('web').label }));
    await untilItHears(main);
    await press('Control+Shift+S');
    await expect(main.getByText(t('call.silenced')).first()).toBeVisible();
    await press('Control+Shift+A');
    await expect.poll(async () => (await desk.latestCall()).status).toBe('ACCEPTED');
    await press('Control+Shift+H');
    await expect.poll(async () => (await desk.latestCall()).status).not.toBe('ACCEPTED');
    const { callId } = await desk.control.ring(desk.number('meta').id, CUSTOMER.number);
    await expect(main.getByRole('button', { name: t('call.answer'), exact: true }).first()).toBeVisible();
    await untilItHears(main);
    await press('Control+Shift+D');
    await expect.poll(async () => (await desk.control.call(callId)).status).toBe('REJECTED');
  });
}

test('the first run goes without a mouse: in Portuguese with practice and its test call, and again in English with a key', async () => {
  test.setTimeout(240_000); // some three hundred keys, each of which a busy page takes its time for
  const practice = await startPracticeLine({ numbers: [{ kind: 'web', label: 'Recepção' }] });
  const userData = mkdtempSync(join(tmpdir(), 'keyboard-first-run-'));
  const phone = await launchSoftphone({ userData, firstRun: true, env: { PILOT_STATUS_API_URL: practice.apiBase } });
  const { main } = phone;
  const walk = (language: Language) => {
    const t = createTranslator(language);
    const at = (step: 'language' | 'line' | 'number' | 'events' | 'sound' | 'done') =>
      expect(main.getByRole('heading', { name: t(`wizard.${step}.title`) })).toBeVisible();
    const go = (name: string) => pressOn(main, main.getByRole('button', { name, exact: true }));
    return { t, at, go };
  };
  try {
    const { t, at, go } = walk('pt-BR');
    await at('language');
    await go(t('wizard.next'));
    await at('line');
    await expect(main.getByRole('heading', { name: t('wizard.line.title') })).toBeFocused();
    await pressOn(main, main.getByRole('button', { name: new RegExp(t('wizard.line.practice')) }));
    await at('number');
    await go(t('wizard.next'));
    await at('events');
    await go(t('wizard.next'));
    await at('sound');
    const echo = main.getByRole('region', { name: t('soundCheck.echo.title') }).getByRole('button', { name: t('soundCheck.echo.run') });
    await expect(echo).toBeEnabled({ timeout: 20_000 });
    await pressOn(main, echo);
    await expect(main.getByRole('timer')).toBeVisible({ timeout: 20_000 });
    await main.keyboard.press('Control+Shift+H');
    await main.waitForTimeout(700);
    await go(t('call.dismiss'));
    await at('sound');
    await go(t('wizard.next'));
    await at('done');
    await expect(main.getByText(t('wizard.done.soundTested'), { exact: false })).toBeVisible();
    await go(t('wizard.done.start'));
    await expect(main.getByRole('combobox', { name: t('dial.label') })).toBeVisible();

    await main.keyboard.press('Control+Comma');
    await typeInto(main, main.getByRole('searchbox', { name: t('settingsPage.search') }), t('wizard.open'));
    await go(t('wizard.open'));
    await at('language');
    const english = walk('en');
    await tabTo(main, main.getByRole('radiogroup', { name: t('settings.language') }));
    const inEnglish = main.getByRole('radio', { name: t('settings.languages.en') });
    await walkTo(main, inEnglish, 'ArrowDown');
    await expect(inEnglish).toBeChecked();
    await english.at('language');
    await english.go(english.t('wizard.next'));
    await english.at('line');
    await pressOn(main, main.getByRole('button', { name: new RegExp(english.t('wizard.line.key')) }));
    const key = main.getByRole('textbox', { name: english.t('addLine.key') });
    await expect(key).toBeFocused();
    await main.keyboard.type('ps_no_such_key');
    await main.keyboard.press('Enter');
    await expect(main.getByText(english.t('addLine.keyRefused')).first()).toBeVisible();
    await typeInto(main, key, practice.numbers[0]?.apiKey ?? '');
    await main.keyboard.press('Enter');
    await english.at('number');
    await english.go(english.t('wizard.next'));
    await english.at('events');
    const live = main.getByRole('region', { name: english.t('wizard.events.proof') }).getByText(english.t('lines.live'), { exact: true });
    await expect(live).toHaveCount(1, { timeout: 20_000 });
    await english.go(english.t('wizard.skip'));
    await english.at('sound');
    await english.go(english.t('wizard.next'));
    await english.at('done');
    await english.go(english.t('wizard.done.start'));
    await expect(main.getByRole('combobox', { name: english.t('dial.label') })).toBeVisible();
    expect(phone.complaints).toEqual([]);
  } finally {
    await phone.quit();
    await practice.stop();
    rmSync(userData, { recursive: true, force: true });
  }
});

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});
