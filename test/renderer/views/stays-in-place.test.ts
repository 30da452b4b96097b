import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { unixMs } from '#contract/time.ts';
import { PRACTICE_WEB } from '../../../build/gallery/fixtures.ts';
import type { GallerySignal, GalleryState } from '../../../build/gallery/gallery-state.ts';
import { QUIET_STATUSES } from '../../../renderer/features/status/presence-view.ts';
import { galleryState, publish, raised, settled, signalAs } from './gallery-stage.ts';
import { isInSight } from './in-sight.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

/** As main signals in that state, once the page has taken it in. */
async function afterSignals(shown: GalleryState): Promise<void> {
  await signalAs(page, shown);
  await settled(page);
}

test.each(['pt-BR', 'en'] as const)('nothing in the sound check moves when it has something to tell (%s)', async (language) => {
  page = await stage.show(galleryState('sound-check-meter'));
  const spoken = (state: AppState): AppState => ({ ...state, settings: { ...state.settings, language } });
  const toneDone: GallerySignal = { name: 'sound-check/state', value: { phase: 'done', result: { kind: 'tone' }, microphoneDbfs: -50 } };
  const places = page.locator('.dialog-sheet, .sound-check-microphone, .sound-test, .sound-test-actions .button');
  const tops = (): Promise<readonly number[]> => places.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  await afterSignals({ ...galleryState('sound-check-meter'), state: spoken(galleryState('sound-check-meter').state) });
  const before = await tops();
  expect(before).toHaveLength(1 + 1 + 4 + 5);

  const told = ['tone', 'recording', 'silent', 'recorded', 'play-back', 'measuring', 'latency-slow', 'unheard', 'let-go', 'mute'];
  for (const shown of [
    { ...galleryState('sound-check-meter'), name: 'tone done', signals: [toneDone] },
    ...told.map((name) => galleryState(`sound-check-${name}`)),
  ]) {
    await afterSignals({ ...shown, state: spoken(shown.state) });
    if (shown.name === 'sound-check-mute') await page.locator('.sound-check-state .sound-test-attention').waitFor();
    expect([shown.name, ...(await tops())]).toEqual([shown.name, ...before]);
  }
});

test.each([
  ['narrow', 420, 680],
  ['wide', 960, 680],
  ['tall', 420, 900],
])('the name stays where it is from the first sign of a call to its end (%s)', async (_size, width, height) => {
  page = await stage.show(galleryState('dialing'));
  await page.setViewportSize({ width, height });
  const tops: number[] = [];
  for (const name of ['dialing', 'alerting', 'answering', 'active-connecting', 'active-meta', 'active-held', 'active-muted', 'ended']) {
    await afterSignals(galleryState(name));
    tops.push(await page.locator('.call-name').evaluate((one) => one.getBoundingClientRect().top));
  }
  expect(tops).toEqual(tops.map(() => tops[0]));
});

test.each([
  ['narrow', 420, 680],
  ['wide', 960, 680],
])('the name, the timer and the buttons of a call stay where they are when its sound gets worse (%s)', async (_size, width, height) => {
  page = await stage.show(galleryState('quality-good'));
  await page.setViewportSize({ width, height });
  const places = page.locator('.call-name, .call-timer, .quality-button, .mute-button, .call-end .button');
  const tops = (): Promise<readonly number[]> => places.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  await afterSignals(galleryState('quality-good'));
  const before = await tops();
  expect(before).toHaveLength(5);
  for (const name of ['quality-poor', 'quality-bad', 'quality-no-microphone', 'quality-good']) {
    await afterSignals(galleryState(name));
    expect([name, ...(await tops())]).toEqual([name, ...before]);
  }
});

