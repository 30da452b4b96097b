import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Contact, contactId } from '#contract/contact.ts';
import { appError } from '#contract/errors.ts';
import { galleryState, publish, raised, signalAs } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

function contactsOf(count: number): readonly Contact[] {
  const [one] = galleryState('contacts').replies?.['contacts/list']?.contacts ?? [];
  if (one === undefined) throw new Error('the gallery has no contacts');
  return Array.from({ length: count }, (_, index) => ({ ...one, id: contactId(`c${String(index)}`), name: `Cliente ${String(index)}` }));
}

/** Main answers with the page that was asked for; where it is held, not before `__answer` is called for it, which says whether it was there. */
async function listInPages(contacts: readonly Contact[], { isHeld = false } = {}): Promise<void> {
  await page.evaluate(
    ([all, holds]) => {
      const bridge = Reflect.get(window, 'softphone') as { invoke: (name: string, input: { offset: number; limit: number }) => unknown };
      const answers: (() => void)[] = [];
      const list = { all, holds };
      Object.assign(window, { __list: list, __answer: (index: number) => (answers[index]?.(), index in answers) });
      const invoke = bridge.invoke;
      bridge.invoke = async (name, input) => {
        const now = list.all;
        const reply = await invoke(name, input);
        if (name !== 'contacts/list') return reply;
        if (list.holds) await new Promise<void>((resolve) => answers.push(resolve));
        return { ok: true, value: { contacts: now.slice(input.offset, input.offset + input.limit), total: now.length } };
      };
    },
    [contacts, isHeld] as const,
  );
}

/** Which contacts were asked for, from and how many. */
const asked = async (): Promise<readonly (readonly [number, number])[]> =>
  (await page.evaluate((): readonly (readonly [string, { offset: number; limit: number }])[] => Reflect.get(window, '__raised')))
    .filter(([name]) => name === 'contacts/list')
    .map(([, { offset, limit }]) => [offset, limit]);

test('a list that was scrolled far stays where it is when a contact changes', async () => {
  const shown = galleryState('contacts');
  page = await stage.show({ ...shown, steps: [] });
  await listInPages(contactsOf(500));
  await page.getByRole('tab', { name: 'Contatos' }).click();
  const list = page.getByRole('grid', { name: 'Contatos' });
  await page.getByRole('row', { name: /^Cliente 0,/ }).waitFor();
  await expect
    .poll(
      async () => {
        await list.evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
        return page.getByRole('row', { name: /^Cliente 499,/ }).count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  const before = (await asked()).length;
  const at = await list.evaluate((grid) => grid.scrollTop);
  expect(at).toBeGreaterThan(200 * 60);
  const { contacts } = shown.state;
  await publish(page, { contacts: { ...contacts, revision: contacts.revision + 1 } });
  await expect
    .poll(async () => (await asked()).slice(before, before + 3))
    .toEqual([
      [0, 200],
      [200, 200],
      [400, 100],
    ]);
  await page.waitForTimeout(200);
  expect(await list.evaluate((grid) => grid.scrollTop)).toBe(at);
});

test('a change that is read while more is being fetched is not lost to the answer that comes before', async () => {
  const shown = galleryState('contacts');
  page = await stage.show({ ...shown, steps: [] });
  await listInPages(contactsOf(500), { isHeld: true });
  const answer = (index: number): Promise<void> =>
    expect.poll(() => page.evaluate((at) => (Reflect.get(window, '__answer') as (index: number) => boolean)(at), index)).toBe(true);
  const untilAsked = (count: number): Promise<void> => expect.poll(async () => (await asked()).length, { timeout: 10_000 }).toBe(count);
  await page.getByRole('tab', { name: 'Contatos' }).click();
  await untilAsked(1);
  await answer(0);
  const list = page.getByRole('grid', { name: 'Contatos' });
  await page.getByRole('row', { name: /^Cliente 0,/ }).waitFor();
  await list.evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
  await untilAsked(2);
  // Everybody has another name by now.
  await page.evaluate(() => {
    const known = Reflect.get(window, '__list') as { all: readonly { name: string }[] };
    known.all = known.all.map((one) => ({ ...one, name: `Nova ${one.name}` }));
  });
  const { contacts } = shown.state;
  await publish(page, { contacts: { ...contacts, revision: contacts.revision + 1 } });
  await untilAsked(3);
  await answer(1);
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    const known = Reflect.get(window, '__list') as { holds: boolean };
    known.holds = false;
  });
  await answer(2);
  await list.evaluate((grid) => grid.scrollTo(0, 0));
  await page.getByRole('row', { name: /^Nova Cliente 0,/ }).waitFor({ timeout: 5_000 });
});

test('a contact that could not be put back can be put back still, and the trouble be dismissed', async () => {
  const shown = galleryState('contacts-removed');
  page = await stage.show({ ...shown, failing: { 'contacts/put-back': appError('storage-unavailable') } });
  const undo = page.getByRole('button', { name: 'Desfazer', exact: true });
  await undo.press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await undo.count()).toBe(1);
  await page.getByRole('alert').getByRole('button').press('Enter');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await signalAs(page, shown);
  await undo.press('Enter');
  await undo.waitFor({ state: 'detached' });
  expect(await raised(page)).toEqual([['contacts/put-back', { id: 'Ana Souza' }]]);
});
