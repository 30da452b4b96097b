import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { endCall } from '../support/softphone/end-call.ts';
import { openPlace } from '../support/softphone/open-place.ts';
import { closeEnded, phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { returningPhone } from '../support/softphone/returning-phone.ts';

/** The list has the old form of this number, without the ninth digit. */
const CALLER = '+5511988880001';
const LIST = [
  'Nome;WhatsApp;Empresa;Não ligar',
  'Ana Conceição;(11) 8888-0001;Padaria Pão Quente;',
  'Bruno Reis;21 98888-0002;;sim',
  'Sem número;;;',
  'Planilha;5,51199E+12;;',
].join('\r\n');

// Two starts of the whole app, on a machine that may be busy.
test.setTimeout(240_000);

let desk: PhoneOnPractice;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'softphone-contacts-'));
  desk = await phoneOnPractice();
});
test.afterEach(() => desk.clear());
test.afterAll(async () => {
  await desk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

for (const language of ['pt-BR', 'en'] as const) {
  const t = createTranslator(language);

  test(`a list comes in after a look, names callers, is found in the dial field, and goes out again (${language})`, async () => {
    const { phone, control } = desk;
    const { main } = phone;
    await speak(phone, language);
    const list = join(folder, `clientes-${language}.csv`);
    // As Excel for Windows saves it.
    writeFileSync(
      list,
      Uint8Array.from(LIST, (letter) => letter.codePointAt(0) ?? 0),
    );
    await phone.host.face.ask('dialog/answer', { answers: [{ filePaths: [list] }] });
    await openPlace(phone, t, 'contacts');
    await main.getByRole('button', { name: t('contacts.import.open') }).click();

    // Looked at first: nothing is kept yet.
    const dialog = main.getByRole('dialog', { name: t('contacts.import.title') });
    await expect(dialog.getByText(t('contacts.import.counts.added', { count: 2 }))).toBeVisible();
    await expect(dialog.getByText(t('contacts.import.counts.refused', { count: 2 }))).toBeVisible();
    await dialog.getByText(t('contacts.import.problems', { count: 2 })).click();
    await expect(dialog.getByText(t('contacts.import.problem.digits-lost'))).toBeVisible();
    await dialog.getByRole('button', { name: t('contacts.import.run', { count: 2 }) }).click();
    await expect(main.getByRole('grid', { name: t('contacts.title') }).getByText('Ana Conceição')).toBeVisible();

    // The caller of the list has a name, although the list spells the number otherwise.
    const ringing = await control.ring(desk.number('meta').id, CALLER);
    await expect.poll(phone.cardIsVisible).toBe(true);
    await expect(phone.incoming.getByText('Ana Conceição')).toBeVisible();
    await control.hangUp(ringing.callId);
    await expect.poll(phone.cardIsVisible).toBe(false);

    // Found by name; who asked not to be called is asked about, and not calling is the way out.
    const dialled = (await control.calls()).length;
    await openPlace(phone, t, 'phone');
    const field = main.getByRole('combobox', { name: t('dial.label') });
    await field.fill('bruno');
    await main.getByRole('option', { name: /Bruno Reis/ }).click();
    await expect(main.getByText(t('dialling.guard.hint', { who: 'Bruno Reis' }))).toBeVisible();
    await field.press('Enter');
    await main
      .getByRole('alertdialog')
      .getByRole('button', { name: t('dialling.guard.leave') })
      .click();
    await main.getByRole('button', { name: t('dial.clear') }).click();
    await field.fill('190');
    await field.press('Enter');
    await expect(main.getByText(t('dialling.emergency', { number: '190', service: t('dialling.service.military-police') }))).toBeVisible();
    expect(await control.calls()).toHaveLength(dialled);
    await main.getByRole('button', { name: t('dial.clear') }).click();

    // Out again, then undone: everything is as before.
    await openPlace(phone, t, 'contacts');
    const saved = join(folder, `saida-${language}.csv`);
    await phone.host.face.ask('dialog/answer', { answers: [{ filePaths: [saved] }] });
    await main.getByRole('button', { name: t('contacts.actions') }).click();
    await main.getByRole('menuitem', { name: t('contacts.export.csv') }).click();
    await expect(main.getByText(t('contacts.export.done', { path: saved }))).toBeVisible();
    expect(readFileSync(saved, 'utf8')).toContain(`Ana Conceição${language === 'en' ? ',' : ';'}Padaria Pão Quente`);
    await main.getByRole('button', { name: t('contacts.actions') }).click();
    await main.getByRole('menuitem', { name: t('contacts.import.undoOf', { file: `clientes-${language}.csv` }) }).click();
    await expect(main.getByText(t('contacts.empty'))).toBeVisible();
    await openPlace(phone, t, 'phone');
  });
}

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});

/** In each language somebody else is written down, whose number lacks its ninth digit. */
const WRITTEN = {
  'pt-BR': { name: 'Carla Dias', typed: '51 8888-0005', number: '+55 51 98888-0005' },
  en: { name: 'Ana Lima', typed: '61 8888-0006', number: '+55 61 98888-0006' },
} as const;

test('contacts that were written in either language are there after the app has died, and are called from their cards', async () => {
  const returning = await returningPhone();
  try {
    const first = await returning.start();
    for (const language of ['pt-BR', 'en'] as const) {
      const t = createTranslator(language);
      const { name, typed, number } = WRITTEN[language];
      await speak(first, language);
      await openPlace(first, t, 'contacts');
      await first.main
        .getByRole('button', { name: t('contacts.add') })
        .first()
        .click();
      await first.main.getByLabel(t('contacts.form.name'), { exact: true }).fill(name);
      await first.main.getByLabel(t('contacts.form.number'), { exact: true }).fill(typed);
      await first.main.getByRole('button', { name: t('contacts.form.ninthDigit', { number }) }).click();
      await first.main.getByRole('button', { name: t('contacts.save') }).click();
      await expect(first.main.getByRole('grid', { name: t('contacts.title') }).getByText(name)).toBeVisible();
    }
    await returning.kill(first);

    const second = await returning.start();
    for (const [at, language] of (['en', 'pt-BR'] as const).entries()) {
      const t = createTranslator(language);
      const { name, number } = WRITTEN[language];
      await speak(second, language);
      await openPlace(second, t, 'contacts');
      await second.main
        .getByRole('grid', { name: t('contacts.title') })
        .getByText(name)
        .click();
      await second.main.getByRole('button', { name: t('contacts.callNumber', { number }) }).click();
      await expect.poll(async () => (await returning.control.calls()).map(({ direction }) => direction)).toHaveLength(at + 1);
      const call = await returning.latestCall();
      expect([call.direction, call.customerNumber]).toEqual(['OUTBOUND', number.replace(/[^+\d]/g, '')]);
      await endCall(returning.control, call.id);
      await closeEnded(second, language);
    }
  } finally {
    await returning.stop();
  }
});
