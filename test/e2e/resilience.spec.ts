import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { customerEar } from '../support/softphone/customer-ear.ts';
import { answerOnCard, dial, phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { playTone } from '../support/sound/play-tone.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';

const TONE_CUSTOMER = '+5531988880003';
const LANGUAGES = ['pt-BR', 'en'] as const;
const pulseServer = process.env['PULSE_SERVER'] ?? '';

let desk: PhoneOnPractice;
let ear: Ear;

test.beforeEach(async () => {
  desk = await phoneOnPractice();
  ear = await openEar({ pulseServer });
});
test.afterEach(async () => {
  await ear?.stop();
  await desk?.stop();
});

test('the audio process killed in the middle of a web call is back within 2 s, and the call goes on', async () => {
  const stopTone = playTone({ pulseServer, sink: 'mic', hz: 440 });
  try {
    await desk.control.ring(desk.number('web').id, TONE_CUSTOMER);
    await answerOnCard(desk.phone);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 10_000 });
    const call = await desk.latestCall();
    const audio = (await desk.phone.host.face.ask('utilities')).find(({ serviceName }) => serviceName === 'audio');
    if (audio?.pid === undefined || audio.pid === null) throw new Error('there is no audio process');

    const killedAt = Date.now();
    process.kill(audio.pid, 'SIGKILL');
    await ear.waitForSilence({ within: 1_500, forMs: 100 });
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 2_000 });
    expect(Date.now() - killedAt).toBeLessThanOrEqual(2_000);

    await customerEar(desk.control, call.id).waitForTone(3_000);
    expect((await desk.control.call(call.id)).status).toBe('ACCEPTED');
  } finally {
    await stopTone();
  }
});

/** By the menu of the window, which asks by itself. Main asks nobody again: nothing answers it here. */
async function quitInWindow(): Promise<void> {
  const { main, host } = desk.phone;
  const t = createTranslator('pt-BR');
  await main.getByRole('button', { name: t('shell.menu'), exact: true }).click();
  await main.getByRole('menuitem', { name: t('places.quit') }).click();
  await main.getByRole('button', { name: t('notification.inCallQuit.quit') }).click();
  await host.ended;
}

for (const kind of ['meta', 'web'] as const) {
  test(`${kind}: quitting in the middle of a call hangs it up and leaves no process and no webhook behind`, async () => {
    await desk.control.ring(desk.number(kind).id, TONE_CUSTOMER);
    await answerOnCard(desk.phone);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 10_000 });
    const call = await desk.latestCall();
    const { pid, chromiumPid } = await desk.phone.host.face.ask('host');
    const utilities = (await desk.phone.host.face.ask('utilities')).flatMap((utility) => utility.pid ?? []);

    if (kind === 'web') await quitInWindow();
    expect(await desk.phone.quit()).toBe(0);
    await expect.poll(async () => (await desk.control.call(call.id)).status).toBe('COMPLETED');
    await ear.waitForSilence({ within: 2_000 });
    await expect.poll(() => [pid, chromiumPid, ...utilities].filter(isRunning)).toEqual([]);
    const webhooks = await fetch(`${desk.practice.apiBase}/webhooks`, { headers: { 'x-api-key': desk.number(kind).apiKey } });
    expect(await webhooks.json()).toEqual([]);
  });
}

test('the caller who gives up while it rings is listed as missed, and the ring stops', async () => {
  for (const [place, language] of LANGUAGES.entries()) {
    const t = createTranslator(language);
    await speak(desk.phone, language);
    const { callId } = await desk.control.ring(desk.number('meta').id, TONE_CUSTOMER);
    await expect.poll(desk.phone.cardIsVisible, { timeout: 5_000 }).toBe(true);
    await desk.control.hangUp(callId);
    await expect.poll(desk.phone.cardIsVisible, { timeout: 5_000 }).toBe(false);
    await ear.waitForSilence({ within: 3_000, forMs: 500 });
    await expect(desk.phone.main.getByRole('row')).toHaveCount(place + 1);
    await expect(desk.phone.main.getByRole('row').first()).toContainText(t('recents.result.missed'));
    const told = async (): Promise<readonly string[]> => (await desk.phone.host.face.ask('notifications')).map(({ title }) => title);
    await expect.poll(told).toContain(t('notification.missed.title', { who: '+55 31 98888-0003' }));
  }
});

test('the station that crashes ends its call with a reason, and the next call has sound again', async () => {
  await desk.control.ring(desk.number('meta').id, TONE_CUSTOMER);
  await answerOnCard(desk.phone);
  await ear.waitForTone({ hz: 1_000, presentWithinMs: 10_000 });
  const station = (await desk.phone.host.face.ask('windows')).find(({ url }) => url.includes('/station/'));
  if (station === undefined) throw new Error('there is no station');
  await desk.phone.host.face.ask('window/crash', { id: station.id });
  await expect.poll(async () => (await desk.latestCall()).status, { timeout: 5_000 }).toBe('COMPLETED');
  for (const language of ['en', 'pt-BR'] as const) {
    const t = createTranslator(language);
    await speak(desk.phone, language);
    await expect(desk.phone.main.getByText(t('errors.media-lost.title')).first()).toBeVisible();
  }
  await desk.phone.main
    .getByRole('button', { name: createTranslator('pt-BR')('call.dismiss') })
    .first()
    .click();

  await dial(desk.phone, { number: '31 98888-0003', line: desk.number('meta').label });
  await ear.waitForTone({ hz: 1_000, presentWithinMs: 15_000 });
});

test('keys stand nowhere on disk: not in the log, not in the settings, not in the history', async () => {
  const keys = [...desk.practice.numbers.map(({ apiKey }) => apiKey), desk.practice.tenantKey];
  for (const entry of readdirSync(desk.phone.userData, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = readFileSync(`${entry.parentPath}/${entry.name}`, 'latin1');
    for (const key of keys) expect(text.includes(key), `${entry.name} holds a key`).toBe(false);
  }
  for (const key of keys) expect(desk.phone.host.output()).not.toContain(key);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // ESRCH: no such process
  }
}
