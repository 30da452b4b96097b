import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { launchSoftphone, type Softphone } from '../support/softphone/launch-softphone.ts';
import { answerOnCard, closeEnded, speak } from '../support/softphone/phone-on-practice.ts';
import { pressAtRest } from '../support/softphone/press-at-rest.ts';
import { playTone } from '../support/sound/play-tone.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';

const pulseServer = process.env['PULSE_SERVER'] ?? '';

let phone: Softphone;
let ear: Ear;

test.beforeAll(async () => {
  phone = await launchSoftphone();
  ear = await openEar({ pulseServer });
});
test.afterAll(async () => {
  await ear?.stop();
  await phone?.quit();
});

test('with nothing set up the app opens on two practice lines, one of each kind', async () => {
  await phone.main.getByRole('tab', { name: 'Linhas' }).click();
  await expect(phone.main.getByText('Ao vivo')).toHaveCount(2, { timeout: 20_000 });
  await expect(phone.main.getByText('WhatsApp oficial').first()).toBeVisible();
  await expect(phone.main.getByText('WhatsApp Web').first()).toBeVisible();
});

test('the echo customer, asked to ring by button, repeats what we say', async () => {
  await phone.main.getByRole('tab', { name: 'Treino' }).click();
  await phone.main.getByRole('button', { name: 'Ligar para mim' }).click();
  await answerOnCard(phone);
  await expect.poll(async () => (await phone.tray()).tooltip).toContain('Em chamada com Ana Eco');
  const stopTone = playTone({ pulseServer, sink: 'mic', hz: 440 });
  try {
    await ear.waitForTone({ hz: 440, presentWithinMs: 8_000, atLeastDbfs: -40 });
  } finally {
    await stopTone();
  }
});

test('the tray hangs up', async () => {
  await phone.host.face.ask('tray/menu', { index: 0, path: ['Desligar'] });
  await expect.poll(async () => (await phone.tray()).tooltip).toContain('pronto');
  await ear.waitForSilence({ within: 5_000, forMs: 500 });
  await closeEnded(phone, 'pt-BR', phone.main.getByRole('button', { name: /Chamadas automáticas/ }).first());
});

test('a customer rings by schedule, until the schedule is taken away', async () => {
  const { main } = phone;
  await main.getByRole('button', { name: /Chamadas automáticas/ }).click();
  await main.getByRole('option').nth(1).click();
  await expect.poll(phone.cardIsVisible, { timeout: 40_000 }).toBe(true);
  await main.getByRole('button', { name: /Chamadas automáticas/ }).click();
  await main.getByRole('option').first().click();
  await pressAtRest(phone.incoming.getByRole('button', { name: 'Recusar' }));
  await expect.poll(phone.cardIsVisible).toBe(false);
});

test('closing the window keeps the phone; the tray and a second start bring it back', async () => {
  const windows = await phone.host.face.ask('windows');
  const main = windows.find(({ url }) => url.includes('/views/main/'));
  if (main === undefined) throw new Error('there is no main window');
  const isVisible = async (): Promise<boolean> => (await phone.host.face.ask('windows')).find(({ id }) => id === main.id)?.visible ?? false;
  await phone.host.face.ask('window/close', { id: main.id });
  await expect.poll(isVisible).toBe(false);
  await phone.host.face.ask('tray/click', { index: 0, kind: 'click' });
  await expect.poll(isVisible).toBe(true);
  await phone.host.face.ask('window/close', { id: main.id });
  await expect.poll(isVisible).toBe(false);
  await phone.host.face.ask('app/second-instance', { argv: [], workingDirectory: '/' });
  await expect.poll(isVisible).toBe(true);
});

test('in English the practice lines are live, a customer is asked to ring and repeats what we say, and another is called from the list', async () => {
  const { main } = phone;
  const t = createTranslator('en');
  await speak(phone, 'en');
  await pressAtRest(main.getByRole('tab', { name: t('places.lines') })); // where the window has just come back, the tabs are deaf for a moment
  await expect(main.getByText(t('lines.live'), { exact: true })).toHaveCount(2);
  await main.getByRole('tab', { name: t('places.practice') }).click();
  await expect(main.getByText(t('practice.behaviour.echo')).first()).toBeVisible();
  await main.getByRole('button', { name: t('practicePanel.callMe') }).click();
  await answerOnCard(phone, 'en');
  await expect.poll(async () => (await phone.tray()).tooltip).toContain(t('tray.tooltip.inCall', { who: 'Ana Echo' }));
  const stopTone = playTone({ pulseServer, sink: 'mic', hz: 440 });
  try {
    await ear.waitForTone({ hz: 440, presentWithinMs: 8_000, atLeastDbfs: -40 });
  } finally {
    await stopTone();
  }
  await phone.host.face.ask('tray/menu', { index: 0, path: [t('tray.menu.hangUp')] });
  await expect.poll(async () => (await phone.tray()).tooltip).toBe(t('tray.tooltip.idle'));
  const next = main.getByRole('button', { name: t('practicePanel.callCustomer', { who: 'Ana Echo' }) });
  await closeEnded(phone, 'en', next);
  await pressAtRest(next);
  await expect(main.getByRole('timer')).toBeVisible({ timeout: 15_000 });
  await main.getByRole('button', { name: t('call.hangUp'), exact: true }).click();
});

test('no page has complained about anything', () => {
  expect(phone.complaints).toEqual([]);
});
