import { expect, type Page, test } from '@playwright/test';
import { createTranslator, type Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';

/** Allows calls when she is asked. */
const GABRIELA = '+5581988880008';
const CARLA_NEVER_ANSWERS = '41 98888-0004';
const ANA = '11 98888-0001';

let desk: PhoneOnPractice;
let main: Page;

test.beforeAll(async () => {
  desk = await phoneOnPractice({ times: { permissionReplyMs: 1_500 } });
  ({ main } = desk.phone);
});
test.afterEach(() => desk.clear());
test.afterAll(() => desk?.stop());

/** The settings of the number as its service has them. */
async function serviceSettings(): Promise<unknown> {
  const answer = await fetch(`${desk.practice.apiBase}/calls/settings`, { headers: { 'x-api-key': desk.number('meta').apiKey } });
  return answer.json();
}

/** Null while there has been no call. */
async function latestStatus(): Promise<string | null> {
  const calls = await desk.control.calls();
  return calls.toSorted((one, other) => other.createdAtMs - one.createdAtMs)[0]?.status ?? null;
}

async function open(t: Translate, part: 'call-backs' | 'customers' | 'settings' | 'costs'): Promise<void> {
  const tab = main.getByRole('tab', { name: t(`permissions.tabs.${part}`), exact: true });
  // Where a call has just left the screen, the tabs below it are deaf for a moment.
  await expect(async () => {
    await main.getByRole('tab', { name: t('places.permissions') }).click();
    await expect(tab).toBeVisible({ timeout: 500 });
  }).toPass();
  await tab.click();
}

/** By the keyboard: people who are suggested for a number stand over the button. */
async function dial(order: { readonly number: string; readonly line: string }): Promise<void> {
  const field = main.getByRole('combobox', { name: 'Número ou nome' });
  await expect(async () => {
    await main.getByRole('tab', { name: 'Telefone' }).click();
    await expect(field).toBeVisible({ timeout: 500 });
  }).toPass();
  await main.getByRole('button', { name: /linha/i }).first().click();
  await main.getByRole('option', { name: order.line }).click();
  await field.fill(order.number);
  await field.press('Enter');
}

for (const language of ['pt-BR', 'en'] as const satisfies readonly Language[]) {
  test(`${language}: a customer is asked, allows calls, and is called at once`, async () => {
    const t = createTranslator(language);
    await raiseCommand(desk.phone, 'settings/change', { language });
    await desk.control.setPermission({ numberId: desk.number('meta').id, customer: GABRIELA, status: 'no_permission' });
    if (language === 'en') await desk.control.reset(); // a second question of the day would be refused
    await open(t, 'customers');
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

test('after an unanswered call the next is asked about first, and a message is offered', async () => {
  await raiseCommand(desk.phone, 'settings/change', { language: 'pt-BR' });
  const line = desk.number('meta').label;
  const placed = async (): Promise<number> => (await desk.control.calls()).filter(({ direction }) => direction === 'OUTBOUND').length;
  const before = await placed();
  await dial({ number: CARLA_NEVER_ANSWERS, line });
  await expect.poll(placed, { timeout: 10_000 }).toBe(before + 1);
  await expect.poll(latestStatus, { timeout: 10_000 }).toBe('RINGING');
  await main.getByRole('button', { name: 'Cancelar' }).click();
  await main.getByRole('button', { name: 'Fechar', exact: true }).first().click();

  await dial({ number: CARLA_NEVER_ANSWERS, line });
  await expect(main.getByText(/não atendeu a última chamada/)).toBeVisible();
  expect(await placed()).toBe(before + 1);
  await main.getByRole('button', { name: 'Enviar mensagem' }).click();
  await expect(main.getByText('Mensagem enviada')).toBeVisible();
  await main.getByRole('button', { name: 'Ligar assim mesmo' }).click();
  await expect.poll(placed).toBe(before + 2);
  await main.getByRole('button', { name: 'Cancelar' }).click();
  await main.getByRole('button', { name: 'Fechar', exact: true }).first().click();
});

test('call hours are written whole to WhatsApp', async () => {
  const t = createTranslator('pt-BR');
  await open(t, 'settings');
  await main.getByText(t('callingSettings.hours'), { exact: true }).first().click();
  await main.getByRole('button', { name: t('callingSettings.save') }).click();
  await expect(main.getByText(t('callingSettings.saved'))).toBeVisible();
  expect(await serviceSettings()).toMatchObject({
    calling: { status: 'ENABLED', call_hours: { status: 'ENABLED', weekly_operating_hours: { length: 5 } } },
  });
});

test('an imported table prices the call under way, pulse by pulse', async () => {
  const t = createTranslator('pt-BR');
  await open(t, 'costs');
  const table = Buffer.from('prefixo;preço por minuto;moeda\n55;6,00;BRL\nBrasil;1;BRL\n');
  await main.locator('input[type=file]').first().setInputFiles({ name: 'precos.csv', mimeType: 'text/csv', buffer: table });
  await expect(main.getByText('Linha 3: o prefixo não é um número')).toBeVisible();
  await main.getByRole('button', { name: t('billing.use') }).click();
  await dial({ number: ANA, line: desk.number('meta').label });
  await expect(main.getByText(/R\$\s0,60 até agora/)).toBeVisible({ timeout: 15_000 });
  await expect(main.getByText(/R\$\s1,20 até agora/)).toBeVisible({ timeout: 10_000 });
  await main.getByRole('button', { name: t('call.hangUp') }).click();
  await main.getByRole('button', { name: t('call.dismiss') }).click();
  await open(t, 'costs');
  await expect(main.getByRole('region', { name: t('billing.today') })).toContainText(/R\$\s\d+,\d0.*3 chamadas, \d+ pulsos/);
});

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});
