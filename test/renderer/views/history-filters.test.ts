import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { ok } from '#contract/result.ts';
import { COMMAND_SCHEMAS } from '#contract/schemas.ts';
import { ago, SALES, SUPPORT } from '../../../build/gallery/fixtures.ts';
import { createHistoryDesk } from '../../../main/core/history/history-desk.ts';
import { recentCall } from '../../support/contract-suites/call-history-suite.ts';
import { createSimulatedClock } from '../../support/fakes/simulated-clock.ts';
import { callNote, historyBench } from '../../support/history-bench.ts';
import { pressOn, tabTo, typeInto, walkTo } from '../../support/softphone/by-keyboard.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

// The page with the history of the main process behind it: what is chosen with the keyboard, and the calls that are found.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const RITA = phoneNumber('+5521988880002');

const stage = stageOfPages();
let page: Page;

/** Six calls that differ in everything one can look for, by the ends of their numbers. */
function openDesk() {
  const { history, store } = historyBench();
  const add = (end: string, agoMs: number, change: Parameters<typeof recentCall>[2]): void => {
    const line = change?.kind === 'web' ? SUPPORT : SALES;
    const of = { lineId: line.id, lineLabel: line.label, peer: phoneNumber(`+55219888800${end}`), endedAt: ago(agoMs - MINUTE) };
    history.add(recentCall(`call-${end}`, ago(agoMs), { answeredAt: null, ...of, ...change }), []);
  };
  add('02', 5 * MINUTE, { reason: 'declined' });
  add('04', 10 * MINUTE, { direction: 'outbound', reason: 'no-answer', kind: 'web' });
  add('03', DAY, { answeredAt: ago(DAY - 1_000), kind: 'web' });
  add('01', 5 * DAY, { reason: 'missed' });
  add('05', 20 * DAY, { direction: 'outbound', reason: 'failed' });
  add('06', 60 * DAY, { answeredAt: ago(60 * DAY - 1_000), direction: 'outbound' });
  store.keepNote(callNote('call-03', 'quer orçamento de três pneus', { code: 'sale', label: 'Venda' }));
  return createHistoryDesk({
    clock: createSimulatedClock(),
    store,
    numbersOf: (word) => (RITA !== null && word === 'rita' ? [RITA] : []),
    nameOf: (number) => (number === RITA ? 'Rita' : null),
    whereToSave: () => Promise.resolve(null),
    writeWhole: () => Promise.resolve(ok(null)),
    wording: () => ({ language: 'pt-BR', t: createTranslator('pt-BR'), timeZone: 'America/Sao_Paulo' }),
    changed: () => undefined,
  });
}

/** From now on the page's questions are answered by the desk, through the gate that all commands pass. */
async function answerBy(desk: ReturnType<typeof openDesk>): Promise<void> {
  await page.exposeFunction('__historyPage', (input: unknown) => {
    const { filter, from, limit } = COMMAND_SCHEMAS['history/page'].parse(input);
    return ok(desk.page(filter, { from, limit }));
  });
  await page.evaluate(() => {
    const softphone: { invoke: (name: string, input: unknown) => Promise<unknown> } = Reflect.get(window, 'softphone');
    const before = softphone.invoke;
    const ask: (input: unknown) => Promise<unknown> = Reflect.get(window, '__historyPage');
    softphone.invoke = (name, input) => (name === 'history/page' ? ask(input) : before(name, input));
  });
}