test('a dialog that scrolls is round at all four corners', async () => {
  page = await stage.show(galleryState('shortcuts'));
  const square = await page.locator('.dialog-sheet').evaluate((sheet) => {
    const { left, top, right, bottom } = sheet.getBoundingClientRect();
    const corners = { topLeft: [left, top], topRight: [right, top], bottomLeft: [left, bottom], bottomRight: [right, bottom] } as const;
    const inwards = (edge: number): number => (edge === left || edge === top ? edge + 1.5 : edge - 1.5);
    return Object.entries(corners).flatMap(([corner, [x, y]]) =>
      sheet.contains(document.elementFromPoint(inwards(x), inwards(y))) ? [corner] : [],
    );
  });
  expect(square).toEqual([]);
  expect(await page.locator('.dialog-body').evaluate((body) => body.scrollHeight > body.clientHeight)).toBe(true);
});

test.each([
  ['narrow', 420, 680, ['Nota do som (MOS)', 'Atraso', 'Som que faltou', 'Ida e volta na rede', 'Variação da rede']],
  ['as low as it gets', 380, 560, ['Nota do som (MOS)', 'Atraso', 'Som que faltou']],
  ['wide', 960, 680, ['Nota do som (MOS)', 'Atraso', 'Som que faltou', 'Ida e volta na rede', 'Variação da rede']],
] as const)(
  'the figures of the sound stand in sight, and hide neither who is on the phone nor a button (%s)',
  async (_size, width, height, figures) => {
    const shown = galleryState('quality-details');
    page = await stage.show({ ...shown, steps: [], state: { ...shown.state, practice: galleryState('practice').state.practice } });
    await page.setViewportSize({ width, height });
    const hangUp = page.getByRole('button', { name: 'Desligar' });
    const before = await hangUp.boundingBox();
    const details = page.getByRole('button', { name: 'Som instável. Ver detalhes do som' });
    expect(await details.evaluate((button) => getComputedStyle(button).borderTopStyle)).toBe('solid');
    await details.click();
    await page.getByRole('group', { name: 'Detalhes do som' }).getByText('Som que faltou').waitFor();

    for (const part of [
      page.getByRole('heading', { name: 'Ana Eco' }),
      page.locator('.call-number'),
      page.getByRole('timer'),
      details,
      ...figures.map((name) => page.getByRole('rowheader', { name, exact: true })),
      page.getByRole('meter', { name: 'Você' }),
      page.getByRole('meter', { name: 'Cliente' }),
      page.getByRole('button', { name: 'Ficar mudo' }),
      hangUp,
    ])
      expect(await isInSight(part)).toBe(true);
    expect(await hangUp.boundingBox()).toEqual(before);

    await details.focus();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('group', { name: 'Detalhes do som' }).count()).toBe(0);
  },
);

