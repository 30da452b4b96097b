import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { customerEar } from '../support/softphone/customer-ear.ts';
import { deskOfTests } from '../support/softphone/desk-of-tests.ts';
import { answerOnCard, closeEnded, dial, speak } from '../support/softphone/phone-on-practice.ts';
import { headsetOfTests, voiceOfTests } from '../support/softphone/sound-of-tests.ts';
import { stationLeftovers, watchStation } from '../support/softphone/station-leftovers.ts';
import { openStreams } from '../support/sound/open-streams.ts';

/** Sends 1 kHz; the agent's microphone hears 440 Hz. */
const TONE_CUSTOMER = '+5531988880003';

const desk = deskOfTests();
const ear = headsetOfTests();
voiceOfTests();
test.beforeAll(() => watchStation(desk.phone.station));

for (const kind of ['meta', 'web'] as const) {
  test(`${kind}: a customer rings, both hear each other, mute, hang up`, async () => {
    const { control, phone } = desk;
    const idle = await trayImage('pronto');
    await control.ring(desk.number(kind).id, TONE_CUSTOMER);
    const ringing = await trayImage('ligando');
    await answerOnCard(phone);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });
    const call = await desk.latestCall();
    await customerEar(control, call.id).waitForTone(20_000);
    expect((await control.call(call.id)).rtpBeforeAccept).toBe(0);
    await expect.poll(phone.cardIsVisible).toBe(false);
    const inCall = await trayImage('Em chamada');
    await muteAndBack(call.id);
    await hangUpAndListen(call.id);
    // Told by the picture too, not by the words alone.
    expect(new Set([idle, ringing, inCall]).size).toBe(3);
    expect(await trayImage('pronto')).toBe(idle);
  });

  test(`${kind}: we call a customer, both hear each other, mute, hang up`, async () => {
    await dial(desk.phone, { number: '31 98888-0003', line: desk.number(kind).label });
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });
    const call = await desk.latestCall();
    expect([call.direction, call.customerNumber]).toEqual(['OUTBOUND', TONE_CUSTOMER]);
    await customerEar(desk.control, call.id).waitForTone(20_000);
    await expect(desk.phone.main.getByRole('timer')).toHaveText(/^0:[0-5]\d$/);
    await muteAndBack(call.id);
    await hangUpAndListen(call.id);
  });
}

test('the station made one peer connection for each Meta call, and no more', async () => {
  expect(await stationLeftovers(desk.phone.station)).toEqual({ peers: 0, tracks: 0, made: 2 });
});

test('every call stands in the list of recent calls, newest first', async () => {
  await closeEnded(desk.phone);
  const rows = desk.phone.main.getByRole('row');
  await expect(rows).toHaveCount(4);
  await expect(rows.first()).toContainText('98888-0003');
});

for (const kind of ['meta', 'web'] as const) {
  test(`${kind}: in English a customer rings, both hear each other, hang up`, async () => {
    const { control, phone } = desk;
    const t = createTranslator('en');
    await speak(phone, 'en');
    const { callId } = await control.ring(desk.number(kind).id, TONE_CUSTOMER);
    await answerOnCard(phone, 'en');
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });
    await customerEar(control, callId).waitForTone(20_000);
    await expect.poll(async () => (await phone.tray()).tooltip).toContain(t('tray.tooltip.inCall', { who: '' }).trim());
    await expect(phone.main.getByRole('button', { name: t('call.mute'), exact: true })).toBeVisible();
    await hangUp(callId, 'en');
    await expect.poll(async () => (await phone.tray()).tooltip).toBe(t('tray.tooltip.idle'));
    await closeEnded(phone, 'en');
    await expect(phone.main.getByRole('row').first()).toContainText('98888-0003');
  });
}

for (const language of ['pt-BR', 'en'] as const) {
  test(`${language}: a number pasted with spaces, brackets and dashes is called`, async () => {
    const { phone } = desk;
    const t = createTranslator(language);
    await speak(phone, language);
    await closeEnded(phone, language);
    const placedBefore = await placed();
    await phone.main
      .getByRole('button', { name: t('dial.line') })
      .first()
      .click();
    await phone.main.getByRole('option', { name: desk.number('web').label }).click();
    const field = phone.main.getByRole('combobox', { name: t('dial.label') });
    // Onto the clipboard of the window system, and from there, as out of another program.
    await field.fill('  +55 (31) 98888 - 0003 ');
    await field.press('Control+A');
    await field.press('Control+X');
    await expect(field).toHaveValue('');
    await field.press('Control+V');
    await expect(field).toHaveValue(/98888/);
    await field.press('Enter');
    await expect.poll(placed).toBe(placedBefore + 1);
    const call = await desk.latestCall();
    expect(call.customerNumber).toBe(TONE_CUSTOMER);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });
    await hangUp(call.id, language);
  });
}

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});

async function muteAndBack(callId: string): Promise<void> {
  const customer = customerEar(desk.control, callId);
  const mute = desk.phone.main.getByRole('button', { name: 'Mudo' });
  // The best of three at most: a busy machine adds to a single one what the phone does not.
  let quietAfterMs = Infinity;
  for (let tries = 1; tries <= 3 && quietAfterMs > 200; tries += 1) {
    // Pressed inside the page: what a remote-controlled mouse takes to get there is not ours.
    const pressedAt = await mute.evaluate((button: HTMLElement) => {
      button.click();
      return Date.now();
    });
    quietAfterMs = (await customer.waitForSilence(pressedAt, 3_000)) - pressedAt;
    const unmutedAt = Date.now();
    await mute.click();
    await customer.waitForToneAgain(unmutedAt, 5_000);
  }
  expect(quietAfterMs).toBeLessThanOrEqual(200);
}

/** After hang-up: silence both ways, no stream, and the service knows. */
async function hangUpAndListen(callId: string): Promise<void> {
  const { control, phone } = desk;
  await hangUp(callId, 'pt-BR');
  await expect.poll(async () => (await control.call(callId)).hasMedia).toBe(false);
  // Chromium keeps a silent output stream for some seconds before it lets go.
  await expect.poll(() => openStreams(process.env['PULSE_SERVER'] ?? ''), { timeout: 20_000 }).toEqual({ playing: 0, recording: 0 });
  await expect.poll(async () => (await phone.tray()).tooltip).toContain('pronto');
  // The audio process waits for the next call, and after one of two seconds its spare for another minute; nothing else of ours runs.
  await expect
    .poll(async () => (await phone.host.face.ask('utilities')).map(({ serviceName }) => serviceName).join())
    .toMatch(/^audio(,audio)?$/);
  await expect.poll(() => stationLeftovers(phone.station)).toMatchObject({ peers: 0, tracks: 0 });
}

async function hangUp(callId: string, language: Language): Promise<void> {
  await desk.phone.main.getByRole('button', { name: createTranslator(language)('call.hangUp') }).click();
  await ear.waitForSilence({ within: 5_000 });
  await expect.poll(async () => (await desk.control.call(callId)).status).toBe('COMPLETED');
}

/** The tray's picture once it says so. */
async function trayImage(says: string): Promise<string> {
  let image = '';
  await expect
    .poll(async () => {
      const tray = await desk.phone.tray();
      ({ image } = tray);
      return tray.tooltip;
    })
    .toContain(says);
  return image;
}

async function placed(): Promise<number> {
  return (await desk.control.calls()).filter(({ direction }) => direction === 'OUTBOUND').length;
}
