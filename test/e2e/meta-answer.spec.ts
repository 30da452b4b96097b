import { expect, test } from '@playwright/test';
import { customerEar } from '../support/softphone/customer-ear.ts';
import { deskOfTests } from '../support/softphone/desk-of-tests.ts';
import { answerOnCard, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { headsetOfTests, voiceOfTests } from '../support/softphone/sound-of-tests.ts';
import { goertzelDbfs } from '../support/sound/tone-analysis.ts';

/** Sends 1 kHz; the agent's microphone hears 440 Hz. */
const TONE_CUSTOMER = '+5531988880003';
/** Says what it hears, which is nothing where the agent is silent. */
const ECHO = '+5511988880001';
const TALKER = '+5521988880002';
const KNOCK_HZ = 880;
/** Two beeps of 0.12 s, every five seconds: at least one pair in so long. */
const KNOCKS_MS = 6_000;
/** Beside what is said it must not hurt. */
const KNOCK_DBFS = { least: -45, most: -20 } as const;

const desk = deskOfTests();
const ear = headsetOfTests();
const voice = voiceOfTests();

/** In both languages, one way in each. */
for (const [preAccept, language] of [
  [true, 'pt-BR'],
  [false, 'en'],
] as const) {
  const what = preAccept ? 'the way to the customer is opened while it rings' : 'nothing is told to WhatsApp before the click';
  test(`${language}: ${what}, nothing is sent on it, and both hear each other after the click`, async () => {
    const { control, phone } = desk;
    await speak(phone, language);
    const read = await raiseCommand(phone, 'state/read', null);
    const lineId = (read.ok ? read.value.lines : []).find(({ kind }) => kind === 'meta')?.id;
    if (lineId === undefined) throw new Error('the app has no Meta line');
    expect(await raiseCommand(phone, 'line/change', { lineId, preAccept })).toMatchObject({ ok: true });

    const { callId } = await control.ring(desk.number('meta').id, TONE_CUSTOMER);
    await expect.poll(phone.cardIsVisible).toBe(true);
    if (preAccept) await expect.poll(() => stepsOf(callId)).toEqual(['pre-accept']);
    await phone.main.waitForTimeout(1_000);
    expect(await stepsOf(callId)).toEqual(preAccept ? ['pre-accept'] : []);
    await answerOnCard(phone, language);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });
    await customerEar(control, callId).waitForTone(20_000);
    expect(await stepsOf(callId)).toEqual(preAccept ? ['pre-accept', 'accept'] : ['accept']);
    expect(await control.call(callId)).toMatchObject({ rtpBeforeAccept: 0, answeredEarly: false });
  });
}

test('a second customer knocks quietly in the ear of who talks, where that is wished', async () => {
  const { control, phone } = desk;
  await speak(phone, 'pt-BR');
  await voice.hush();
  const { callId: first } = await control.ring(desk.number('meta').id, ECHO);
  await answerOnCard(phone);
  await expect.poll(async () => (await control.call(first)).status).toBe('ACCEPTED');
  await ear.waitForSilence({ within: 10_000, forMs: 1_500 });
  expect(await raiseCommand(phone, 'settings/change', { ringer: { beepInCall: true } })).toMatchObject({ ok: true });
  const quietSince = performance.now();
  const { callId: knocking } = await control.ring(desk.number('meta').id, TALKER);
  const loudestSince = (): number => loudestKnock(performance.now() - quietSince);
  await expect.poll(loudestSince, { timeout: 2 * KNOCKS_MS }).toBeGreaterThan(KNOCK_DBFS.least);
  expect(loudestSince()).toBeLessThan(KNOCK_DBFS.most);
  await control.hangUp(knocking);
  await expect(phone.main.getByRole('article')).toBeHidden();
  await ear.waitForSilence({ within: 5_000, forMs: 1_000 });

  expect(await raiseCommand(phone, 'settings/change', { ringer: { beepInCall: false } })).toMatchObject({ ok: true });
  await control.ring(desk.number('meta').id, TALKER);
  await expect(phone.main.getByRole('article')).toBeVisible();
  await phone.main.waitForTimeout(KNOCKS_MS);
  expect(loudestKnock(KNOCKS_MS)).toBeLessThan(KNOCK_DBFS.least);
});

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});

/** What the app told the service of a call, in order. */
async function stepsOf(callId: string): Promise<readonly string[]> {
  const requests = await desk.control.requests();
  return requests.flatMap(({ path, status }) => {
    const step = path.split(`/${callId}/`)[1];
    return (step === 'pre-accept' || step === 'accept') && status === 200 ? [step] : [];
  });
}

/** In steps of 50 ms. */
function loudestKnock(milliseconds: number): number {
  const samples = ear.last(milliseconds);
  const step = ear.rateHz / 20;
  let most = -140;
  for (let at = 0; at + 2 * step <= samples.length; at += step) {
    most = Math.max(most, goertzelDbfs(samples.subarray(at, at + 2 * step), ear.rateHz, KNOCK_HZ));
  }
  return most;
}
