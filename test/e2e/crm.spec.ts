import { expect, type Locator, test } from '@playwright/test';
import { createTranslator, type Translate } from '#contract/locales/translate.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import type { Language } from '#contract/settings.ts';
import { openSettings } from '../support/softphone/open-settings.ts';
import { answerOnCard, closeEnded, phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { startToldProgram, type ToldProgram } from '../support/softphone/told-program.ts';

const LANGUAGES = ['pt-BR', 'en'] as const satisfies readonly Language[];
const CUSTOMER = '+5531988880003';
/** Anybody can choose their own name: this one would be a program, another parameter and another site. */
const HOSTILE_NAME = 'Ana"><script>&n=1#javascript:alert(1) ../';
const HOSTILE: readonly (readonly [address: string, problem: 'scheme' | 'place-in-host' | 'unknown-place' | 'not-an-address'])[] = [
  ['http://crm.example/{digits}', 'scheme'],
  ['javascript:alert({digits})', 'scheme'],
  ['file:///etc/{digits}', 'scheme'],
  ['https://{digits}.crm.example/', 'place-in-host'],
  ['https://crm.example/{senha}', 'unknown-place'],
  ['https://crm.example/ --new-window {digits}', 'not-an-address'],
];

/** Three pages at most are opened in so long, and a little more. */
const STORM = { pages: 3, ms: 10_500 } as const;

let desk: PhoneOnPractice;
let program: ToldProgram;

test.beforeAll(async () => {
  desk = await phoneOnPractice();
  program = await startToldProgram(desk.phone);
  const number = phoneNumber(CUSTOMER);
  const nobody = { company: '', note: '', tags: [], isFavourite: false, isDoNotContact: false };
  if (number !== null)
    await raiseCommand(desk.phone, 'contacts/save', { id: null, draft: { ...nobody, name: HOSTILE_NAME, numbers: [number] } });
});
test.afterEach(() => desk.clear());
test.afterAll(async () => {
  program?.close();
  await desk?.stop();
});

const opened = async (): Promise<readonly string[]> => (await desk.phone.host.face.ask('opened')).external;
const templateKept = async (): Promise<string | null> => {
  const reply = await raiseCommand(desk.phone, 'state/read', null);
  return reply.ok ? reply.value.settings.crm.template : null;
};

/** The settings of the customer's page, found by its name. */
async function openCrm(t: Translate): Promise<Locator> {
  const page = await openSettings(desk.phone, t, 'crm');
  return page.getByRole('textbox', { name: t('crm.template'), exact: true });
}
/** When it rang while a page was to be opened. */
const pagesAt: number[] = [];
async function ring(): Promise<string> {
  if ((await templateKept()) !== '') pagesAt.push(performance.now());
  const { callId } = await desk.control.ring(desk.number('web').id, CUSTOMER);
  await expect.poll(desk.phone.cardIsVisible).toBe(true);
  return callId;
}
/** Waits until one more ring is no storm. */
async function outlastStorm(): Promise<void> {
  const first = pagesAt.at(-STORM.pages);
  if (first !== undefined) await desk.phone.main.waitForTimeout(Math.max(0, first + STORM.ms - performance.now()));
}
async function endRing(callId: string): Promise<void> {
  await desk.control.hangUp(callId);
  await expect.poll(desk.phone.cardIsVisible).toBe(false);
}

for (const language of LANGUAGES) {
  const t = createTranslator(language);

  test(`${language}: an address that could do harm is not taken, with a word why, and opens nothing when it rings`, async () => {
    const { main } = desk.phone;
    await speak(desk.phone, language);
    await raiseCommand(desk.phone, 'settings/change', { crm: { when: 'ring', template: '' } });
    const address = await openCrm(t);
    for (const [text, problem] of HOSTILE) {
      await test.step(text, async () => {
        await address.fill(text);
        await address.press('Enter');
        await expect(main.getByText(t(`address.${problem}`))).toBeVisible();
        expect(await templateKept()).toBe('');
      });
    }
    const before = await opened();
    await endRing(await ring());
    // One that came past this page, from a file of settings, is met at the door.
    await raiseCommand(desk.phone, 'settings/change', { crm: { template: 'javascript:alert({digits})' } });
    const isTaken = (await templateKept()) !== '';
    await endRing(await ring());
    expect(await opened()).toEqual(before);
    if (isTaken) await expect(main.getByText(t('errors.crm-address-wrong.title')).first()).toBeVisible();
    await raiseCommand(desk.phone, 'settings/change', { crm: { when: 'off', template: '' } });
  });

  test(`${language}: the customer’s page opens once, as it rings, and a program is told of the ring before the answer`, async () => {
    const { control, phone } = desk;
    const { main } = phone;
    await speak(phone, language);
    await raiseCommand(phone, 'settings/change', { hook: { isOn: true, url: program.url }, crm: { template: '', when: 'off' } });
    const address = await openCrm(t);
    await main.getByText(t('crm.moments.ring'), { exact: true }).click();
    await address.fill('https://crm.example/c/{digits}?line={line}&name={name}&way={direction}');
    await address.press('Enter');
    await expect.poll(templateKept).toContain('{digits}');
    await main.getByRole('button', { name: t('shell.back'), exact: true }).click();
    await outlastStorm(); // of which the tests before are a part
    const [before, toldBefore] = [(await opened()).length, program.told.length];
    const told = (): readonly string[] => program.told.slice(toldBefore).map(({ event }) => event);
    try {
      const callId = await ring();
      const page = `https://crm.example/c/5531988880003?line=${encodeURIComponent(desk.number('web').label)}&name=${escaped(HOSTILE_NAME)}&way=inbound`;
      await expect.poll(async () => (await opened()).slice(before)).toEqual([page]);
      await expect.poll(told).toEqual(['call.ringing']);
      expect((await control.call(callId)).status).toBe('RINGING');

      await answerOnCard(phone, language);
      await expect.poll(told).toEqual(['call.ringing', 'call.answered']);
      await main.getByRole('button', { name: t('call.hangUp') }).click();
      await expect.poll(told).toEqual(['call.ringing', 'call.answered', 'call.ended']);
      expect(program.told.every(({ isSigned, number }) => isSigned && number === CUSTOMER)).toBe(true);
      expect((await opened()).slice(before)).toEqual([page]); // and not again at the answer
      await closeEnded(phone, language);
    } finally {
      await raiseCommand(phone, 'settings/change', { hook: { isOn: false }, crm: { when: 'off', template: '' } });
    }
  });
}

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});

/** As one value of an address: nothing of it is read as more. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
