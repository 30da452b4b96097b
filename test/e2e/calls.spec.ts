import { expect, test } from '@playwright/test';
import { createControlClient, type ControlClient } from '../../main/practice/control-client.ts';
import { type PracticeLine, startPracticeLine } from '../../main/practice/practice-line.ts';
import { customerEar } from '../support/softphone/customer-ear.ts';
import { launchSoftphone, type Softphone } from '../support/softphone/launch-softphone.ts';
import { openStreams } from '../support/sound/open-streams.ts';
import { playTone } from '../support/sound/play-tone.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';

const TONE_CUSTOMER = '+5531988880003';

let practice: PracticeLine;
let control: ControlClient;
let phone: Softphone;
let ear: Ear;
const pulseServer = (): string => process.env['PULSE_SERVER'] ?? '';

test.beforeAll(async () => {
  practice = await startPracticeLine();
  control = createControlClient(practice);
  phone = await launchSoftphone({
    env: { PILOT_STATUS_API_URL: practice.apiBase, PILOT_STATUS_API_KEYS: practice.numbers.map(({ apiKey }) => apiKey).join(',') },
  });
  ear = await openEar({ pulseServer: pulseServer() });
  await expect(phone.main.getByText('Pronto').first()).toBeVisible({ timeout: 15_000 });
});

test.afterAll(async () => {
  await ear?.stop();
  await phone?.quit();
  await practice?.stop();
});

for (const kind of ['meta', 'web'] as const) {
  const numberOf = () => {
    const number = practice.numbers.find((candidate) => candidate.kind === kind);
    if (number === undefined) throw new Error(`no ${kind} number`);
    return number;
  };
  const latestCall = async () => {
    const [call] = (await control.calls()).toSorted((one, other) => other.createdAtMs - one.createdAtMs);
    if (call === undefined) throw new Error('the practice line has no call');
    return call;
  };

  test(`${kind}: a customer rings, both hear each other, mute, hang up`, async () => {
    const stopTone = playTone({ pulseServer: pulseServer(), sink: 'mic', hz: 440 });
    try {
      await control.ring(numberOf().id, TONE_CUSTOMER);
      await expect.poll(phone.cardIsVisible, { timeout: 3_000 }).toBe(true);
      expect((await phone.tray()).tooltip).toContain('ligando');
      await phone.incoming.waitForTimeout(700);
      await phone.incoming.getByRole('button', { name: 'Atender' }).click();
      await ear.waitForTone({ hz: 1_000, presentWithinMs: 5_000 });
      const call = await latestCall();
      await customerEar(control, call.id).waitForTone(4_000);
      expect(call.rtpBeforeAccept).toBe(0);
      await expect.poll(phone.cardIsVisible).toBe(false);
      await expect.poll(async () => (await phone.tray()).tooltip).toContain('Em chamada');

      await muteAndBack(call.id);
      await hangUpAndListen(call.id);
    } finally {
      await stopTone();
    }
  });

  test(`${kind}: we call a customer, both hear each other, hang up`, async () => {
    const stopTone = playTone({ pulseServer: pulseServer(), sink: 'mic', hz: 440 });
    try {
      await phone.main.getByRole('textbox', { name: /número/i }).fill('31 98888-0003');
      await chooseLine(numberOf().label, kind);
      await phone.main.getByRole('button', { name: 'Ligar', exact: true }).click();
      await ear.waitForTone({ hz: 1_000, presentWithinMs: 12_000 });
      const call = await latestCall();
      expect([call.direction, call.customerNumber]).toEqual(['OUTBOUND', TONE_CUSTOMER]);
      await customerEar(control, call.id).waitForTone(4_000);
      await muteAndBack(call.id);
      await hangUpAndListen(call.id);
    } finally {
      await stopTone();
    }
  });
}

test('no page has complained about anything', () => {
  expect(phone.complaints).toEqual([]);
});

async function chooseLine(_label: string, kind: 'meta' | 'web'): Promise<void> {
  await phone.main.getByRole('button', { name: /linha/i }).first().click();
  await phone.main.getByRole('option', { name: kind === 'meta' ? /WhatsApp oficial/ : /WhatsApp Web/ }).click();
}

async function muteAndBack(callId: string): Promise<void> {
  const customer = customerEar(control, callId);
  const mute = phone.main.getByRole('button', { name: 'Mudo' });
  const pressedAt = Date.now();
  await mute.click();
  const quietAt = await customer.waitForSilence(pressedAt, 3_000);
  expect(quietAt - pressedAt).toBeLessThanOrEqual(200);
  await mute.click();
  await customer.waitForTone(2_000);
}

/** After hang-up: silence both ways, no stream, the service knows, and the call stands in the list. */
async function hangUpAndListen(callId: string): Promise<void> {
  await phone.main.getByRole('button', { name: 'Desligar' }).click();
  await ear.waitForSilence({ within: 2_000 });
  await expect.poll(async () => (await control.call(callId)).status).toBe('COMPLETED');
  await expect.poll(async () => (await control.call(callId)).hasMedia).toBe(false);
  await expect.poll(() => openStreams(pulseServer()), { timeout: 5_000 }).toEqual({ playing: 0, recording: 0 });
  await expect.poll(async () => (await phone.tray()).tooltip).toContain('pronto');
}
