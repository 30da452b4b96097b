import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerOnCard, closeEnded, phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';
import { playTone } from '../support/sound/play-tone.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';

/** Sends 1 kHz. */
const TONE_CUSTOMER = '+5531988880003';
const TALK_MS = 4_000;
const pulseServer = process.env['PULSE_SERVER'] ?? '';

let desk: PhoneOnPractice;
let ear: Ear;

test.beforeAll(async () => {
  desk = await phoneOnPractice();
  ear = await openEar({ pulseServer });
});
test.afterEach(() => desk.clear());
test.afterAll(async () => {
  await ear?.stop();
  await desk?.stop();
});

test('a Meta call is judged while one talks, and afterwards tells how it sounded, as a picture and as a file', async () => {
  test.setTimeout(120_000); // on a machine that does much besides
  const { control, phone } = desk;
  const { main } = phone;
  const hush = playTone({ pulseServer, sink: 'mic', hz: 440 });
  try {
    await control.ring(desk.number('meta').id, TONE_CUSTOMER);
    await answerOnCard(phone);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });
    await expect(main.getByRole('button', { name: /Ver detalhes do som/ })).toBeVisible({ timeout: 30_000 });
    await main.waitForTimeout(TALK_MS);
    await main.getByRole('button', { name: 'Desligar' }).click();
  } finally {
    await hush();
  }
  await closeEnded(phone);

  await main
    .getByRole('button', { name: /Ver detalhes da chamada com/ })
    .first()
    .click();
  const report = main.getByRole('region', { name: 'Como foi o som' });
  await expect(report.getByRole('img', { name: /Atraso até/ })).toBeVisible();
  await expect(report.getByText(/Nota .* de 4,5/)).toBeVisible();

  const folder = mkdtempSync(join(tmpdir(), 'softphone-report-'));
  try {
    const filePath = join(folder, 'qualidade.json');
    await phone.host.face.ask('dialog/answer', { answers: [{ filePaths: [filePath] }] });
    await report.getByText('JSON', { exact: true }).click();
    await report.getByRole('button', { name: 'Salvar' }).click();
    await expect(report.getByText(`Salvo em ${filePath}`)).toBeVisible();
    const saved = JSON.parse(readFileSync(filePath, 'utf8')) as { readonly quality: { readonly samples: readonly unknown[] } };
    // One a second, of which the first is not over when the call begins.
    expect(saved.quality.samples.length).toBeGreaterThanOrEqual(TALK_MS / 1_000 - 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});
