import { expect, test } from '@playwright/test';
import { createTranslator } from '../../preload/contract/locales/translate.ts';
import type { Language } from '../../preload/contract/settings.ts';
import { phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';

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
  await desk.phone.main.getByRole('dialog').getByRole('combobox').waitFor();
  await desk.phone.main.keyboard.type(name);
  await press('Enter');
  await expect(desk.phone.main.locator('html')).toHaveAttribute('lang', language);
}

for (const language of ['pt-BR', 'en', 'es'] as const) {
  const t = createTranslator(language);

  test(`${language}: a customer is called, muted, looked past and hung up without a mouse`, async () => {
    const { main } = desk.phone;
    await speak(language);
    await press('Control+L');
    await main.keyboard.type(CUSTOMER.typed);
    await press('Enter');
    await expect.poll(said, { timeout: 10_000 }).toContain(t('announce.active', { who: '' }).trim());
    expect((await desk.latestCall()).customerNumber).toBe(CUSTOMER.number);
    await press('Control+Shift+M');
    await expect.poll(said).toContain(t('announce.muted'));
    await press('Control+2');
    await expect(main.getByRole('tab', { name: t('places.history'), selected: true })).toBeVisible();
    await press('Control+9');
    await expect(main.getByRole('button', { name: t('call.unmute') })).toBeVisible();
    await press('Control+Shift+H');
    await expect.poll(async () => (await desk.latestCall()).status).not.toBe('ACCEPTED');
  });

  test(`${language}: a customer who rings is answered and hung up without a mouse`, async () => {
    const { main } = desk.phone;
    await speak(language);
    await desk.control.ring(desk.number('web').id, CUSTOMER.number);
    await expect
      .poll(said, { timeout: 5_000 })
      .toContain(t('announce.incoming', { who: '+55 31 98888-0003', line: desk.number('web').label }));
    await main.waitForTimeout(700); // deaf in the first moment of a ring
    await press('Control+Shift+A');
    await expect.poll(async () => (await desk.latestCall()).status, { timeout: 5_000 }).toBe('ACCEPTED');
    await press('Control+Shift+H');
    await expect.poll(async () => (await desk.latestCall()).status).not.toBe('ACCEPTED');
  });
}

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});