test.each(['pt-BR', 'en'] as const)('%s: calls are found by every filter, without a mouse', async (language) => {
  const t = createTranslator(language);
  const desk = openDesk();
  page = await stage.show({ ...galleryState('history'), steps: [] });
  await answerBy(desk);
  const { state } = galleryState('history');
  await publish(page, { settings: { ...state.settings, language }, history: { ...state.history, revision: desk.revision() } });

  // Also where the list of filters stands over it.
  const rows = page.locator(`[role=grid][aria-label="${t('history.title')}"] [role=row]`);
  const shown = async (): Promise<readonly string[]> =>
    (await rows.allTextContents()).map((text) => (text.includes('Rita') ? '02' : (/98888-00(\d\d)/.exec(text)?.[1] ?? text)));
  const finds = (what: string, ends: readonly string[]) => expect.poll(shown, { message: what, timeout: 10_000 }).toEqual(ends);
  const EVERY = ['02', '04', '03', '01', '05', '06'];

  const more = page.getByRole('button', { name: new RegExp(`^${t('history.moreFilters')}`) });
  const popover = page.getByRole('dialog', { name: t('history.moreFilters') });
  const select = (field: string): Locator =>
    popover
      .locator('.field')
      .filter({ has: page.getByText(field, { exact: true }) })
      .getByRole('button');
  const choose = async (field: string, choice: string, arrow: 'ArrowDown' | 'ArrowUp' = 'ArrowDown'): Promise<void> => {
    await pressOn(page, select(field));
    await page.getByRole('listbox').waitFor();
    await walkTo(page, page.getByRole('option', { name: choice, exact: true }), arrow);
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  };
  await page.keyboard.press('Control+2');
  await finds('everything', EVERY);
  await tabTo(page, page.getByRole('radiogroup', { name: t('history.filters') }));
  for (const [result, end] of [
    ['missed', '01'],
    ['answered', '03'],
    ['unanswered', '04'],
  ] as const) {
    await walkTo(page, page.getByRole('radio', { name: t(`history.resultFilters.${result}`) }), 'ArrowRight');
    await finds(result, result === 'answered' ? [end, '06'] : [end]);
  }
  await walkTo(page, page.getByRole('radio', { name: t('history.all'), exact: true }), 'ArrowRight');

  // In the order of each list, which opens where it stands; what is found is told while the filters are still open.
  const cases: readonly (readonly [string, string, readonly (readonly [string, readonly string[]])[]])[] = [
    [
      t('history.result'),
      t('history.all'),
      [
        [t('history.resultFilters.declined'), ['02']],
        [t('history.resultFilters.failed'), ['05']],
      ],
    ],
    [
      t('history.direction'),
      t('history.anyDirection'),
      [
        [t('history.directions.inbound'), ['02', '03', '01']],
        [t('history.directions.outbound'), ['04', '05', '06']],
      ],
    ],
    [t('history.line'), t('history.anyLine'), [[SUPPORT.label, ['04', '03']]]],
    [t('history.kind'), t('history.anyKind'), [[t('lineKind.meta'), ['02', '01', '05', '06']]]],
    [t('history.code'), t('history.anyCode'), [[t('notes.codes.sale'), ['03']]]],
    [
      t('history.period'),
      t('history.periods.any'),
      [
        [t('history.periods.today'), ['02', '04']],
        [t('history.periods.yesterday'), ['03']],
        [t('history.periods.week'), ['02', '04', '03', '01']],
        [t('history.periods.month'), ['02', '04', '03', '01', '05']],
      ],
    ],
  ];
  await pressOn(page, more);
  for (const [field, everything, choices] of cases) {
    for (const [choice, ends] of choices) {
      await choose(field, choice);
      await finds(`${field}: ${choice}`, ends);
    }
    await choose(field, everything, 'ArrowUp');
    await finds(`${field}: ${everything}`, EVERY);
  }

  // Days of one's own, and two more beside them: told on their button, kept while one is elsewhere, and handed on as they are seen.
  await choose(t('history.period'), t('history.periods.range'));
  await popover.getByLabel(t('history.from'), { exact: true }).fill('2026-11-01');
  await popover.getByLabel(t('history.until'), { exact: true }).fill('2026-11-21');
  await finds('from one day until another', ['03', '01', '05']);
  await choose(t('history.direction'), t('history.directions.inbound'));
  await choose(t('history.kind'), t('lineKind.web'));
  await page.keyboard.press('Escape');
  await popover.waitFor({ state: 'detached' });
  await finds('three at once', ['03']);
  expect(await more.getAttribute('aria-label')).toBe(`${t('history.moreFilters')}: ${t('history.activeFilters', { count: 3 })}`);
  await page.keyboard.press('Control+3');
  await rows.first().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+2');
  await finds('the same as before', ['03']);
  await pressOn(page, page.getByRole('button', { name: t('history.export') }));
  await expect
    .poll(async () => (await raised(page)).find(([name]) => name === 'history/export'))
    .toMatchObject(['history/export', { filter: { direction: 'inbound', kind: 'web', results: [], from: expect.any(Number) as number } }]);
  await pressOn(page, more);
  await pressOn(page, popover.getByRole('button', { name: t('history.resetFilters') }));
  await popover.waitFor({ state: 'detached' });
  await finds('everything again', EVERY);

  const search = page.getByRole('searchbox', { name: t('history.search') });
  for (const [words, ends] of [
    ['ORCAMENTO pneu', ['03']],
    ['98888-0004', ['04']],
    ['rita', ['02']],
    ['zebra', []],
  ] as const) {
    await typeInto(page, search, words);
    await finds(words, ends);
  }
  await page.getByText(t('history.nothingFound')).waitFor();
  await search.press('Escape');
  await finds('everything at last', EVERY);
});
