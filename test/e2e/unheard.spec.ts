import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { deskOfTests } from '../support/softphone/desk-of-tests.ts';
import { type OtherWindow, openOtherWindow } from '../support/softphone/other-window.ts';
import { answerOnCard, speak } from '../support/softphone/phone-on-practice.ts';
import { pressAtRest } from '../support/softphone/press-at-rest.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { playTone } from '../support/sound/play-tone.ts';

// An agent who is not heard, with another program in front: what the small window tells them.

const ECHO = '+5511988880001';

const desk = deskOfTests();
let other: OtherWindow;
let hush: (() => Promise<void>) | null = null;
test.beforeAll(async () => {
  other = await openOtherWindow();
});
test.afterEach(async () => {
  await hush?.();
  hush = null;
});
test.afterAll(() => other?.close());

for (const language of ['pt-BR', 'en'] as const) {
  test(`${language}: who talks on mute behind another program is told by the small window, in sight and to a screen reader once`, async () => {
    const t = createTranslator(language);
    const { control, phone } = desk;
    const { mini } = phone;
    await speak(phone, language);
    const main = (await phone.host.face.ask('windows')).find(({ url }) => url.includes('/views/main/'));
    await phone.host.face.ask('window/blur', { id: main?.id ?? 0 });
    // Noise suppression takes a tone that lasts for noise.
    expect(await raiseCommand(phone, 'settings/change', { voice: { noiseSuppression: false, autoGain: false } })).toMatchObject({
      ok: true,
    });
    const { callId } = await control.ring(desk.number('web').id, ECHO);
    await answerOnCard(phone, language);
    await expect.poll(phone.miniIsVisible, { timeout: 5_000 }).toBe(true);
    await expect.poll(async () => (await control.call(callId)).status).toBe('ACCEPTED');
    const told = mini.getByText(t('call.told.muted-talking'), { exact: true });
    await expect(told).toBeHidden();

    await mini.evaluate(hearUrgent);
    await pressAtRest(mini.getByRole('button', { name: t('call.mute'), exact: true }));
    // Not before: what sounds all the time is taken for the room.
    hush = playTone({ pulseServer: process.env['PULSE_SERVER'] ?? '', sink: 'mic', hz: 440 });
    await expect(told).toBeVisible({ timeout: 10_000 });
    await expect(mini.getByRole('button', { name: t('call.unmute'), exact: true })).toHaveAccessibleDescription(
      t('call.told.muted-talking'),
    );
    await mini.waitForTimeout(1_500);
    const heard = await mini.evaluate(() => Reflect.get(window, '__urgent') as readonly string[]);
    expect(heard.filter((text) => text.includes(t('call.hint.muted-talking')))).toHaveLength(1);

    await mini.getByRole('button', { name: t('call.unmute'), exact: true }).click();
    await expect(told).toBeHidden({ timeout: 3_000 });
    expect(await other.focused()).toContain('Pedidos');
    await control.hangUp(callId);
  });
}

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});

/** Runs in the page: keeps every text that its urgent live region is given. */
function hearUrgent(): void {
  const urgent: string[] = [];
  Reflect.set(window, '__urgent', urgent);
  const region = document.querySelector('.visually-hidden [aria-live="assertive"]');
  if (region === null) throw new Error('no live region');
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) urgent.push(node.textContent ?? '');
  }).observe(region, { childList: true });
}
