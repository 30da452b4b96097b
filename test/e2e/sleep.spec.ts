import { expect, test } from '@playwright/test';
import { midSentence } from '#contract/locales/mid-sentence.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { type CutWay, openCutWay } from '../support/softphone/cut-way.ts';
import { expectHeader, expectTray } from '../support/softphone/expect-reach.ts';
import { answerOnCard, closeEnded, type PhoneOnPractice, phoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { pressAtRest } from '../support/softphone/press-at-rest.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { loudestSince } from '../support/sound/loudest-since.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';

// The machine sleeps, as the system tells it; what the service sends meanwhile is what a tunnel tells late. Its network goes: Chromium says
// so, nothing gets through to the service, and no webhook comes.

const TALKER = '+5521988880002';
const AUDIBLE_DBFS = -45;

let desk: PhoneOnPractice;
let ear: Ear;
let way: CutWay;

test.beforeAll(async () => {
  desk = await phoneOnPractice(
    {},
    {
      async through(apiBase) {
        way = await openCutWay(apiBase);
        return way.apiBase;
      },
    },
  );
  ear = await openEar({ pulseServer: process.env['PULSE_SERVER'] ?? '' });
});
test.afterEach(async () => {
  await network(true);
  await desk.clear();
});
test.afterAll(async () => {
  await ear?.stop();
  await desk?.stop();
  await way?.close();
});

const power = (event: 'suspend' | 'resume'): Promise<null> => desk.phone.host.face.ask('power', { event });

/** Of the list on the screen only the rows in sight are there. */
async function listed(): Promise<number> {
  const reply = await raiseCommand(desk.phone, 'state/read', null);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value.recents.length;
}

/** The network goes or comes, but for what Chromium says of it. */
async function network(isThere: boolean): Promise<void> {
  await desk.control.flip({ webhookLossPercent: isThere ? 0 : 100 });
  if (isThere) await way.join();
  else way.cut();
}
const chromiumSays = (isThere: boolean): Promise<void> => desk.phone.station.context().setOffline(!isThere);

for (const language of ['pt-BR', 'en'] as const) {
  const t = createTranslator(language);
  const both = (): string => `${desk.number('meta').label}, ${desk.number('web').label}`;
  const isReady = async (): Promise<void> => {
    await expectHeader(desk.phone, t('status.ready'), both(), 15_000);
    await expectTray(desk.phone, 'live', t('tray.tooltip.idle'));
  };
  /** Ready again, but for the missed calls that the tray keeps telling of until somebody has seen them. */
  const isReadyWithMissed = async (count: number): Promise<void> => {
    const { host, main } = desk.phone;
    await expectHeader(desk.phone, t('status.ready'), both(), 15_000);
    const missed = t('alerts.tooltip.missed', { count });
    await expectTray(desk.phone, 'missed', missed);
    await host.face.ask('tray/menu', { index: 0, path: [missed] });
    await expectTray(desk.phone, 'live', t('tray.tooltip.idle'), 10_000);
    await pressAtRest(main.getByRole('tab', { name: t('places.phone') }));
  };
  const isOut = async (): Promise<void> => {
    const cause = t('errors.service-unreachable.title');
    const { label } = desk.number('meta');
    await expectHeader(desk.phone, t('status.down'), cause, 10_000);
    await expectTray(desk.phone, 'offline', t('tray.tooltip.trouble', { cause: `${label}: ${midSentence(cause)} (+1)` }));
  };

  test(`${language}: a call that began and ended during a sleep is listed as missed, and nothing rings`, async () => {
    const { control, phone } = desk;
    await speak(phone, language);
    await ear.waitForSilence({ within: 5_000, forMs: 500 });
    const before = await listed();
    await power('suspend');
    const { callId } = await control.ring(desk.number('meta').id, TALKER);
    await phone.main.waitForTimeout(1_500);
    expect(await phone.cardIsVisible()).toBe(false);
    await control.hangUp(callId);
    await power('resume');
    await expect.poll(listed, { timeout: 6_000 }).toBe(before + 1);
    await expect(phone.main.getByRole('row').first()).toContainText(t('recents.result.missed'));
    for (let looks = 0; looks < 10; looks += 1) {
      expect(await phone.cardIsVisible()).toBe(false);
      await phone.main.waitForTimeout(200);
    }
    await ear.waitForSilence({ within: 1_500, forMs: 1_000 });
    expect(await listed()).toBe(before + 1);
    await isReadyWithMissed(1);
  });

  test(`${language}: a call that still rings after the sleep rings, within 3 s, and goes on`, async () => {
    const { control, phone } = desk;
    await speak(phone, language);
    await power('suspend');
    const { callId } = await control.ring(desk.number('web').id, TALKER);
    await phone.main.waitForTimeout(1_500);
    expect(await phone.cardIsVisible()).toBe(false);
    await power('resume');
    await expect.poll(phone.cardIsVisible, { timeout: 3_000 }).toBe(true);
    // The other signs of waking come a little later, and take no ring away.
    for (let looks = 0; looks < 15; looks += 1) {
      await phone.main.waitForTimeout(200);
      expect(await phone.cardIsVisible()).toBe(true);
    }
    await answerOnCard(phone, language);
    await expect.poll(async () => (await control.call(callId)).status).toBe('ACCEPTED');
    await phone.main.getByRole('button', { name: t('call.hangUp') }).click();
    await closeEnded(phone, language);
  });

  test(`${language}: without a network window and tray say that nobody can call; when it is back they say ready, and the next ring is heard`, async () => {
    const { control, phone } = desk;
    await speak(phone, language);
    await isReady();
    await ear.waitForSilence({ within: 10_000, forMs: 1_000 });
    await network(false);
    await chromiumSays(false);
    await isOut();
    // Who gives up meanwhile is listed afterwards.
    const away = await control.ring(desk.number('meta').id, TALKER);
    await phone.main.waitForTimeout(1_000);
    await control.hangUp(away.callId);
    expect(await phone.cardIsVisible()).toBe(false);

    // A network is said to be there before anything gets through it.
    await chromiumSays(true);
    await phone.main.waitForTimeout(700);
    await network(true);
    const before = performance.now();
    const { callId } = await control.ring(desk.number('web').id, TALKER);
    await Promise.all([
      expect.poll(phone.cardIsVisible, { timeout: 3_000 }).toBe(true),
      expect.poll(() => loudestSince(ear, before), { timeout: 4_000 }).toBeGreaterThan(AUDIBLE_DBFS),
    ]);
    await control.hangUp(callId);
    await expect(phone.main.getByRole('row').nth(1)).toContainText(t('recents.result.missed'), { timeout: 10_000 });
    await isReadyWithMissed(2);
  });

  test(`${language}: a machine that wakes without a network says so until it is back, and what rings then is answered`, async () => {
    const { control, phone } = desk;
    await speak(phone, language);
    await power('suspend');
    await network(false);
    await phone.main.waitForTimeout(500);
    await power('resume');
    await isOut();
    const { callId } = await control.ring(desk.number('meta').id, TALKER);
    await phone.main.waitForTimeout(1_000);
    expect(await phone.cardIsVisible()).toBe(false);
    // Said before it is back: else the ring is heard, and held once more, under the press.
    await chromiumSays(false);
    await network(true);
    await chromiumSays(true);
    await expect.poll(phone.cardIsVisible, { timeout: 5_000 }).toBe(true);
    await answerOnCard(phone, language);
    await expect.poll(async () => (await control.call(callId)).status).toBe('ACCEPTED');
    await control.hangUp(callId);
    await closeEnded(phone, language);
    await isReady();
  });
}
