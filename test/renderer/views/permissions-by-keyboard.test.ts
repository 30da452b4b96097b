import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { galleryState, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const button = (name: string): ReturnType<Page['getByRole']> => page.getByRole('button', { name, exact: true });
/** What was raised but the questions that pages ask by themselves. */
const orders = async (): Promise<readonly unknown[]> =>
  (await raised(page)).filter(([name]) => !['line/advice', 'calling-settings/read', 'permission/read'].includes(name));

describe('the queue of call-backs', () => {
  test('calls, plans and puts away', async () => {
    page = await stage.show(galleryState('permissions-queue'));
    await button('Tirar da fila: Gabriela Sem Permissão').press('Enter');
    await button('Marcar retorno: Ana Eco').press('Enter');
    await button('Amanhã de manhã').press('Enter');
    await button('Marcar').press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('listitem', { name: 'Ana Eco' }).getByRole('button', { name: 'Ligar' }).press('Enter');
    const [put, planned, called] = await orders();
    expect(put).toEqual(['call-back/done', { callBackId: expect.stringContaining('+5581988880008') as string }]);
    expect(planned).toEqual(['call-back/plan', { lineId: 'sales', to: '+5511988880001', at: expect.any(Number) as number }]);
    expect(called).toEqual(['call/dial', { lineId: 'sales', to: '+5511988880001' }]);
  });

  test('keeps a dialog open for a time that is over', async () => {
    page = await stage.show(galleryState('permission-plan'));
    await page.getByLabel('Dia', { exact: true }).fill('2020-01-01');
    await button('Marcar').press('Enter');
    await page.getByText('Escolha um dia e uma hora que ainda vêm.').waitFor();
    expect(await orders()).toEqual([]);
  });
});

describe('a question to a customer', () => {
  test('goes out in the agent’s words, and never empty', async () => {
    page = await stage.show(galleryState('permission-request'));
    const text = page.getByLabel('Mensagem');
    await text.fill(' ');
    await button('Enviar pedido').press('Enter');
    await page.getByText('Escreva a mensagem que o cliente vai ler.').waitFor();
    await text.fill(' Podemos ligar? ');
    await button('Enviar pedido').press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await orders()).toEqual([['permission/request', { lineId: 'sales', to: '+5581988880008', text: 'Podemos ligar?' }]]);
  });
});

describe('before one more unanswered call', () => {
  test('Enter in a hurry calls nobody', async () => {
    page = await stage.show(galleryState('unanswered-question'));
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect((await orders()).map((order) => (order as readonly unknown[])[0])).toEqual(['call/dial']);
  });

  test('a message goes in its place, and the call still can', async () => {
    page = await stage.show(galleryState('unanswered-question'));
    await page.getByLabel('Melhor uma mensagem antes').fill('Qual é o melhor horário?');
    await button('Enviar mensagem').press('Enter');
    await page.getByText('Mensagem enviada').waitFor();
    await button('Ligar assim mesmo').press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect((await orders()).slice(1)).toEqual([
      ['customer/write', { lineId: 'sales', to: '+5581988880008', text: 'Qual é o melhor horário?' }],
      ['call/dial-anyway', { lineId: 'sales', to: '+5581988880008' }],
    ]);
  });
});

describe('calling settings', () => {
  test('are written with the members that were changed, and hours whole', async () => {
    page = await stage.show(galleryState('calling-settings'));
    await page.getByLabel('Terça, abre', { exact: true }).fill('08:30');
    await page.getByRole('switch', { name: 'Sábado' }).press('Space');
    await button('Salvar ajustes').press('Enter');
    const [order] = await orders();
    expect(order).toMatchObject([
      'calling-settings/change',
      {
        lineId: 'sales',
        version: 'v1',
        change: { hours: { isOn: true, timeZone: 'America/Sao_Paulo', holidays: [{ date: '2026-12-25' }] } },
      },
    ]);
    const weekly = (order as [string, { change: { hours: { weekly: { day: string; opens: number }[] } } }])[1].change.hours.weekly;
    expect(weekly.filter(({ day }) => day === 'tuesday')).toEqual([{ day: 'tuesday', opens: 510, closes: 1_080 }]);
    expect(weekly.some(({ day }) => day === 'saturday')).toBe(true);
  });

  test('that Meta would refuse cannot be sent, and say why', async () => {
    page = await stage.show(galleryState('calling-settings'));
    await page.getByLabel('Terça, fecha', { exact: true }).fill('08:00');
    await page.getByText('Terça: o fim precisa vir depois do início.').waitFor();
    expect(await button('Salvar ajustes').isDisabled()).toBe(true);
  });

  test('that somebody else has changed too are kept or given up, as the agent says', async () => {
    page = await stage.show(galleryState('calling-settings-conflict'));
    await button('Salvar os meus').press('Enter');
    expect((await orders()).at(-1)).toMatchObject(['calling-settings/change', { version: 'v2', change: { allowsCallBack: false } }]);
    await button('Usar os do WhatsApp').press('Enter');
    await button('Salvar ajustes').waitFor({ state: 'detached' });
  });
});
