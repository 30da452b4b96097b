import { expect, test } from '@playwright/test';
import { createTranslator, type Translate } from '#contract/locales/translate.ts';
import { expectHeader, expectTray } from '../support/softphone/expect-reach.ts';
import { type PhoneOnPractice, phoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { openTunnelStandIn } from '../support/tunnels/open-tunnel-stand-in.ts';
import type { TunnelStandIn } from '../support/tunnels/stand-in.ts';

const TALKER = '+5521988880002';
const t = createTranslator('pt-BR');

let desk: PhoneOnPractice;
let standIn: TunnelStandIn;

// One story: the second goes on where the first has mended.
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  standIn = await openTunnelStandIn({ name: 'cloudflared-quick' });
  desk = await phoneOnPractice();
});
test.afterAll(async () => {
  await desk?.stop();
  await standIn?.close();
});

test('a tunnel that hangs while it looks connected is told within 16 s, a customer still rings, and what was mended is live again', async () => {
  const { phone, control } = desk;
  const { main } = phone;
  const lines = main.getByRole('list', { name: t('lines.title') }).getByRole('listitem');
  await main.getByRole('tab', { name: t('lines.title') }).click();
  expect(await raiseCommand(phone, 'tunnel/use', { settings: standIn.settings })).toEqual({ ok: true, value: null });
  await expect.poll(() => standIn.publicUrl(), { timeout: 10_000 }).not.toBeNull();
  await expect(lines.getByText(t('lines.live'), { exact: true })).toHaveCount(2, { timeout: 10_000 });

  await standIn.carry({ way: 'hang' });
  // A second for the window, and for a remote-controlled look into it, which comes often enough not to be late itself.
  const polled = lines.getByText(t('lines.polling'), { exact: false });
  await expect.poll(() => polled.count(), { timeout: 17_000, intervals: [100] }).toBe(2);
  await expectPolling(t);

  const { callId } = await control.ring(desk.number('web').id, TALKER);
  await expect.poll(phone.cardIsVisible, { timeout: 5_000 }).toBe(true);
  await control.hangUp(callId);

  await standIn.carry({ way: 'deliver' });
  const live = lines.getByText(t('lines.live'), { exact: true });
  // The button goes in the moment in which a line heals by itself.
  await expect(async () => {
    if ((await live.count()) === 0)
      await lines
        .first()
        .getByRole('button', { name: t('lines.mendNow') })
        .click({ timeout: 1_000 });
  }).toPass({ timeout: 12_000 });
  await expect(live).toHaveCount(2, { timeout: 12_000 });
});

test('in English a line says that it is live, and behind a tunnel that fails that it is checked only, why, and what to do', async () => {
  const { phone } = desk;
  const { main } = phone;
  const words = createTranslator('en');
  await speak(phone, 'en');
  // The tray tells of a missed call before it tells of a line that is only checked.
  await raiseCommand(phone, 'history/seen', { callIds: null });
  const lines = main.getByRole('list', { name: words('lines.title') }).getByRole('listitem');
  await expect(lines.getByText(words('lines.live'), { exact: true })).toHaveCount(2, { timeout: 12_000 });
  await expectHeader(phone, words('status.ready'), `${desk.number('meta').label}, ${desk.number('web').label}`);
  await standIn.carry({ way: 'answer-502' });
  const polling = words('lines.stateCause', { state: words('lines.polling'), cause: words('pollingCause.probe-lost.title') });
  await expect(lines.getByText(polling)).toHaveCount(2, { timeout: 17_000 });
  await expect(lines.getByText(words('pollingCause.probe-lost.advice'))).toHaveCount(2);
  await expectPolling(words);
  // Gone altogether, it says that, and calls come all the same.
  await standIn.comeUp({ start: 'never' });
  await standIn.die();
  const gone = new RegExp(`${words('pollingCause.tunnel-opening.title')}|${words('pollingCause.tunnel-down.title')}`);
  await expect(lines.getByText(gone)).toHaveCount(2, { timeout: 17_000 });
  const { callId } = await desk.control.ring(desk.number('meta').id, TALKER);
  await expect.poll(phone.cardIsVisible, { timeout: 5_000 }).toBe(true);
  await desk.control.hangUp(callId);
});

/** Header and tray say that calls come a little late, and why. */
async function expectPolling(words: Translate): Promise<void> {
  const cause = words('pollingCause.probe-lost.title');
  const { label } = desk.number('meta');
  await expectHeader(desk.phone, words('status.pollingOnly'), words('status.pollingBecause', { cause }));
  await expectTray(desk.phone, 'polling', words('tray.tooltip.polling', { cause: `${label}: ${cause}` }));
}
