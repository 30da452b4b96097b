import { expect, test } from '@playwright/test';
import type { RingerSettings } from '#contract/ringer.ts';
import { deskOfTests } from '../support/softphone/desk-of-tests.ts';
import { answerOnCard } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { headsetOfTests } from '../support/softphone/sound-of-tests.ts';
import { plugSpeaker, type PluggedSpeaker } from '../support/sound/plug-speaker.ts';
import { loudestSince } from '../support/sound/loudest-since.ts';

/** Sends 1 kHz. */
const TONE_CUSTOMER = '+5531988880003';
const SPEAKER = 'Caixa da mesa';
const AUDIBLE_DBFS = -45;
const QUIET_DBFS = -60;
const RING_MS = 3_000;
const pulseServer = process.env['PULSE_SERVER'] ?? '';

// One story: what one test plugs in, the next ones ring on.
test.describe.configure({ mode: 'serial' });
const desk = deskOfTests();
const headset = headsetOfTests();
// Plugged in while the phone runs.
let speaker: PluggedSpeaker;
test.beforeAll(async () => {
  speaker = await plugSpeaker(pulseServer, SPEAKER);
});
test.afterEach(() => expect.poll(desk.phone.cardIsVisible).toBe(false)); // what rang is over, so that it cannot be taken for the next ring
test.afterAll(() => speaker?.unplug());

test('with every window hidden a call rings on the loudspeaker chosen for it, and is talked in the headset', async () => {
  const { control, phone } = desk;
  await chooseInSettings(SPEAKER);
  const windows = await phone.host.face.ask('windows');
  await phone.host.face.ask('window/close', { id: windows.find(({ url }) => url.includes('/views/main/'))?.id ?? 0 });
  await expect.poll(async () => (await phone.host.face.ask('windows')).filter(({ visible }) => visible)).toEqual([]);
  const quietSince = await silence();
  await control.ring(desk.number('meta').id, TONE_CUSTOMER);
  await expect.poll(() => loudestSince(speaker.ear, quietSince)).toBeGreaterThan(AUDIBLE_DBFS);
  expect(loudestSince(headset, quietSince)).toBeLessThan(QUIET_DBFS);
  await answerOnCard(phone);
  await headset.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });
  await speaker.ear.waitForSilence({ within: 3_000, forMs: 500 });
});

test('a call that nobody takes rings in the headset at first, then on the loudspeaker too', async () => {
  await useRinger({ devices: [], escalateAfterSeconds: 5, escalateTo: [SPEAKER] });
  const quietSince = await silence();
  await desk.control.ring(desk.number('meta').id, TONE_CUSTOMER);
  await expect.poll(() => loudestSince(headset, quietSince), { intervals: [100], timeout: 4_500 }).toBeGreaterThan(AUDIBLE_DBFS);
  expect(loudestSince(speaker.ear, quietSince)).toBeLessThan(QUIET_DBFS);
  await expect.poll(() => loudestSince(speaker.ear, quietSince)).toBeGreaterThan(AUDIBLE_DBFS);
});

test('a silent phone shows the call and makes no sound', async () => {
  await useRinger({ mode: 'silent', escalateAfterSeconds: null, escalateTo: [] });
  const quietSince = await silence();
  await desk.control.ring(desk.number('meta').id, TONE_CUSTOMER);
  await expect.poll(desk.phone.cardIsVisible).toBe(true);
  await desk.phone.main.waitForTimeout(RING_MS);
  expect([loudestSince(headset, quietSince), loudestSince(speaker.ear, quietSince)].every((dbfs) => dbfs < QUIET_DBFS)).toBe(true);
});

test('when the loudspeaker is unplugged while it rings, it rings in the headset', async () => {
  await useRinger({ mode: 'sound', devices: [SPEAKER] });
  const quietSince = await silence();
  await desk.control.ring(desk.number('meta').id, TONE_CUSTOMER);
  await expect.poll(() => loudestSince(speaker.ear, quietSince)).toBeGreaterThan(AUDIBLE_DBFS);
  const unpluggedAt = performance.now();
  expect(loudestSince(headset, quietSince)).toBeLessThan(QUIET_DBFS);
  await speaker.unplug();
  await expect.poll(() => loudestSince(headset, unpluggedAt)).toBeGreaterThan(AUDIBLE_DBFS);
});

async function chooseInSettings(name: string): Promise<void> {
  const { main } = desk.phone;
  await main.getByRole('button', { name: 'Configurações' }).click();
  const ringer = main.getByRole('region', { name: 'Toque de chamada' });
  await ringer.getByText(name, { exact: true }).click();
  await expect(ringer.getByRole('checkbox', { name })).toBeChecked();
  await main.keyboard.press('Escape');
}

async function useRinger(ringer: Partial<RingerSettings>): Promise<void> {
  expect(await raiseCommand(desk.phone, 'settings/change', { ringer })).toMatchObject({ ok: true });
}

/** Waits until nothing sounds anywhere. Answers since when, so that what sounds later can be told from what sounded before. */
async function silence(): Promise<number> {
  const quiet = { within: 10_000, forMs: 500 };
  await Promise.all([headset.waitForSilence(quiet), speaker.ear.waitForSilence(quiet)]);
  return performance.now() - quiet.forMs / 2;
}
