import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { callId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { QUIET_START_MS } from '#contract/quiet-start-ms.ts';
import { galleryState, publish, raised, signalAs } from './gallery-stage.ts';
import { isInSight } from './in-sight.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const FIELD = 'Anotação da chamada';
const written = async () =>
  (await raised(page)).flatMap(([name, input]) => (name === 'note/write' ? [(input as { readonly text: string }).text] : []));

test('a note is saved while one types, and not only when one stops', async () => {
  page = await stage.show({ ...galleryState('call-note-typing'), steps: [] });
  const field = page.getByRole('textbox', { name: FIELD });
  await field.focus();
  await field.pressSequentially('pediu segunda via do boleto', { delay: 50 });
  const saved = await written();
  expect(saved.length).toBeGreaterThan(3);
  await expect.poll(written).toContain('pediu segunda via do boleto');
  await page.getByText('Salva', { exact: true }).waitFor();
});

test('what main says meanwhile does not overwrite what one types, and leaving the field saves at once', async () => {
  const shown = { ...galleryState('call-note-typing'), steps: [] };
  page = await stage.show(shown);
  const field = page.getByRole('textbox', { name: FIELD });
  await field.pressSequentially('pediu');
  const [call] = shown.state.calls;
  const old = { callId: call?.id ?? expect.unreachable(), text: 'p', wrapUp: null, changedAt: shown.state.publishedAt };
  await publish(page, { history: { ...shown.state.history, notes: [old] } });
  expect(await field.inputValue()).toBe('pediu');
  await field.pressSequentially('!');
  await field.blur();
  expect((await written()).at(-1)).toBe('pediu!');
});

test('a call that ends takes nothing along that was not saved yet', async () => {
  const shown = { ...galleryState('call-note-typing'), steps: [] };
  page = await stage.show(shown);
  await page.getByRole('textbox', { name: FIELD }).pressSequentially('as 10h');
  await publish(page, { calls: [] });
  await expect.poll(written).toContain('as 10h');
});

test('who writes when the screen of the ended call leaves goes on in the card that takes its place', async () => {
  page = await stage.show(galleryState('ended-note'));
  const field = page.getByRole('textbox', { name: FIELD });
  await field.focus();
  await page.keyboard.press('End');
  await publish(page, { calls: [] });
  await page.getByRole('button', { name: 'Concluir' }).waitFor();
  await page.keyboard.type(' cedo');
  expect(await field.inputValue()).toBe('Retornar amanhã cedo');
});

test('letters that are not kept yet when that happens are there in the card too', async () => {
  const context = await stage.freshContext();
  await context.clock.install();
  page = await stage.show(galleryState('ended-note'), context);
  await page.clock.pauseAt(Date.now() + 60_000); // main answers nothing from here on
  const field = page.getByRole('textbox', { name: FIELD });
  await field.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' às 10h');
  await publish(page, { calls: [] });
  await page.getByRole('button', { name: 'Concluir' }).waitFor();
  await page.keyboard.type(' em ponto');
  expect(await field.inputValue()).toBe('Retornar amanhã às 10h em ponto');
  await page.clock.resume();
  await expect.poll(written).toContain('Retornar amanhã às 10h em ponto');
});

test('a note that could not be kept as its screen left is sent again from the card, which says how that went', async () => {
  page = await stage.show({ ...galleryState('ended-note'), failing: { 'note/write': appError('note-not-kept') } });
  const field = page.getByRole('textbox', { name: FIELD });
  await field.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' cedo');
  await publish(page, { calls: [] });
  await page.getByRole('button', { name: 'Concluir' }).waitFor();
  await page.getByText('Não foi salva').first().waitFor();
  expect(await field.inputValue()).toBe('Retornar amanhã cedo');
});

test('a note that could not be kept before the next call’s work took its place says whose it is, until it is kept', async () => {
  const shown = galleryState('wrap-up');
  page = await stage.show({ ...shown, failing: { 'note/write': appError('note-not-kept') } });
  const said = page.getByText('A anotação sobre +55 11 98888-0001 ainda não foi salva');
  await page.getByRole('textbox', { name: FIELD }).fill('Quer desconto de 10 %');
  await page.getByText('Não foi salva').first().waitFor();
  expect(await said.count(), 'its own field says so').toBe(0);
  const { wrapUp } = shown.state.history;
  if (wrapUp === null) expect.unreachable();
  const next = { ...shown.state, history: { ...shown.state.history, wrapUp: { ...wrapUp, callId: callId('next'), peer: null } } };
  await publish(page, next);
  await said.waitFor();
  await page.getByText('Quer desconto de 10 %').waitFor();
  const before = (await written()).length;
  await page.getByRole('button', { name: 'Tentar agora' }).click();
  await expect.poll(async () => (await written()).length).toBeGreaterThan(before);
  // There is room again.
  await signalAs(page, { ...shown, state: next });
  await page.getByRole('button', { name: 'Tentar agora' }).click();
  await said.waitFor({ state: 'detached' });
});

