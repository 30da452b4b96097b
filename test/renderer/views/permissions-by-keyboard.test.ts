import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { galleryState, raised, signalAs } from './gallery-stage.ts';
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

/** Raised by the dialogs: what went to the customer. */
const messages = async (): Promise<readonly unknown[]> =>
  (await orders()).filter((order) => ['permission/request', 'customer/write'].includes((order as readonly [string])[0]));
const choose = async (what: string): Promise<void> => {
  await page.getByRole('radio', { name: what }).press('Space');
};

describe('a template where free text may not get through', () => {
  test('is offered, shows what the customer will read, and goes out with what was filled in', async () => {
    page = await stage.show({ ...galleryState('permission-template'), steps: galleryState('permission-request').steps ?? [] });
    await choose('Modelo aprovado');
    const bubble = page.getByRole('figure', { name: 'Como o cliente vai ler' });
    expect(await page.getByLabel('Campo 1').inputValue(), 'the first name of the customer').toBe('Gabriela');
    await button('Enviar modelo').press('Enter');
    await page.getByText('Preencha: o cliente lê isto na mensagem.').waitFor();
    expect(await messages()).toEqual([]);
    await page.getByLabel('Campo 2').fill('8841');
    expect(await bubble.innerText()).toContain('Olá, Gabriela! O pedido 8841 está pronto para retirada.');
    await button('Enviar modelo').press('Enter');
    await page.getByText('Modelo enviado').waitFor();
    const message = { kind: 'template', templateId: 'tpl-order', variables: { 1: 'Gabriela', 2: '8841' } };
    expect(await messages()).toEqual([['customer/write', { lineId: 'sales', to: '+5581988880008', message }]]);
  });

  test('that cannot be sent from here says why, and is not among those that can', async () => {
    page = await stage.show(galleryState('permission-template'));
    await page.getByText('3 modelos não podem ser enviados daqui').press('Enter');
    await page.getByText('precisa de uma imagem ou arquivo').waitFor();
    await page.getByRole('button', { name: 'pedido_pronto' }).press('Enter');
    expect(await page.getByRole('option').allInnerTexts()).toEqual([
      expect.stringContaining('pedido_pronto') as string,
      expect.stringContaining('retorno_de_chamada') as string,
    ]);
  });

  test('is the next step after the refusal of a text, which stays as it was typed', async () => {
    page = await stage.show(galleryState('permission-request-refused'));
    await page.getByRole('textbox', { name: 'Mensagem' }).fill('Podemos ligar?');
    await button('Enviar um modelo').press('Enter');
    await page.getByLabel('Campo 2').waitFor();
    await choose('Pedido de permissão');
    expect(await page.getByRole('textbox', { name: 'Mensagem' }).inputValue()).toBe('Podemos ligar?');
  });

  test('is not offered while the window is open, and not where the line has none', async () => {
    page = await stage.show({ ...galleryState('permission-request'), replies: galleryState('permission-template').replies ?? {} });
    await page.getByRole('textbox', { name: 'Mensagem' }).waitFor();
    await page.waitForTimeout(200);
    expect(await page.getByRole('radio', { name: 'Modelo aprovado' }).count()).toBe(0);
    page = await stage.show({ ...galleryState('permission-template'), replies: {}, steps: galleryState('permission-request').steps ?? [] });
    await page.getByText('Esta linha não tem modelos.').waitFor();
    expect(await page.getByRole('radio', { name: 'Modelo aprovado' }).count()).toBe(0);
  });

  test('that could not be read is asked for again by a press', async () => {
    const shown = galleryState('permission-templates-unread');
    page = await stage.show(shown);
    await signalAs(page, { ...galleryState('permission-template'), state: shown.state });
    await button('Ler de novo').press('Enter');
    await page.getByRole('radio', { name: 'Modelo aprovado' }).waitFor();
    expect(await page.getByText('não puderam ser lidos').count()).toBe(0);
  });

  test('comes first before one more unanswered call, for a message that does not arrive warns nobody', async () => {
    page = await stage.show(galleryState('unanswered-template'));
    await page.getByLabel('Campo 2').fill('8841');
    await button('Enviar modelo').press('Enter');
    await page.getByText('Mensagem enviada').waitFor();
    expect(await messages()).toMatchObject([['customer/write', { message: { kind: 'template', templateId: 'tpl-order' } }]]);
  });
});

describe('a question that was begun', () => {
  test('is there when its dialog is opened again, until it is sent', async () => {
    page = await stage.show(galleryState('permission-request'));
    const text = page.getByRole('textbox', { name: 'Mensagem' });
    const ask = button('Pedir permissão');
    await text.fill('Posso ligar às 15h?');
    await button('Cancelar').press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await ask.first().press('Enter');
    expect(await text.inputValue()).toBe('Posso ligar às 15h?');
    await button('Enviar pedido').press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await ask.first().press('Enter');
    expect(await text.inputValue()).toContain('Olá! Podemos ligar para você');
  });

  test('has what was filled into a template, until that is sent', async () => {
    page = await stage.show(galleryState('permission-template'));
    const field = page.getByLabel('Campo 2');
    const open = async (): Promise<void> => {
      await button('Pedir permissão').first().press('Enter');
      await choose('Modelo aprovado');
    };
    await field.fill('8841');
    await button('Cancelar').press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await open();
    expect(await field.inputValue()).toBe('8841');
    await button('Enviar modelo').press('Enter');
    await page.getByText('Modelo enviado').waitFor();
    await button('Fechar').last().press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await open();
    expect(await field.inputValue()).toBe('');
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
      ['customer/write', { lineId: 'sales', to: '+5581988880008', message: { kind: 'text', text: 'Qual é o melhor horário?' } }],
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
