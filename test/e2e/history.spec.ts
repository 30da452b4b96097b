import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import type { Softphone } from '../support/softphone/launch-softphone.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { type ReturningPhone, returningPhone } from '../support/softphone/returning-phone.ts';

// What an agent does with the calls of before: sees what was missed, returns it, looks things up, writes things down.

const ECHO = '+5511988880001';
const TONE = '+5531988880003';
/** A call of no length at all is told as one that nobody took. */
const TALK_MS = 1_500;

// Two starts of the whole app, on a machine that may be busy.
test.setTimeout(180_000);

let desk: ReturningPhone;

test.beforeEach(async () => {
  desk = await returningPhone();
});
test.afterEach(() => desk?.stop());

async function speak({ main }: Softphone, language: Language): Promise<void> {
  await raiseCommand({ main }, 'settings/change', { language });
  await expect(main.getByRole('tab', { name: createTranslator(language)('places.history') })).toBeVisible();
}

for (const language of ['pt-BR', 'en'] as const) {
  const t = createTranslator(language);
  const historyOf = ({ main }: Softphone) => main.getByRole('grid', { name: t('history.title') });
  const openHistory = async ({ main }: Softphone): Promise<void> => {
    // Where a call has just left, the tabs are deaf for a moment.
    await main.waitForTimeout(700);
    await main.getByRole('tab', { name: t('places.history') }).click();
  };

  test(`calls of before are fetched, a missed one is returned, a note survives the death of the app and is found (${language})`, async () => {
    const { control } = desk;
    const { id, apiKey } = desk.number('web');
    const before = await control.ring(id, ECHO);
    // A colleague takes it, on another device.
    const taken = await fetch(`${desk.apiBase}/calls/${before.callId}/accept`, { method: 'POST', headers: { 'x-api-key': apiKey } });
    expect(taken.ok).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, TALK_MS));
    await control.hangUp(before.callId);

    const first = await desk.start();
    await speak(first, language);
    await openHistory(first);
    await expect(historyOf(first).getByRole('row')).toHaveCount(1, { timeout: 20_000 });
    await expect(first.main.getByRole('button', { name: t('history.markSeen') })).toHaveCount(0);

    await first.main.getByRole('tab', { name: t('places.lines') }).click();
    const missed = await control.ring(desk.number('meta').id, TONE);
    await expect.poll(first.cardIsVisible, { timeout: 15_000 }).toBe(true);
    await control.hangUp(missed.callId);
    await expect.poll(() => missedIn(first), { timeout: 15_000 }).toBe(1);

    await control.ring(desk.number('web').id, ECHO);
    await answerOnCard(first, t('call.answer'));
    await first.main.getByRole('textbox', { name: t('notes.label') }).pressSequentially('pediu segunda via', { delay: 20 });
    await expect(first.main.getByText(t('notes.saved'), { exact: true })).toBeVisible();
    await desk.kill(first);

    const second = await desk.start();
    await second.main.waitForTimeout(1_000);
    await second.main.getByRole('button', { name: t('call.hangUp') }).click();
    await second.main.getByRole('button', { name: t('call.dismiss') }).click();
    // Who closes the call is done with its note: no card brings it up again.
    await expect(second.main.getByRole('textbox', { name: t('notes.label') })).toHaveCount(0);
    expect(await missedIn(second)).toBe(1);
    await openHistory(second);
    await expect(historyOf(second).getByRole('row')).toHaveCount(3);
    // In sight for a moment, in the window in front.
    await second.main.bringToFront();
    await expect.poll(() => missedIn(second), { timeout: 15_000 }).toBe(0);

    const search = second.main.getByRole('searchbox', { name: t('history.search') });
    await search.fill('segunda');
    await expect(historyOf(second).getByRole('row')).toHaveCount(1);
    await historyOf(second).getByRole('row').getByText('pediu segunda via').last().click();
    const details = second.main.getByRole('dialog');
    await expect(details.getByRole('textbox', { name: t('notes.label') })).toHaveValue('pediu segunda via');
    const sale = details.getByRole('radio', { name: t('notes.codes.sale') });
    await sale.click();
    await expect(sale).toBeChecked();
    await second.main.keyboard.press('Escape');
    await search.fill('zebra');
    await second.main.getByRole('button', { name: t('history.resetFilters') }).click();

    const folder = mkdtempSync(join(tmpdir(), 'softphone-history-'));
    try {
      const filePath = join(folder, 'historico.csv');
      await second.host.face.ask('dialog/answer', { answers: [{ filePaths: [filePath] }] });
      await second.main.getByRole('button', { name: t('history.export') }).click();
      await expect(second.main.getByText(filePath)).toBeVisible();
      const lines = readFileSync(filePath, 'utf8').trimEnd().split('\r\n');
      expect(lines).toHaveLength(4);
      expect(lines[1]).toContain('pediu segunda via');
      expect(lines[1]).toContain(t('notes.codes.sale'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }

    await second.main.getByRole('radio', { name: t('history.resultFilters.missed') }).click({ force: true });
    await expect(historyOf(second).getByRole('row')).toHaveCount(1);
    await historyOf(second).getByRole('button').click();
    await expect.poll(async () => (await desk.latestCall()).direction, { timeout: 10_000 }).toBe('OUTBOUND');
    expect(second.complaints).toEqual([]);
  });
}

async function missedIn(phone: Softphone): Promise<number> {
  const state = await raiseCommand(phone, 'state/read', null);
  return state.ok ? state.value.history.missed.count : -1;
}

/** The card in the language of the test. */
async function answerOnCard(phone: Softphone, answer: string): Promise<void> {
  await expect.poll(phone.cardIsVisible, { timeout: 10_000 }).toBe(true);
  await phone.incoming.waitForTimeout(700);
  await phone.incoming.getByRole('button', { name: answer }).click();
}
