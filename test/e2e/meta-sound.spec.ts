import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { answerOnCard, phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { playTone } from '../support/sound/play-tone.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';
import { goertzelDbfs } from '../support/sound/tone-analysis.ts';

/** Sends 1 kHz. */
const TONE_CUSTOMER = '+5531988880003';
const pulseServer = process.env['PULSE_SERVER'] ?? '';

let desk: PhoneOnPractice;
let ear: Ear;
let hush: (() => Promise<void>) | null = null;

test.beforeAll(async () => {
  desk = await phoneOnPractice();
  ear = await openEar({ pulseServer });
});
test.afterEach(async () => {
  await hush?.();
  hush = null;
  await desk.clear();
});
test.afterAll(async () => {
  await ear?.stop();
  await desk?.stop();
});

test('an agent who talks on mute is told, until the mute ends', async () => {
  const { main } = desk.phone;
  // Noise suppression takes a tone that lasts for noise.
  expect(await raiseCommand(desk.phone, 'settings/change', { voice: { noiseSuppression: false, autoGain: false } })).toMatchObject({
    ok: true,
  });
  await talkTo();
  await main.getByRole('button', { name: 'Mudo' }).click();
  speak();
  const told = main.locator('.mute-state', { hasText: 'Você está falando no mudo' });
  await expect(told).toBeVisible({ timeout: 10_000 });
  await main.getByRole('button', { name: 'Mudo' }).click();
  await expect(told).toBeHidden();
});

test('a customer of whom nothing comes any more is said to be silent, and then the agent is told what to do', async () => {
  const { main } = desk.phone;
  speak();
  const callId = await talkTo();
  const cutAt = performance.now();
  await desk.control.cutMedia(callId);
  await expect(main.getByText('Sem som do cliente').first()).toBeVisible({ timeout: 8_000 });
  expect(performance.now() - cutAt).toBeGreaterThan(1_500);
  await expect(main.getByText('Nenhum som do cliente há cinco segundos').first()).toBeVisible({ timeout: 10_000 });
  expect(performance.now() - cutAt).toBeGreaterThan(4_500);
  await main.getByRole('button', { name: 'Desligar' }).click();
  await expect.poll(async () => (await desk.control.call(callId)).status).toBe('COMPLETED');
});

test('with a gain the customer and the agent hear each other louder, and without it as before', async () => {
  expect(
    await raiseCommand(desk.phone, 'settings/change', {
      metaEchoCancellation: false,
      voice: { noiseSuppression: false, autoGain: false },
    }),
  ).toMatchObject({ ok: true });
  hush = playTone({ pulseServer, sink: 'mic', hz: 440, dbfs: -20 });
  const callId = await talkTo();
  const customerHears = async (): Promise<number> =>
    Math.max(...(await desk.control.meter(callId, Date.now() - 500)).moments.map(({ tone440Dbfs }) => tone440Dbfs));
  const agentHears = (): number => goertzelDbfs(ear.last(200), ear.rateHz, 1_000);
  // The loudest of many looks: what a busy machine leaves out makes a tone seem softer.
  const before = { customer: -100, agent: -100 };
  for (let looks = 0; looks < 20; looks += 1) {
    await delay(100);
    before.customer = Math.max(before.customer, await customerHears());
    before.agent = Math.max(before.agent, agentHears());
  }
  expect(Math.min(before.customer, before.agent)).toBeGreaterThan(-30);
  for (const db of [6, -6, 0]) {
    expect(await raiseCommand(desk.phone, 'settings/change', { gain: { microphoneDb: db, speakerDb: db } })).toMatchObject({ ok: true });
    const differences = async (): Promise<number> =>
      Math.max(Math.abs((await customerHears()) - before.customer - db), Math.abs(agentHears() - before.agent - db));
    await expect.poll(differences, { timeout: 10_000 }).toBeLessThan(1);
  }
});

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});

function speak(): void {
  hush = playTone({ pulseServer, sink: 'mic', hz: 440 });
}

/** Answers the customer and hears them. */
async function talkTo(): Promise<string> {
  await desk.control.ring(desk.number('meta').id, TONE_CUSTOMER);
  await answerOnCard(desk.phone);
  await ear.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });
  return (await desk.latestCall()).id;
}
