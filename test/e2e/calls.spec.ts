import { expect, test } from '@playwright/test';
import { customerEar } from '../support/softphone/customer-ear.ts';
import { answerOnCard, dial, phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';
import { stationLeftovers, watchStation } from '../support/softphone/station-leftovers.ts';
import { openStreams } from '../support/sound/open-streams.ts';
import { playTone } from '../support/sound/play-tone.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';

/** Sends 1 kHz; the agent's microphone hears 440 Hz. */
const TONE_CUSTOMER = '+5531988880003';

let desk: PhoneOnPractice;
let ear: Ear;
let stopTone: () => Promise<void>;
const pulseServer = process.env['PULSE_SERVER'] ?? '';

test.beforeAll(async () => {
  desk = await phoneOnPractice();
  await watchStation(desk.phone.station);
  ear = await openEar({ pulseServer });
  stopTone = playTone({ pulseServer, sink: 'mic', hz: 440 });
});
test.afterEach(() => desk.clear());
test.afterAll(async () => {
  await stopTone?.();
  await ear?.stop();
  await desk?.stop();
});

for (const kind of ['meta', 'web'] as const) {
  test(`${kind}: a customer rings, both hear each other, mute, hang up`, async () => {
    const { control, phone } = desk;
    const idle = (await phone.tray()).image;
    await control.ring(desk.number(kind).id, TONE_CUSTOMER);
    await expect.poll(phone.cardIsVisible, { timeout: 3_000 }).toBe(true);
    expect((await phone.tray()).tooltip).toContain('ligando');
    const ringing = (await phone.tray()).image;
    await answerOnCard(phone);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 5_000 });
    const call = await desk.latestCall();
    await customerEar(control, call.id).waitForTone(4_000);
    expect((await control.call(call.id)).rtpBeforeAccept).toBe(0);
    await expect.poll(phone.cardIsVisible).toBe(false);
    await expect.poll(async () => (await phone.tray()).tooltip).toContain('Em chamada');
    const inCall = (await phone.tray()).image;
    await muteAndBack(call.id);
    await hangUpAndListen(call.id);
    // Told by the picture too, not by the words alone.
    expect(new Set([idle, ringing, inCall]).size).toBe(3);
    expect((await phone.tray()).image).toBe(idle);
  });

  test(`${kind}: we call a customer, both hear each other, mute, hang up`, async () => {
    await dial(desk.phone, { number: '31 98888-0003', line: desk.number(kind).label });
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 12_000 });
    const call = await desk.latestCall();
    expect([call.direction, call.customerNumber]).toEqual(['OUTBOUND', TONE_CUSTOMER]);
    await customerEar(desk.control, call.id).waitForTone(4_000);
    await expect(desk.phone.main.getByText(/^0:0\d$/).first()).toBeVisible();
    await muteAndBack(call.id);
    await hangUpAndListen(call.id);
  });
}

test('the station made one peer connection for each Meta call, and no more', async () => {
  expect(await stationLeftovers(desk.phone.station)).toEqual({ peers: 0, tracks: 0, made: 2 });
});

test('every call stands in the list of recent calls, newest first', async () => {
  const rows = desk.phone.main.getByRole('row');
  await expect(rows).toHaveCount(4);
  await expect(rows.first()).toContainText('98888-0003');
});

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});

async function muteAndBack(callId: string): Promise<void> {
  const customer = customerEar(desk.control, callId);
  const mute = desk.phone.main.getByRole('button', { name: 'Mudo' });
  // Pressed inside the page: what a remote-controlled mouse takes to get there is not ours.
  const pressedAt = await mute.evaluate((button: HTMLElement) => {
    button.click();
    return Date.now();
  });
  const quietAt = await customer.waitForSilence(pressedAt, 3_000);
  expect(quietAt - pressedAt).toBeLessThanOrEqual(200);
  await mute.click();
  await customer.waitForTone(2_000);
}

/** After hang-up: silence both ways, no stream, and the service knows. */
async function hangUpAndListen(callId: string): Promise<void> {
  const { control, phone } = desk;
  await phone.main.getByRole('button', { name: 'Desligar' }).click();
  await ear.waitForSilence({ within: 2_000 });
  await expect.poll(async () => (await control.call(callId)).status).toBe('COMPLETED');
  await expect.poll(async () => (await control.call(callId)).hasMedia).toBe(false);
  // Chromium keeps a silent output stream for some seconds before it lets go.
  await expect.poll(() => openStreams(pulseServer), { timeout: 20_000 }).toEqual({ playing: 0, recording: 0 });
  await expect.poll(async () => (await phone.tray()).tooltip).toContain('pronto');
  // The audio process waits for the next call, and after one of two seconds its spare for another minute; nothing else of ours runs.
  await expect
    .poll(async () => (await phone.host.face.ask('utilities')).map(({ serviceName }) => serviceName).join())
    .toMatch(/^audio(,audio)?$/);
  await expect.poll(() => stationLeftovers(phone.station)).toMatchObject({ peers: 0, tracks: 0 });
}
