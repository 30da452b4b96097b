import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import type { GalleryState } from '../../../build/gallery/gallery-state.ts';
import { galleryTemplate } from '../../../build/gallery/template-fixtures.ts';
import { galleryState, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

/** Longer than the stand-in for main takes to answer. */
const ANSWERED_MS = 100;
/** With one field alone Enter sends a form that has no button to send it. */
const ONE_FIELD = galleryTemplate({ id: 'tpl-one', body: 'O pedido {{pedido}} está pronto.', variables: ['pedido'] });
const REFUSED = { 'customer/write': appError('message-refused'), 'permission/request': appError('message-refused') };
const REFUSAL = 'A mensagem não foi aceita';

const stage = stageOfPages();

/** A page whose time stands still once it has come to this state: nothing is answered until it runs on. */
async function showStill(name: string, part: Partial<GalleryState> = {}): Promise<Page> {
  const context = await stage.freshContext();
  await context.clock.install();
  const page = await stage.show({ ...galleryState(name), ...part }, context);
  await page.clock.pauseAt(Date.now() + 60_000);
  return page;
}

const button = (page: Page, name: string): ReturnType<Page['getByRole']> => page.getByRole('button', { name, exact: true });
const sent = async (page: Page): Promise<readonly unknown[]> =>
  (await raised(page)).filter(([name]) => name === 'permission/request' || name === 'customer/write').map(([, order]) => order);

test.each(['permission-template', 'unanswered-template'])('Enter pressed twice sends a template once: %s', async (name) => {
  const page = await showStill(name, { replies: { 'customer/templates': [ONE_FIELD] } });
  const field = page.getByLabel('pedido', { exact: true });
  await field.fill('8841');
  await field.press('Enter');
  await page.locator('[data-pending]').waitFor();
  await field.press('Enter');
  await page.clock.runFor(ANSWERED_MS);
  await page.getByText(name === 'permission-template' ? 'Modelo enviado' : 'Mensagem enviada').waitFor();
  expect(await sent(page)).toMatchObject([{ message: { variables: { pedido: '8841' } } }]);
});

describe('until it is known what became of a message, its dialog stays to tell', () => {
  test.each([
    ['permission-template', 'Enviar modelo', ['Cancelar', 'Fechar']],
    ['permission-request', 'Enviar pedido', ['Cancelar', 'Fechar']],
    ['unanswered-template', 'Enviar modelo', ['Não ligar', 'Ligar assim mesmo']],
  ])('%s', async (name, send, others) => {
    const page = await showStill(name, { failing: { ...galleryState(name).failing, ...REFUSED } });
    if (send === 'Enviar modelo') await page.getByLabel('Campo 2').fill('8841');
    await button(page, send).press('Enter');
    await page.locator('[data-pending]').waitFor();
    await page.keyboard.press('Escape');
    expect(await Promise.all(others.map((other) => button(page, other).isDisabled()))).toEqual(others.map(() => true));
    await page.clock.runFor(ANSWERED_MS);
    await page.getByText(REFUSAL).waitFor();
    await page.keyboard.press('Escape');
    await page.clock.runFor(ANSWERED_MS);
    await page.getByText(REFUSAL).waitFor({ state: 'detached' });
    expect(await sent(page)).toHaveLength(1);
  });
});

describe('templates that come late leave alone', () => {
  const text = (page: Page): ReturnType<Page['getByLabel']> => page.getByLabel('Melhor uma mensagem antes');
  const choice = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('radio', { name: 'Modelo aprovado' });

  /** The question before one more call, whose templates are still being read for 20 ms. */
  async function showEarly(): Promise<Page> {
    const page = await showStill('unanswered-template', { steps: [] });
    await button(page, 'Ligar agora').click();
    await page.clock.runFor(21);
    await text(page).waitFor();
    expect(await choice(page).count()).toBe(0);
    return page;
  }

  test('a text that is being written', async () => {
    const page = await showEarly();
    await text(page).fill('Qual é o melhor horário?');
    await page.clock.runFor(ANSWERED_MS);
    await choice(page).waitFor();
    expect(await text(page).inputValue()).toBe('Qual é o melhor horário?');
  });

  test('a text that is on its way', async () => {
    const page = await showEarly();
    await page.clock.runFor(10);
    await button(page, 'Enviar mensagem').press('Enter');
    await page.locator('[data-pending]').waitFor();
    await page.clock.runFor(12);
    await choice(page).waitFor();
    expect(await text(page).count()).toBe(1);
    await page.clock.runFor(ANSWERED_MS);
    await page.getByText('Mensagem enviada').waitFor();
  });
});
