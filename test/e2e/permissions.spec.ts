import { expect, type Page, test } from '@playwright/test';
import { createTranslator, type Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { deskOfTests } from '../support/softphone/desk-of-tests.ts';
import { latestStatusOf, openPermissions } from '../support/softphone/permission-pages.ts';
import { answerOnCard, dial, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';

/** Allows calls when she is asked. */
const GABRIELA = '+5581988880008';
const CARLA_NEVER_ANSWERS = '+5541988880004';
const ANA = '11 98888-0001';
const LANGUAGES = ['pt-BR', 'en'] as const satisfies readonly Language[];

const desk = deskOfTests({ times: { permissionReplyMs: 1_500 } });
let main: Page;
test.beforeAll(() => {
  ({ main } = desk.phone);
});

/** The settings of the number as its service has them. */
async function serviceSettings(): Promise<unknown> {
  const answer = await fetch(`${desk.practice.apiBase}/calls/settings`, { headers: { 'x-api-key': desk.number('meta').apiKey } });
  return answer.json();
}

const latestStatus = (): Promise<string | null> => latestStatusOf(desk);

/** From whichever page the agent is on. */
async function dialFrom(
  t: Translate,
  order: { readonly number: string; readonly line: string; readonly language: Language },
): Promise<void> {
  const field = main.getByRole('combobox', { name: t('dial.label') });
  await expect(async () => {
    await main.getByRole('tab', { name: t('places.phone') }).click();
    await expect(field).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await dial(desk.phone, order);
}

for (const language of LANGUAGES) {
  test(`${language}: a customer is asked, allows calls, and is called at once`, async () => {
    const t = createTranslator(language);
    await raiseCommand(desk.phone, 'settings/change', { language });
    await desk.control.setPermission({ numberId: desk.number('meta').id, customer: GABRIELA, status: 'no_permission' });
    if (language === 'en') await desk.control.reset(); // a second question of the day would be refused
    await openPermissions(desk.phone, t, 'customers');
    await main.getByLabel(t('permissions.check'), { exact: true }).last().fill('81 98888-0008');
    await main.getByRole('button', { name: t('permissions.checkGo') }).click();
    await expect(main.getByText(t('permissions.status.none')).first()).toBeVisible();
    await main
      .getByRole('button', { name: t('permissions.ask'), exact: true })
      .first()
      .click();
    await main.getByRole('button', { name: t('request.send') }).click();
    await expect(main.getByText(t('news.granted', { who: '+55 81 98888-0008' }))).toBeVisible({ timeout: 10_000 });
    await main.getByRole('button', { name: t('permissions.callNow') }).click();
    await expect.poll(latestStatus, { timeout: 15_000 }).toBe('ACCEPTED');
    expect((await desk.latestCall()).customerNumber).toBe(GABRIELA);
    await main.getByRole('button', { name: t('call.hangUp') }).click();
    await expect.poll(latestStatus).toBe('COMPLETED');
    await main.getByRole('button', { name: t('call.dismiss') }).click();
  });
}

for (const language of LANGUAGES) {
  test(`${language}: the second and the fourth call in a row that nobody takes are asked about first, the third is not`, async () => {
    test.setTimeout(120_000);
    const t = createTranslator(language);
    await speak(desk.phone, language);
    const { id, label } = desk.number('meta');
    const who = '+55 41 98888-0004';
    const placed = async (): Promise<number> => (await desk.control.calls()).filter(({ direction }) => direction === 'OUTBOUND').length;
    const call = (): Promise<void> => dialFrom(t, { number: CARLA_NEVER_ANSWERS, line: label, language });
    const endInVain = async (sofar: number): Promise<void> => {
      await expect.poll(placed, { timeout: 10_000 }).toBe(sofar);
      await expect.poll(latestStatus, { timeout: 10_000 }).toBe('RINGING');
      await main.getByRole('button', { name: t('call.cancel'), exact: true }).click();
      await main.getByRole('button', { name: t('call.dismiss'), exact: true }).click();
    };
    const question = main.getByRole('alertdialog');
    const before = await placed();
    // A call that is talked on begins the row anew.
    await desk.control.ring(id, CARLA_NEVER_ANSWERS);
    await answerOnCard(desk.phone, language);
    await main.getByRole('button', { name: t('call.hangUp') }).click();
    await main.getByRole('button', { name: t('call.dismiss'), exact: true }).click();

    await call();
    await endInVain(before + 1);

    await call();
    await expect(question.getByRole('heading', { name: t('guard.title.unanswered-second', { who }) })).toBeVisible();
    await expect(question.getByText(t('guard.why.unanswered-second'))).toBeVisible();
    await question
      .getByRole('button', { name: t('guard.leave') })
      .first()
      .click();
    await expect(question).toBeHidden();
    expect(await placed()).toBe(before + 1);
    const written = async (): Promise<number> => (await desk.control.requests()).filter(({ path }) => path === '/v1/messages/send').length;
    const lettersBefore = await written();
    await call();
    await question.getByRole('button', { name: t('guard.send') }).click();
    await expect(question.getByText(t('guard.sent'))).toBeVisible();
    expect(await written()).toBe(lettersBefore + 1);
    await question.getByRole('button', { name: t('guard.call') }).click();
    await endInVain(before + 2);

    await call();
    await endInVain(before + 3);

    await call();
    await expect(question.getByRole('heading', { name: t('guard.title.unanswered-fourth', { who }) })).toBeVisible();
    await expect(question.getByText(t('guard.why.unanswered-fourth'))).toBeVisible();
    await question
      .getByRole('button', { name: t('guard.leave') })
      .first()
      .click();
    expect(await placed()).toBe(before + 3);
    await openPermissions(desk.phone, t, 'customers');
    await main.getByLabel(t('permissions.check'), { exact: true }).last().fill(who);
    await main.getByRole('button', { name: t('permissions.checkGo') }).click();
    await expect(main.getByRole('listitem', { name: who })).toContainText(t('permissions.unanswered', { count: 3 }));
  });
}

test('call hours are written whole to WhatsApp', async () => {
  const t = createTranslator('pt-BR');
  await speak(desk.phone, 'pt-BR');
  await openPermissions(desk.phone, t, 'settings');
  await main.getByText(t('callingSettings.hours'), { exact: true }).first().click();
  await main.getByRole('button', { name: t('callingSettings.save') }).click();
  await expect(main.getByText(t('callingSettings.saved'))).toBeVisible();
  expect(await serviceSettings()).toMatchObject({
    calling: { status: 'ENABLED', call_hours: { status: 'ENABLED', weekly_operating_hours: { length: 5 } } },
  });
});

test('an imported table prices the call under way, pulse by pulse', async () => {
  const t = createTranslator('pt-BR');
  await openPermissions(desk.phone, t, 'costs');
  const table = Buffer.from('prefixo;preço por minuto;moeda\n55;6,00;BRL\nBrasil;1;BRL\n');
  await main.locator('input[type=file]').first().setInputFiles({ name: 'precos.csv', mimeType: 'text/csv', buffer: table });
  await expect(main.getByText('Linha 3: o prefixo não é um número')).toBeVisible();
  await main.getByRole('button', { name: t('billing.use') }).click();
  await dialFrom(t, { number: ANA, line: desk.number('meta').label, language: 'pt-BR' });
  await expect(main.getByText(/R\$\s0,60 até agora/)).toBeVisible({ timeout: 15_000 });
  await expect(main.getByText(/R\$\s1,20 até agora/)).toBeVisible({ timeout: 10_000 });
  await main.getByRole('button', { name: t('call.hangUp') }).click();
  await main.getByRole('button', { name: t('call.dismiss') }).click();
  await openPermissions(desk.phone, t, 'costs');
  await expect(main.getByRole('region', { name: t('billing.today') })).toContainText(/R\$\s\d+,\d0.*3 chamadas, \d+ pulsos/);
});

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});
