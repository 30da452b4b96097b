import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Speaking } from '#contract/alerts-state.ts';
import type { AppState } from '#contract/app-state.ts';
import { appError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import { galleryState, publish, signalAs } from '../gallery-stage.ts';
import { stageOfPages } from '../stage-of-tests.ts';

const stage = stageOfPages();

const CARD: Speaking = { rings: 'incoming', calls: 'incoming' };
const MINI: Speaking = { rings: 'mini', calls: 'mini' };
const MAIN: Speaking = { rings: 'main', calls: 'main' };

const MISSED = { phase: 'ended', endedAt: unixMs(0), answeredAt: null, reason: 'missed', error: null } as const;

const urgent = (page: Page): Promise<string> => page.locator('[aria-live="assertive"]').last().innerText();
const polite = (page: Page): Promise<string> => page.locator('[aria-live="polite"]').last().innerText();

/** A window that stands empty, as it waits for a call. */
async function waiting(window: 'main' | 'incoming' | 'mini', state: AppState): Promise<Page> {
  return stage.show({ name: `waiting ${window}`, window, state: { ...state, calls: [] } });
}

/** What the page adds to live regions, in order: what a screen reader would read out. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(window, '__heard', heard);
    for (const region of document.querySelectorAll('[aria-live="polite"], [aria-live="assertive"]')) {
      new MutationObserver((changes) => {
        heard.push(...changes.flatMap(({ addedNodes }) => [...addedNodes].flatMap(({ textContent }) => textContent ?? [])));
      }).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  return () => page.evaluate(() => Reflect.get(window, '__heard') as readonly string[]);
}

test('the card reads out once who rings and on which line, is a dialog by its name, and leaves the focus where it is', async () => {
  const { state } = galleryState('incoming-note');
  const page = await waiting('incoming', state);
  const heard = await listen(page);
  await publish(page, { calls: state.calls, speaking: CARD });
  await expect.poll(() => urgent(page)).toBe('Chamada de Ana Eco na linha Vendas');
  await publish(page, { speaking: CARD });
  await publish(page, { speaking: MAIN });
  await publish(page, { speaking: CARD });
  const dialog = page.getByRole('dialog', { name: 'Chamada recebida' });
  await expect.poll(() => dialog.count()).toBe(1);
  expect(await heard()).toEqual(['Chamada de Ana Eco na linha Vendas']);
  const about = await dialog.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? `no #${id}`),
  );
  expect(about).toEqual(['Ana Eco', 'Vendas· WhatsApp oficial']);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});

test('the compact card is a dialog that names its first caller too', async () => {
  const page = await stage.show(galleryState('incoming-busy'));
  const about = await page
    .getByRole('dialog')
    .evaluate((element) =>
      (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? ''),
    );
  expect(about[0]).toBe('+55 21 99876-5432');
  expect(about[1]).toContain('Suporte');
});

test('the compact card says in the same place what went wrong with its first caller', async () => {
  const page = await stage.show({ ...galleryState('incoming-busy'), failing: { 'call/silence': appError('call-gone') } });
  await page.waitForTimeout(700);
  await page.getByRole('button', { name: /^Silenciar/ }).click();
  await page.getByRole('alert').waitFor();
  const about = await page
    .getByRole('dialog')
    .evaluate((element) =>
      (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? `no #${id}`),
    );
  expect(about).toEqual(['+55 21 99876-5432', await page.getByRole('alert').innerText()]);
});

test('how a ring ended the card shows and reads out before it goes, though the call is dropped at once', async () => {
  const { state } = galleryState('incoming-note');
  const [ring] = state.calls;
  if (ring === undefined) throw new Error('nobody rings');
  const page = await waiting('incoming', state);
  const heard = await listen(page);
  await publish(page, { calls: [ring], speaking: CARD });
  await expect.poll(() => urgent(page)).toBe('Chamada de Ana Eco na linha Vendas');
  await publish(page, { calls: [{ ...ring, ...MISSED }], speaking: CARD });
  await publish(page, { calls: [], speaking: CARD });
  await expect.poll(() => polite(page)).toBe('Chamada com Ana Eco encerrada. Perdida');
  expect(await page.locator('.incoming-card').innerText()).toMatch(/^Ana Eco\s+Vendas\s+· Perdida$/);
  expect(await page.getByRole('button').count()).toBe(0);
  await publish(page, { speaking: MAIN });
  await page.locator('.incoming-card').waitFor({ state: 'detached' });
  expect(await heard()).toHaveLength(2);
});

test('how a call ended the small window shows and reads out before it goes', async () => {
  const { state } = galleryState('mini-active');
  const [talk] = state.calls;
  if (talk?.phase !== 'active') throw new Error('nobody talks');
  const page = await stage.show({ name: 'talking', window: 'mini', state: { ...state, speaking: MINI } });
  const heard = await listen(page);
  const { answeredAt } = talk;
  await publish(page, { calls: [{ ...talk, ...MISSED, answeredAt, reason: 'completed', byPeer: true }] });
  await expect.poll(() => polite(page)).toBe('Chamada com Ana Eco encerrada. O cliente desligou');
  expect(await page.locator('.mini-end').innerText()).toBe('O cliente desligou');
  expect(await page.getByRole('button', { name: 'Desligar' }).count()).toBe(0);
  await publish(page, { speaking: MAIN });
  await page.locator('.mini-call').waitFor({ state: 'detached' });
  expect(await heard()).toHaveLength(1);
});

test('the card says nothing while the main window speaks, and the main window nothing while the card does', async () => {
  const { state } = galleryState('incoming-note');
  const [card, main] = [await waiting('incoming', state), await waiting('main', state)];
  const heard = [await listen(card), await listen(main)];
  await publish(card, { calls: state.calls, speaking: MAIN });
  await publish(main, { calls: state.calls, speaking: CARD });
  await main.getByRole('button', { name: 'Atender' }).first().waitFor();
  await card.getByRole('button', { name: 'Atender' }).first().waitFor();
  expect([await heard[0]?.(), await heard[1]?.()]).toEqual([[], []]);
  await Promise.all([card.close(), main.close()]);
});

test('the small window reads out the call when it comes up, then mute and hold', async () => {
  const { state } = galleryState('mini-active');
  const page = await waiting('mini', state);
  const heard = await listen(page);
  const [talk] = state.calls;
  if (talk?.phase !== 'active') throw new Error('nobody talks');
  await publish(page, { calls: [talk], speaking: { rings: 'main', calls: null } });
  expect(await heard()).toEqual([]);
  await publish(page, { speaking: MINI });
  await expect.poll(() => polite(page)).toBe('Em chamada com Ana Eco');
  await publish(page, { calls: [{ ...talk, muted: true }] });
  await expect.poll(() => urgent(page)).toBe('Mudo ligado. O cliente não ouve você');
  await publish(page, { calls: [{ ...talk, muted: false }] });
  await expect.poll(() => urgent(page)).toBe('Mudo desligado. O cliente ouve você');
  await publish(page, { calls: [{ ...talk, held: true }] });
  await expect.poll(() => urgent(page)).toBe('Chamada em espera');
  expect(await heard()).toHaveLength(4);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});

test('the small window reads out that the sound gets worse, with what to do, and that it is good again, each once', async () => {
  const bad = galleryState('mini-bad');
  const good = { ...bad, state: { ...bad.state, speaking: MINI }, signals: galleryState('mini-active').signals ?? [] };
  const page = await stage.show(good);
  const heard = await listen(page);
  await signalAs(page, { ...good, signals: bad.signals ?? [] });
  await expect.poll(() => polite(page)).toMatch(/^Som ruim\. /);
  await page.waitForTimeout(400);
  await signalAs(page, good);
  await expect.poll(() => polite(page)).toBe('Som bom');
  await page.waitForTimeout(400);
  expect(await heard()).toHaveLength(2);
});

test('the main window reads it out in the same way, from the same place as all else', async () => {
  const bad = galleryState('quality-bad');
  const page = await stage.show({ ...bad, signals: galleryState('mini-active').signals ?? [] });
  const heard = await listen(page);
  await signalAs(page, bad);
  await expect.poll(() => polite(page)).toMatch(/^Som ruim\. /);
  await page.waitForTimeout(400);
  expect(await heard()).toHaveLength(1);
  expect(await page.locator('.call-quality [role="status"]').count()).toBe(0);
});

test('of two things that happen at once neither takes the other’s place before a screen reader has looked', async () => {
  const { state } = galleryState('mini-active');
  const [talk] = state.calls;
  if (talk?.phase !== 'active') throw new Error('nobody talks');
  const context = await stage.freshContext();
  await context.clock.install();
  const held = { ...talk, held: true };
  const shown = { name: 'held', window: 'mini', state: { ...state, calls: [held], speaking: MINI } } as const;
  const page = await stage.show(shown, context);
  await page.clock.pauseAt(Date.now() + 60_000);
  const heard = await listen(page);
  await publish(page, { calls: [talk] });
  await publish(page, { captures: [{ callId: talk.id, consent: null, recordingSince: talk.answeredAt, clip: null, error: null }] });
  await page.clock.runFor(400);
  const [resumed, recorded] = ['Chamada retomada', 'Gravando a chamada'];
  expect(await heard()).toEqual([resumed, recorded]);
  expect((await polite(page)).split(/\n+/)).toEqual([resumed, recorded]);
  // It does not stand there for who reads the page later.
  await page.clock.runFor(200);
  expect(await polite(page)).toBe(recorded);
  expect(await heard()).toHaveLength(2);
});
