import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { customerEar } from '../support/softphone/customer-ear.ts';
import type { Softphone } from '../support/softphone/launch-softphone.ts';
import { answerOnCard, speak } from '../support/softphone/phone-on-practice.ts';
import { pressAtRest } from '../support/softphone/press-at-rest.ts';
import { type ReturningPhone, returningPhone } from '../support/softphone/returning-phone.ts';
import { playTone } from '../support/sound/play-tone.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';

// The app dies in the middle of a call, and is started again.

const TONE_CUSTOMER = '+5531988880003';
const pulseServer = process.env['PULSE_SERVER'] ?? '';
const t = createTranslator('pt-BR');
const english = createTranslator('en');

// Two starts of the whole app, on a machine that may be busy.
test.setTimeout(90_000);

let desk: ReturningPhone;
let ear: Ear;

test.beforeEach(async () => {
  desk = await returningPhone();
  ear = await openEar({ pulseServer });
});
test.afterEach(async () => {
  await ear?.stop();
  await desk?.stop();
});

test('killed in a web call: the call is offered to be taken up again, with sound both ways, and listed once', async () => {
  const stopTone = playTone({ pulseServer, sink: 'mic', hz: 440 });
  try {
    const first = await desk.start();
    await desk.control.ring(desk.number('web').id, TONE_CUSTOMER);
    await answerOnCard(first);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 10_000 });
    await desk.kill(first);
    await ear.waitForSilence({ within: 3_000 });

    const second = await desk.start();
    const call = await desk.latestCall();
    expect(call.status).toBe('ACCEPTED');
    await expect(second.main.getByText(t('phase.stranded')).first()).toBeVisible({ timeout: 8_000 });
    await speak(second, 'en');
    await expect(second.main.getByText(english('phase.stranded')).first()).toBeVisible();
    await expect(second.main.getByText(english('call.strandedWhy'))).toBeVisible();
    // Deaf in its first moments, because it comes up by itself.
    await pressAtRest(second.main.getByRole('button', { name: english('call.rejoin') }));
    await speak(second, 'pt-BR');
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 10_000 });
    await customerEar(desk.control, call.id).waitForTone(4_000);
    await second.main.getByRole('button', { name: t('call.hangUp') }).click();
    await expect.poll(async () => (await desk.latestCall()).status).toBe('COMPLETED');
    await listedOnce(second);
  } finally {
    await stopTone();
  }
});

test('killed in a Meta call: the customer is not left in silence, and the call is listed once', async () => {
  const first = await desk.start();
  await desk.control.ring(desk.number('meta').id, TONE_CUSTOMER);
  await answerOnCard(first);
  await ear.waitForTone({ hz: 1_000, presentWithinMs: 10_000 });
  await desk.kill(first);

  const second = await desk.start();
  await expect.poll(async () => (await desk.latestCall()).status, { timeout: 8_000 }).toBe('COMPLETED');
  await expect(second.main.getByText(t('errors.call-lost-in-restart.title')).first()).toBeVisible();
  await expect(second.main.getByRole('button', { name: t('call.rejoin') })).toHaveCount(0);
  await listedOnce(second);
});

test('killed while it rings: it rings again, once, and is listed once when the customer gives up', async () => {
  const first = await desk.start();
  const { callId } = await desk.control.ring(desk.number('web').id, TONE_CUSTOMER);
  await expect.poll(first.cardIsVisible, { timeout: 6_000 }).toBe(true);
  await desk.kill(first);

  const second = await desk.start();
  await expect.poll(second.cardIsVisible, { timeout: 8_000 }).toBe(true);
  await expect(second.incoming.getByRole('button', { name: t('call.answer') })).toHaveCount(1);
  await desk.control.hangUp(callId);
  await expect.poll(second.cardIsVisible, { timeout: 6_000 }).toBe(false);
  await expect(second.main.getByRole('row')).toHaveCount(1);
  await expect(second.main.getByRole('row').first()).toContainText(t('recents.result.missed'));
});

/** In the list, once the ended call has left the screen. */
async function listedOnce({ main }: Softphone): Promise<void> {
  await main
    .getByRole('button', { name: t('call.dismiss') })
    .first()
    .click();
  await expect(main.getByRole('row')).toHaveCount(1);
}