/** The card of the work after a call. Its time stands still, so that a busy machine adds nothing to it. */
async function showStill(): Promise<void> {
  const context = await stage.freshContext();
  await context.clock.install();
  page = await stage.show(galleryState('wrap-up'), context);
  await page.clock.pauseAt(Date.now() + 60_000);
}

/** Main is told so once in every such time. */
const TOLD_EVERY_MS = 4_000;

test('who stands in the note says so again and again, so that its card does not go under their hands', async () => {
  await showStill();
  const stays = async () => (await raised(page)).filter(([name]) => name === 'note/stay');
  const field = page.getByRole('textbox', { name: FIELD });
  await field.focus();
  await expect.poll(stays).toEqual([['note/stay', { callId: 'over' }]]);
  for (const told of [2, 3]) {
    await page.clock.runFor(TOLD_EVERY_MS);
    expect(await stays()).toHaveLength(told);
  }
});

test('so does who has the keys on another part of its card, or the pointer over it', async () => {
  await showStill();
  const stays = async (): Promise<number> => (await raised(page)).filter(([name]) => name === 'note/stay').length;
  await page.getByRole('button', { name: 'Concluir' }).focus();
  await expect.poll(stays).toBe(1);
  await page.getByRole('button', { name: 'Concluir' }).blur();
  await page.clock.runFor(TOLD_EVERY_MS);
  expect(await stays()).toBe(1);
  await page.getByRole('heading', { name: 'Chamada com' }).hover();
  await expect.poll(stays).toBe(2);
  await page.clock.runFor(TOLD_EVERY_MS);
  expect(await stays()).toBe(3);
});

test('the list below moves up when the card goes, and calls nobody by a press that was meant for what was there', async () => {
  await showStill();
  const shown = galleryState('wrap-up');
  const dials = async (): Promise<number> => (await raised(page)).filter(([name]) => name === 'call/dial').length;
  const callBack = page.getByRole('button', { name: /^Retornar para/ }).first();
  await publish(page, { history: { ...shown.state.history, wrapUp: null } });
  await page.clock.runFor(100);
  await callBack.click();
  await page.clock.runFor(100);
  expect(await dials()).toBe(0);
  await page.clock.runFor(QUIET_START_MS);
  await callBack.click();
  await page.clock.runFor(100);
  expect(await dials()).toBe(1);
});

test('beside another call its card tells no time, for that stands still', async () => {
  page = await stage.show(galleryState('wrap-up'));
  await page.setViewportSize({ width: 960, height: 680 });
  const time = page.locator('.wrap-up-time');
  await expect.poll(() => time.textContent(), { timeout: 10_000 }).toContain('Restam'); // for a machine that is busy with other tests
  await publish(page, { calls: galleryState('call-note').state.calls });
  await expect.poll(() => time.textContent(), { timeout: 10_000 }).toBe('');
  await page.getByRole('button', { name: 'Concluir' }).waitFor();
});

test('after the call it is filed with one press, taken back with another, and done', async () => {
  page = await stage.show(galleryState('wrap-up'));
  const filed = async () => (await raised(page)).filter(([name]) => name === 'note/wrap-up' || name === 'note/done');
  await page.getByRole('radio', { name: 'Ligar depois' }).click();
  await page.getByRole('button', { name: 'Concluir' }).click();
  expect(await filed()).toEqual([
    ['note/wrap-up', { callId: 'over', code: 'call-back' }],
    ['note/done', { callId: 'over' }],
  ]);
  const { state } = galleryState('wrap-up');
  const [note] = state.history.notes;
  const notes = note === undefined ? [] : [{ ...note, wrapUp: { code: 'call-back', label: 'Ligar depois' } }];
  await publish(page, { history: { ...state.history, notes } });
  await page.getByRole('radio', { name: 'Ligar depois', checked: true }).click();
  await expect.poll(async () => (await filed()).at(-1)).toEqual(['note/wrap-up', { callId: 'over', code: null }]);
});

test.each([
  ['narrow', 420, 680],
  ['wide', 960, 680],
] as const)(
  'a note has two lines in a call, and writing it takes no meter and no button out of sight (%s)',
  async (_size, width, height) => {
    page = await stage.show({ ...galleryState('call-note-typing'), steps: [] });
    await page.setViewportSize({ width, height });
    const field = page.getByRole('textbox', { name: FIELD });
    const heightOf = async (): Promise<number> => (await field.boundingBox())?.height ?? 0;
    expect(await heightOf()).toBeGreaterThanOrEqual(58);
    await field.pressSequentially('a');
    const parts = [
      field,
      page.getByRole('radio', { name: 'Engano' }),
      page.getByRole('meter', { name: 'Você' }),
      page.getByRole('meter', { name: 'Cliente' }),
      page.getByRole('button', { name: 'Ficar mudo' }),
      page.getByRole('button', { name: 'Desligar' }),
    ];
    for (const [at, part] of parts.entries()) expect([at, await isInSight(part)]).toEqual([at, true]);
    // What is longer makes its own room.
    await field.fill('um\ndois\ntrês');
    expect(await heightOf()).toBeGreaterThanOrEqual(78);
  },
);
