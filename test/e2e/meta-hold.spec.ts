import { expect, test } from '@playwright/test';
import { customerEar } from '../support/softphone/customer-ear.ts';
import { deskOfTests } from '../support/softphone/desk-of-tests.ts';
import { answerOnCard } from '../support/softphone/phone-on-practice.ts';
import { headsetOfTests, voiceOfTests } from '../support/softphone/sound-of-tests.ts';

/** Sends 1 kHz; the agent's microphone hears 440 Hz. */
const TONE_CUSTOMER = '+5531988880003';
const SECOND_MS = 1_000;

const desk = deskOfTests();
const ear = headsetOfTests();
voiceOfTests();

for (const kind of ['meta', 'web'] as const) {
  test(`${kind}: a held customer and the agent do not hear each other, and mute is remembered apart`, async () => {
    const { control, phone } = desk;
    await control.ring(desk.number(kind).id, TONE_CUSTOMER);
    await answerOnCard(phone);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });
    const { id } = await desk.latestCall();
    const customer = customerEar(control, id);
    await customer.waitForTone(20_000);

    await phone.main.getByRole('button', { name: 'Colocar em espera' }).click();
    const heldAt = Date.now();
    await ear.waitForSilence({ within: 5_000 });
    await customer.waitForSilence(heldAt, 5_000);
    await expect(phone.main.getByText('Em espera: vocês não se ouvem')).toBeVisible();
    await expectSteadyFrames(id);

    await phone.main.getByRole('button', { name: 'Mudo' }).click();
    await phone.main.getByRole('button', { name: 'Retomar' }).click();
    const resumedAt = Date.now();
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });
    await expect(phone.main.getByRole('button', { name: 'Sair do mudo' })).toBeVisible();
    await customer.waitForSilence(resumedAt, 5_000);

    const unmutedAt = Date.now();
    await phone.main.getByRole('button', { name: 'Mudo' }).click();
    await customer.waitForToneAgain(unmutedAt, 5_000);
    await phone.main.getByRole('button', { name: 'Desligar' }).click();
    await expect.poll(async () => (await control.call(id)).status).toBe('COMPLETED');
  });
}

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});

/** A wire that falls silent ends the call: sound of nothing goes on. */
async function expectSteadyFrames(callId: string): Promise<void> {
  const heard = async (): Promise<number> => {
    const { samplesReceived, sampleRateHz } = await desk.control.meter(callId);
    return samplesReceived / sampleRateHz;
  };
  const before = await heard();
  await desk.phone.main.waitForTimeout(SECOND_MS);
  await expect.poll(async () => (await heard()) - before, { timeout: 3 * SECOND_MS }).toBeGreaterThan(0.9);
}