test('the practice panel keeps line and caller while the phone, or a call, has its place', async () => {
  page = await stage.show(galleryState('practice'));
  const choose = async (field: RegExp, option: RegExp): Promise<void> => {
    await page.getByRole('button', { name: field }).click();
    await page.getByRole('option', { name: option }).click();
  };
  const tab = (name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();
  const ringAgain = async (): Promise<unknown> => {
    await page.getByRole('button', { name: 'Ligar para mim' }).click();
    return (await raised(page)).at(-1);
  };
  const chosen = ['practice/ring', { lineId: PRACTICE_WEB.id, from: '+5521988880002' }];
  await choose(/Na linha/, /Treino Web/);
  await choose(/Quem liga/, /Bruno Falante/);
  expect(await ringAgain()).toEqual(chosen);

  await tab('Telefone');
  await tab('Treino');
  expect(await ringAgain()).toEqual(chosen);

  await publish(page, { calls: galleryState('active-web').state.calls });
  await page.getByRole('button', { name: 'Desligar' }).waitFor();
  await publish(page, { calls: [] });
  expect(await ringAgain()).toEqual(chosen);
});

test('a second press where the end screen had its button chooses no page, and a settings page that closes leaves the tabs awake', async () => {
  const context = await stage.freshContext();
  page = await stage.show(galleryState('ended'), context);
  await page.clock.install(); // so that a slow machine is no slower than the 600 ms
  await page.clock.pauseAt(Date.now() + 60_000);
  const selected = (): Promise<string | null> => page.getByRole('tab', { selected: true }).textContent();
  const box = await page.getByRole('button', { name: 'Fechar' }).boundingBox();
  await publish(page, { calls: [] });
  const lines = page.getByRole('tab', { name: 'Linhas' });
  await lines.waitFor();
  const tab = await lines.boundingBox();
  // The button was as wide as the window, and the tab is under its lower edge.
  expect((box?.y ?? 0) + (box?.height ?? 0) + 20).toBeGreaterThan(tab?.y ?? Infinity);
  await lines.click({ noWaitAfter: true });
  expect(await selected()).toBe('Telefone');
  await page.clock.runFor(650);
  await lines.click();
  expect(await selected()).toBe('Linhas');

  await page.getByRole('button', { name: 'Configurações' }).click();
  await page.getByRole('button', { name: 'Voltar', exact: true }).click();
  await page.getByRole('tab', { name: 'Telefone' }).click();
  expect(await selected()).toBe('Telefone');
});

test.each([
  ['narrow', 420],
  ['wide', 960],
  ['wider', 1280],
])('the tab of the history counts missed calls until they are seen, in words too, and no tab moves (%s)', async (_size, width) => {
  const shown = galleryState('idle-quiet');
  page = await stage.show(shown);
  await page.setViewportSize({ width, height: 680 });
  const places = (): Promise<readonly number[]> =>
    page.getByRole('tab').evaluateAll((all) => all.flatMap((one) => Object.values(one.getBoundingClientRect().toJSON() as object)));
  const missed = async (count: number): Promise<void> => {
    await publish(page, { history: { ...shown.state.history, missed: { count, calls: [] } } });
  };
  const before = await places();
  for (const [count, name, mark] of [
    [3, 'Histórico, 3 chamadas perdidas não vistas', '3'],
    [1, 'Histórico, 1 chamada perdida não vista', '1'],
    [140, 'Histórico, 140 chamadas perdidas não vistas', '99+'],
  ] as const) {
    await missed(count);
    const tab = page.getByRole('tab', { name, exact: true });
    await tab.waitFor();
    expect(await tab.locator('.missed-mark').textContent()).toBe(mark);
    const [sign, words] = [await tab.locator('.missed-mark').boundingBox(), await tab.locator('.tab-name').boundingBox()];
    // Above the name, or before it.
    expect((sign?.y ?? 0) + (sign?.height ?? 0) <= (words?.y ?? 0) || (sign?.x ?? 0) + (sign?.width ?? 0) <= (words?.x ?? 0)).toBe(true);
    expect(await places()).toEqual(before);
  }
  await missed(0);
  await page.getByRole('tab', { name: 'Histórico', exact: true }).waitFor();
  expect(await page.locator('.missed-mark').count()).toBe(0);
  expect(await places()).toEqual(before);
});

test.each(LANGUAGES)(
  'whoever takes no calls reads so in two lines, beside practice and a silent ringer, also while it rings (%s)',
  async (language) => {
    const { state } = galleryState('idle-quiet');
    page = await stage.show(galleryState('idle-quiet'));
    const t = createTranslator(language);
    const settings = { ...state.settings, language, ringer: { ...state.settings.ringer, mode: 'silent' } } as const;
    const heights = (of: string): Promise<readonly number[]> =>
      page.locator(of).evaluateAll((all) => all.flatMap(({ clientHeight, scrollHeight }) => [clientHeight, scrollHeight]));
    const { calls } = galleryState('ringing-two').state;
    for (const status of QUIET_STATUSES)
      for (const ringing of [[], calls]) {
        // 12:45: with AM or PM the longest there is.
        const presence = { ...state.presence, status, until: unixMs(Date.UTC(2026, 10, 23, 15, 45)) };
        await publish(page, { settings, presence, calls: ringing });
        await page.locator('.status-title', { hasText: t(`presence.status.${status}`) }).waitFor();
        expect([status, ...(await heights('.status-head')), ...(await heights('.status-detail'))]).toEqual([status, 20, 20, 17, 17]);
      }
  },
);
