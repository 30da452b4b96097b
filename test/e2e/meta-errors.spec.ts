import { expect, test } from '@playwright/test';
import type { AppErrorCode } from '#contract/errors.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { openPermissions } from '../support/softphone/permission-pages.ts';
import { answerOnCard, dial, phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';

// What WhatsApp says no with, one of each kind; each number of Meta's table is in the unit tests, in three languages.

const LANGUAGES = ['pt-BR', 'en'] as const satisfies readonly Language[];
const ECHO = '+5511988880001';
/** Sends 1 kHz. */
const TONE_CUSTOMER = '+5531988880003';

interface Refusal {
  readonly what: string;
  readonly meta: number;
  readonly code: AppErrorCode;
}
const OF_A_CALL: readonly Refusal[] = [
  { what: 'the customer takes no calls', meta: 138_001, code: 'peer-unreachable' },
  { what: 'somebody talks to them', meta: 138_003, code: 'peer-busy' },
  { what: 'nothing came in time', meta: 138_007, code: 'call-setup-timeout' },
  { what: 'nobody has written yet', meta: 138_011, code: 'conversation-needed' },
  { what: 'their calls are used up', meta: 138_012, code: 'call-limit-reached' },
  { what: 'the number is paused', meta: 138_014, code: 'quality-paused' },
  { what: 'the number is not set up', meta: 138_018, code: 'calling-not-ready' },
];
const OF_A_REQUEST: readonly Refusal[] = [
  { what: 'they were asked only recently', meta: 138_009, code: 'permission-request-limit' },
  { what: 'they allow calls for good', meta: 138_017, code: 'permission-is-permanent' },
];

let desk: PhoneOnPractice;

test.beforeAll(async () => {
  // WhatsApp gives a call without our sound up after three seconds in place of thirty.
  desk = await phoneOnPractice({ times: { noMediaMidCallMs: 3_000 } });
});
test.afterEach(async () => {
  await refuse(null);
  await desk.control.flip({ textWindow: 'open' });
  await desk.clear();
});
test.afterAll(() => desk?.stop());

for (const language of LANGUAGES) {
  const t = createTranslator(language);
  const explained = async (code: AppErrorCode): Promise<void> => {
    const { main } = desk.phone;
    await expect(main.getByText(t(`errors.${code}.title`)).first()).toBeVisible({ timeout: 20_000 });
    await expect(main.getByText(t(`errors.${code}.advice`)).first()).toBeVisible();
  };

  test(`${language}: a call that WhatsApp refuses says why, and what to do`, async () => {
    test.setTimeout(240_000);
    const { main } = desk.phone;
    await speak(desk.phone, language);
    for (const { what, meta, code } of OF_A_CALL) {
      await test.step(what, async () => {
        await refuse(meta);
        await dial(desk.phone, { number: ECHO, line: desk.number('meta').label, language });
        await explained(code);
        await main.getByRole('button', { name: t('call.dismiss'), exact: true }).click();
        await expect(main.getByRole('combobox', { name: t('dial.label') })).toBeEditable();
      });
    }
  });

  test(`${language}: a question that WhatsApp refuses says why, and the words stay`, async () => {
    const { main } = desk.phone;
    await speak(desk.phone, language);
    const customer = language === 'en' ? '+5511977770302' : '+5511977770301';
    const who = language === 'en' ? '+55 11 97777-0302' : '+55 11 97777-0301';
    await desk.control.setPermission({ numberId: desk.number('meta').id, customer, status: 'no_permission' });
    await openPermissions(desk.phone, t, 'customers');
    await main.getByLabel(t('permissions.check'), { exact: true }).last().fill(who);
    await main.getByRole('button', { name: t('permissions.checkGo') }).click();
    await main
      .getByRole('listitem', { name: who })
      .getByRole('button', { name: t('permissions.ask'), exact: true })
      .click();
    const asking = main.getByRole('dialog', { name: t('request.title', { who }) });
    const words = asking.getByRole('textbox', { name: t('request.text') });
    const send = asking.getByRole('button', { name: t('request.send') });
    await words.fill('Posso ligar?');
    for (const { what, meta, code } of OF_A_REQUEST) {
      await test.step(what, async () => {
        await refuse(meta);
        await send.click();
        await explained(code);
        await expect(words).toHaveValue('Posso ligar?');
      });
    }
    await refuse(null);
    await desk.control.flip({ textWindow: 'by-calls' });
    await send.click();
    await explained('text-window-closed');
    await expect(words).toHaveValue('Posso ligar?');
    await asking.getByRole('button', { name: t('common.cancel') }).click();
    await main.getByRole('tab', { name: t('places.phone') }).click();
  });

  test(`${language}: a number too small for calls says so where they are switched on, and keeps what was chosen`, async () => {
    const { main } = desk.phone;
    await speak(desk.phone, language);
    await openPermissions(desk.phone, t, 'settings');
    const receives = main.getByRole('switch', { name: t('callingSettings.isOn') });
    const save = main.getByRole('button', { name: t('callingSettings.save') });
    const turn = (): Promise<void> => main.getByText(t('callingSettings.isOn'), { exact: true }).first().click();
    await expect(receives).toBeChecked();
    await turn();
    await save.click();
    await expect(main.getByText(t('callingSettings.saved'))).toBeVisible();
    await expect.poll(statusOfCalling).toBe('DISABLED');
    await refuse(138_015);
    await turn();
    await save.click();
    await explained('tier-too-low');
    await expect(receives).toBeChecked();
    expect(await statusOfCalling()).toBe('DISABLED');
    await refuse(null);
    await save.click();
    await expect(main.getByText(t('callingSettings.saved'))).toBeVisible();
    await expect.poll(statusOfCalling).toBe('ENABLED');
    await main.getByRole('tab', { name: t('places.phone') }).click();
  });

  test(`${language}: a call that WhatsApp ends because no sound of ours arrives says so, with the sound check one press away`, async () => {
    const { main } = desk.phone;
    await speak(desk.phone, language);
    const { callId } = await desk.control.ring(desk.number('meta').id, TONE_CUSTOMER);
    await answerOnCard(desk.phone, language);
    await expect(main.getByRole('button', { name: t('quality.details') })).toBeVisible(); // sound flows
    await desk.control.cutMedia(callId);
    await explained('peer-heard-nothing');
    expect(await desk.control.call(callId)).toMatchObject({ status: 'FAILED', mediaFault: 138_021 });
    await expect(main.getByRole('timer')).toHaveCount(0);
    await main
      .locator('.call-screen')
      .getByRole('button', { name: t('soundCheck.open') })
      .click();
    const check = main.getByRole('dialog', { name: t('soundCheck.title') });
    await check.getByRole('button', { name: t('common.close'), exact: true }).click();
    await expect(check).toBeHidden();
    await main.getByRole('button', { name: t('call.dismiss'), exact: true }).click();
  });
}

test('a number that places too many calls still takes them at once: it is calls that WhatsApp limits, and not our questions', async () => {
  const t = createTranslator('pt-BR');
  const { main } = desk.phone;
  await speak(desk.phone, 'pt-BR');
  await refuse(138_005);
  await dial(desk.phone, { number: ECHO, line: desk.number('meta').label });
  await expect(main.getByText(t('errors.too-many-calls.title')).first()).toBeVisible({ timeout: 20_000 });
  await expect(main.getByText(t('errors.too-many-calls.advice')).first()).toBeVisible();
  await main.getByRole('button', { name: t('call.dismiss'), exact: true }).click();
  const { callId } = await desk.control.ring(desk.number('meta').id, TONE_CUSTOMER);
  await answerOnCard(desk.phone);
  await expect.poll(async () => (await desk.control.call(callId)).status).toBe('ACCEPTED');
  await main.getByRole('button', { name: t('call.hangUp') }).click();
});

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});

/** From now on WhatsApp refuses each call and question of the official number with this number of Meta's; null: no more. */
async function refuse(metaRefusal: number | null): Promise<void> {
  await desk.control.setNumber(desk.number('meta').id, { metaRefusal });
}

async function statusOfCalling(): Promise<unknown> {
  const { practice } = desk;
  const answer = await fetch(`${practice.apiBase}/calls/settings`, { headers: { 'x-api-key': desk.number('meta').apiKey } });
  const { calling } = (await answer.json()) as { readonly calling: { readonly status: unknown } };
  return calling.status;
}
