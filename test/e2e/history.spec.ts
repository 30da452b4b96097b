import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import type { Softphone } from '../support/softphone/launch-softphone.ts';
import { openPlace } from '../support/softphone/open-place.ts';
import { answerOnCard, closeEnded, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { type ReturningPhone, returningPhone } from '../support/softphone/returning-phone.ts';

// What an agent does with the calls of before: sees what was missed, returns it, looks things up, writes things down.

const ECHO = '+5511988880001';
const TONE = '+5531988880003';
/** A call of no length at all is told as one that nobody took. */
const TALK_MS = 1_500;

// Two starts of the whole app, on a machine that may be busy.
test.setTimeout(300_000);

let desk: ReturningPhone;

test.beforeEach(async () => {
  desk = await returningPhone();
});
test.afterEach(() => desk?.stop());

for (const language of ['pt-BR', 'en'] as const) {
  const t = createTranslator(language);
  const historyOf = ({ main }: Softphone) => main.getByRole('grid', { name: t('history.title') });

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
    await openPlace(first, t, 'history');
    await expect(historyOf(first).getByRole('row')).toHaveCount(1, { timeout: 20_000 });
    await expect(first.main.getByRole('button', { name: t('history.markSeen') })).toHaveCount(0);

    await openPlace(first, t, 'lines');
    const missed = await control.ring(desk.number('meta').id, TONE);
    await expect.poll(first.cardIsVisible).toBe(true);
    await control.hangUp(missed.callId);
    await expect.poll(() => missedIn(first)).toBe(1);

    await control.ring(desk.number('web').id, ECHO);
    await answerOnCard(first, language);
    await first.main.getByRole('textbox', { name: t('notes.label') }).pressSequentially('pediu segunda via', { delay: 20 });
    await expect(first.main.getByText(t('notes.saved'), { exact: true })).toBeVisible();
    await desk.kill(first);

    const second = await desk.start();
    await second.main.getByRole('button', { name: t('call.hangUp') }).click();
    await closeEnded(second, language, second.main.getByRole('tablist'));
    // Who closes the call is done with its note: no card brings it up again.
    await expect(second.main.getByRole('textbox', { name: t('notes.label') })).toHaveCount(0);
    await expect.poll(() => missedIn(second)).toBe(1);
    await openPlace(second, t, 'history');
    await expect(historyOf(second).getByRole('row')).toHaveCount(3);
    // In sight for a moment, in the window in front.
    await second.main.bringToFront();
    await expect.poll(() => missedIn(second)).toBe(0);

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

    const onlyMissed = second.main.getByRole('radio', { name: t('history.resultFilters.missed') });
    await expect(async () => {
      // Its label lies over it, and what is told above may move both under the press.
      await onlyMissed.click({ force: true });
      await expect(onlyMissed).toBeChecked({ timeout: 500 });
    }).toPass({ timeout: 15_000 });
    await expect(historyOf(second).getByRole('row')).toHaveCount(1);
    await historyOf(second).getByRole('button').click();
    await expect.poll(async () => (await desk.latestCall()).direction).toBe('OUTBOUND');
    expect(second.complaints).toEqual([]);
  });
}

async function missedIn(phone: Softphone): Promise<number> {
  const state = await raiseCommand(phone, 'state/read', null);
  return state.ok ? state.value.history.missed.count : -1;
}
