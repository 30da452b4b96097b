import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { closeEnded, dial, phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { pressAtRest } from '../support/softphone/press-at-rest.ts';
import { loudestSince } from '../support/sound/loudest-since.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';

const TALKER = '+5521988880002';
const AUDIBLE_DBFS = -45;

let desk: PhoneOnPractice;
let ear: Ear;

test.beforeAll(async () => {
  desk = await phoneOnPractice();
  ear = await openEar({ pulseServer: process.env['PULSE_SERVER'] ?? '' });
});
test.afterEach(() => desk.clear());
test.afterAll(async () => {
  await ear?.stop();
  await desk?.stop();
});

for (const kind of ['meta', 'web'] as const) {
  test(`${kind}: a ring is heard until it is silenced, and the call can still be answered`, async () => {
    const { control, phone } = desk;
    await ear.waitForSilence({ within: 10_000, forMs: 1_000 });
    const before = performance.now();
    const { callId } = await control.ring(desk.number(kind).id, TALKER);
    await expect.poll(() => loudestSince(ear, before), { timeout: 3_000 }).toBeGreaterThan(AUDIBLE_DBFS);
    await pressAtRest(phone.incoming.getByRole('button', { name: 'Silenciar' }));
    await ear.waitForSilence({ within: 1_000, forMs: 300 });
    await phone.main.waitForTimeout(4_000); // longer than the pause between two rings
    expect(loudestSince(ear, performance.now() - 3_000)).toBeLessThan(-60);
    expect((await control.call(callId)).status).toBe('RINGING');
    await phone.main.getByRole('button', { name: 'Atender' }).first().click();
    await expect.poll(async () => (await control.call(callId)).status).toBe('ACCEPTED');
    await phone.main.getByRole('button', { name: 'Desligar' }).click();
    await closeEnded(phone);
  });

  test(`${kind}: while it rings at the other end the ringback tone is heard, and it ends with our hang-up`, async () => {
    await ear.waitForSilence({ within: 10_000, forMs: 1_000 });
    await dial(desk.phone, { number: '41 98888-0004', line: desk.number(kind).label });
    await ear.waitForTone({ hz: 425, presentWithinMs: 10_000, atLeastDbfs: -40 });
    await desk.phone.main.getByRole('button', { name: 'Cancelar' }).click();
    await ear.waitForSilence({ within: 1_500, forMs: 300 });
    await expect.poll(async () => (await desk.latestCall()).status).not.toBe('RINGING');
    await desk.phone.main.getByRole('button', { name: 'Fechar' }).first().click();
  });
}

test('the card does not take the keyboard from who is typing', async () => {
  const { control, phone } = desk;
  const focused = async (): Promise<string> => {
    const { stdout } = await promisify(execFile)('xdotool', ['getactivewindow', 'getwindowgeometry', '--shell']);
    return /HEIGHT=(\d+)/.exec(stdout)?.[1] ?? stdout;
  };
  await phone.main.getByRole('combobox', { name: 'Número ou nome' }).click();
  const before = await focused();
  expect(Number(before)).toBeGreaterThan(400); // the main window; the card is 168 high
  await control.ring(desk.number('web').id, TALKER);
  await expect.poll(phone.cardIsVisible).toBe(true);
  await phone.main.waitForTimeout(500);
  expect(await focused()).toBe(before);
});

for (const language of ['pt-BR', 'en'] as const) {
  test(`${language}: a colleague answers while it rings: card and ring go, and the list says who took it`, async () => {
    const { control, phone, practice } = desk;
    const t = createTranslator(language);
    await speak(phone, language);
    await ear.waitForSilence({ within: 10_000, forMs: 1_000 });
    const { id, apiKey } = desk.number('web');
    const before = performance.now();
    const { callId } = await control.ring(id, TALKER);
    await expect.poll(phone.cardIsVisible, { timeout: 5_000 }).toBe(true);
    await expect.poll(() => loudestSince(ear, before), { timeout: 3_000 }).toBeGreaterThan(AUDIBLE_DBFS);
    const taken = await fetch(`${practice.apiBase}/calls/${callId}/accept`, { method: 'POST', headers: { 'x-api-key': apiKey } });
    expect(taken.status).toBe(200);
    await expect.poll(phone.cardIsVisible, { timeout: 4_000 }).toBe(false);
    await ear.waitForSilence({ within: 2_000, forMs: 500 });
    await closeEnded(phone, language);
    await expect(phone.main.getByRole('row').first()).toContainText(t('recents.result.answered-elsewhere'));
    // It is the colleague's now: nothing here has ended it.
    expect((await control.call(callId)).status).toBe('ACCEPTED');
  });
}

test('in English the card says what it is, silences for one, and declines for all', async () => {
  const { control, phone } = desk;
  const t = createTranslator('en');
  await speak(phone, 'en');
  const { label, id } = desk.number('meta');
  const before = performance.now();
  const { callId } = await control.ring(id, TALKER);
  await expect.poll(phone.cardIsVisible, { timeout: 5_000 }).toBe(true);
  await expect(phone.incoming.getByRole('dialog', { name: t('alerts.incoming') })).toBeVisible();
  await expect(phone.incoming.getByText(label).first()).toBeVisible();
  await expect(phone.incoming.getByText(t('lineKind.meta')).first()).toBeVisible();
  await expect.poll(() => loudestSince(ear, before), { timeout: 3_000 }).toBeGreaterThan(AUDIBLE_DBFS);
  await pressAtRest(phone.incoming.getByRole('button', { name: t('call.silenceShort') }));
  await ear.waitForSilence({ within: 1_000, forMs: 300 });
  expect((await control.call(callId)).status).toBe('RINGING');
  await control.hangUp(callId);
  // Its card goes first: what is pressed below is the next one's.
  await expect.poll(phone.cardIsVisible).toBe(false);

  const second = await control.ring(id, TALKER);
  await expect.poll(phone.cardIsVisible, { timeout: 5_000 }).toBe(true);
  await pressAtRest(phone.incoming.getByRole('button', { name: t('call.reject') }));
  await expect.poll(async () => (await control.call(second.callId)).status).toBe('REJECTED');
  await expect.poll(phone.cardIsVisible).toBe(false);
  await closeEnded(phone, 'en');
  await expect(phone.main.getByRole('row').first()).toContainText(t('recents.result.declined'));
});
