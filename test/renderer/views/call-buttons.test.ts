import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import type { Call } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { isInSight } from './in-sight.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const SIZES = [
  ['as it opens', 420, 680],
  ['small', 340, 480],
  ['two panes', 900, 560],
] as const;

const BAD = galleryState('quality-bad');
const RINGING: readonly Call[] = galleryState('ringing-two').state.calls;

function button(name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

function withClips({ calls }: AppState): AppState {
  const { clips, settings } = galleryState('active-clips').state;
  return { ...BAD.state, calls, clips, settings };
}

test.each(SIZES)('whatever comes up in a call, its buttons are not covered and do not move (%s)', async (_size, width, height) => {
  const calm = withClips(BAD.state);
  page = await stage.show({ ...BAD, state: calm, signals: [] });
  await page.setViewportSize({ width, height });
  const buttons = ['Ficar mudo', 'Colocar em espera', 'Gravar a chamada', 'Tocar áudios para o cliente', 'Desligar'].map(button);
  const places = (): Promise<readonly unknown[]> => Promise.all(buttons.map((one) => one.boundingBox()));
  await button('Desligar').waitFor();
  const before = await places();
  const [callUnderWay] = calm.calls;
  const capture = { callId: callUnderWay?.id ?? RINGING[0]?.id, consent: null, recordingSince: null, clip: null };
  const stays = async (what: string): Promise<void> => {
    await page.waitForTimeout(100);
    expect([what, await places()]).toEqual([what, before]);
    expect([what, ...(await Promise.all(buttons.map(isInSight)))]).toEqual([what, true, true, true, true, true]);
  };

  await stays('calm');
  await publish(page, { calls: [...calm.calls, ...RINGING.slice(0, 1)] });
  await page.locator('.waiting-card').waitFor();
  await stays('a second call');
  if (capture.callId === undefined) throw new Error('the gallery shows no call');
  await publish(page, { captures: [{ ...capture, callId: capture.callId, error: appError('recording-unsafe') }] });
  await page.locator('.call-told .note').waitFor();
  await stays('a second call, and a recording that failed');
  await publish(page, { calls: calm.calls });
  await page.locator('.waiting-card').waitFor({ state: 'detached' });
  await stays('a recording that failed');
});

test.each(SIZES)('what is said about a bad sound covers no button (%s)', async (_size, width, height) => {
  page = await stage.show({ ...BAD, state: withClips(BAD.state) });
  await page.setViewportSize({ width, height });
  await page.locator('.quality-advice:not(:empty)').waitFor();
  const buttons = ['Ficar mudo', 'Colocar em espera', 'Gravar a chamada', 'Tocar áudios para o cliente', 'Desligar'].map(button);
  expect(await Promise.all(buttons.map(isInSight))).toEqual([true, true, true, true, true]);
});

test.each(SIZES)('close stands where hang up stood while others ring, and calls nobody back (%s)', async (_size, width, height) => {
  // Its time stands still, so that no busy machine lets the deafness pass.
  const context = await stage.freshContext();
  await context.clock.install();
  page = await stage.show(galleryState('active-meta'), context);
  await page.setViewportSize({ width, height });
  await page.clock.pauseAt(Date.now() + 60_000);
  const before = await button('Desligar').boundingBox();
  const isAsBefore = async (): Promise<void> => {
    expect(await button('Fechar').boundingBox()).toEqual(before);
    expect(await isInSight(button('Fechar'))).toBe(true);
  };

  const ended = galleryState('ended').state.calls;
  await publish(page, { calls: ended });
  await button('Retornar').waitFor();
  await page.clock.runFor(1_000);
  await button('Retornar').click();
  await page.clock.runFor(100);
  expect((await raised(page)).filter(([name]) => name === 'call/dial')).toEqual([]);
  await isAsBefore();
  await publish(page, { calls: [...RINGING, ...ended] });
  await page.locator('.ringing-card').first().waitFor();
  await isAsBefore();
  await page.clock.runFor(1_200);
  await publish(page, { calls: ended });
  await button('Retornar').click();
  await page.clock.runFor(100);
  expect((await raised(page)).filter(([name]) => name === 'call/dial')).toHaveLength(1);
});

test('open settings give way to the call that is answered', async () => {
  const { state } = galleryState('active-meta');
  page = await stage.show({ ...galleryState('settings'), state: { ...state, calls: RINGING } });
  const settings = page.getByRole('region', { name: 'Configurações', exact: true });
  await settings.waitFor();
  await publish(page, { calls: state.calls });
  await settings.waitFor({ state: 'detached' });
  expect(await isInSight(button('Desligar'))).toBe(true);
});

test('the clips open above their button and leave hang up free', async () => {
  const { state } = galleryState('active-clips');
  // With one clip there would be room below.
  page = await stage.show({ ...galleryState('active-clips'), state: { ...state, clips: state.clips.slice(0, 1) } });
  await button('Tocar áudios para o cliente').click();
  await page.getByRole('menu').waitFor();
  const menu = await page.getByRole('menu').boundingBox();
  const row = await page.locator('.capture-row').boundingBox();
  expect((menu?.y ?? 0) + (menu?.height ?? 0)).toBeLessThanOrEqual(row?.y ?? 0);
});

test('what one dialled is called again, not back', async () => {
  const { state } = galleryState('ended');
  page = await stage.show({
    ...galleryState('ended'),
    state: { ...state, calls: state.calls.map((call) => ({ ...call, direction: 'outbound' })) },
  });
  await button('Fechar').waitFor();
  expect(await Promise.all(['Ligar de novo', 'Retornar'].map((name) => button(name).count()))).toEqual([1, 0]);
});

test('the way out in the menu asks while a call is up, stays where Enter is pressed in a hurry, and asks nothing where there is none', async () => {
  const asked = (): Locator => page.getByRole('alertdialog', { name: 'Você está em uma chamada' });
  const quit = async (): Promise<void> => {
    await button('Menu').click();
    await page.getByRole('menuitem', { name: 'Sair do Pilot Softphone' }).click();
  };
  const quits = async (): Promise<readonly unknown[]> =>
    (await raised(page)).filter(([name]) => name === 'app/quit').map(([, input]) => input);
  page = await stage.show(galleryState('quit-in-call'));
  await asked().getByText('Sair agora desliga a chamada com Ana Eco.').waitFor();
  await page.keyboard.press('Enter');
  await asked().waitFor({ state: 'detached' });
  expect(await quits()).toEqual([]);

  await quit();
  await button('Desligar e sair').click();
  expect(await quits()).toEqual([{ isAgreed: true }]);

  await publish(page, { calls: [] });
  await asked().waitFor({ state: 'detached' });
  await quit();
  expect(await quits()).toEqual([{ isAgreed: true }, { isAgreed: false }]);
  expect(await asked().count()).toBe(0);
});
