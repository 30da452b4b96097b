import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { type PhoneOnPractice, phoneOnPractice } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { openTunnelStandIn } from '../support/tunnels/open-tunnel-stand-in.ts';
import type { TunnelStandIn } from '../support/tunnels/stand-in.ts';

const TALKER = '+5521988880002';
const t = createTranslator('pt-BR');

let desk: PhoneOnPractice;
let standIn: TunnelStandIn;

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
  const hungAt = Date.now();
  await expect(lines.getByText(t('lines.polling'), { exact: false })).toHaveCount(2, { timeout: 17_000 });
  // A second for the window, and for a remote-controlled look into it.
  expect(Date.now() - hungAt).toBeLessThanOrEqual(17_000);
  await expect(main.getByText(t('status.pollingOnly')).first()).toBeVisible();

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
  }).toPass();
  await expect(live).toHaveCount(2, { timeout: 12_000 });
});
