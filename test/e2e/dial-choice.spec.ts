import { expect, type Page, test } from '@playwright/test';
import { createTranslator, type Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { closeEnded, dial, phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';

/** Allows no calls until she is asked; on a web number nobody asks. */
const GABRIELA = '+5581988880008';
const ANA = '+5511988880001';
const LANGUAGES = ['pt-BR', 'en'] as const satisfies readonly Language[];

let desk: PhoneOnPractice;
let main: Page;

test.beforeAll(async () => {
  desk = await phoneOnPractice();
  ({ main } = desk.phone);
  await raiseCommand(desk.phone, 'contacts/save', {
    id: null,
    draft: {
      name: 'Ana Conceição',
      company: 'Padaria Central',
      note: '',
      tags: [],
      numbers: [phoneNumber(ANA) as PhoneNumber],
      isFavourite: false,
      isDoNotContact: false,
    },
  });
});
test.afterEach(() => desk.clear());
test.afterAll(() => desk?.stop());

for (const language of LANGUAGES) {
  test(`${language}: the line that goes through is chosen and says why, and the agent's own word wins`, async () => {
    test.setTimeout(90_000);
    const t = createTranslator(language);
    await speak(desk.phone, language);
    const [meta, web] = [desk.number('meta'), desk.number('web')];
    await desk.control.setPermission({ numberId: meta.id, customer: GABRIELA, status: 'no_permission' });
    const field = main.getByRole('combobox', { name: t('dial.label') });
    const box = main.getByRole('button', { name: t('dial.line') }).first();
    const why = main.getByRole('status', { name: t('advice.title') });
    await expect(box).toContainText(meta.label);

    // The change is shown, with the reason, and every line has its own in the chooser.
    await field.fill(GABRIELA);
    const reason = t('advice.reasons.permission-missing');
    await expect(why).toContainText(t('advice.instead.passes', { line: web.label, former: meta.label, why: reason }), {
      timeout: 20_000,
    });
    await expect(box).toContainText(web.label);
    // By keyboard, which leaves the field: people whom the number reminds of are offered over what stands below it.
    await box.press('Enter');
    await expect(main.getByRole('option', { name: meta.label })).toHaveAccessibleDescription(
      new RegExp(`${reason}\\s?\\. ${t('advice.toDo.ask')}`),
    );
    await expect(main.getByRole('option', { name: web.label })).toHaveAccessibleDescription(
      new RegExp(t('advice.reasons.no-permission-needed')),
    );
    await main.keyboard.press('Escape');

    // Back again: it stays there, says what stands in the way, and offers the question.
    await main.getByRole('button', { name: t('advice.back', { line: meta.label }) }).click();
    await expect(why).toHaveText(`${t('advice.verdict.blocked')}: ${reason}. ${t('advice.toDo.ask')}`);
    await expect(box).toContainText(meta.label);
    await expect(main.getByRole('button', { name: t('permissions.ask'), exact: true }).first()).toBeVisible();
    await main.getByRole('button', { name: t('advice.use', { line: web.label }) }).click();
    await field.press('Enter');
    await expectCallOn(t, { numberId: web.id, customer: GABRIELA });

    // The agent's word, for who may be called on either line.
    await closeEnded(desk.phone, language);
    await dial(desk.phone, { number: ANA, line: meta.label, language });
    // Whom nobody has reached is asked about before the next call.
    await expect.poll(latestStatus, { timeout: 20_000 }).toBe('ACCEPTED');
    await expectCallOn(t, { numberId: meta.id, customer: ANA });
    await closeEnded(desk.phone, language);
  });

  test(`${language}: whom to call, what one is doing and a setting are a few letters away, and nothing is dialled by them`, async () => {
    const t = createTranslator(language);
    await speak(desk.phone, language);
    const before = (await desk.control.calls()).length;
    await find(t, 'ana conceicao', t('palette.callWho', { who: 'Ana Conceição' }));
    const field = main.getByRole('combobox', { name: t('dial.label') });
    await expect(field).toHaveValue('+55 11 98888-0001');
    await expect(field).toBeFocused();
    expect(await desk.control.calls()).toHaveLength(before);
    await main.getByRole('button', { name: t('dial.clear') }).click();

    const quiet = t('presence.choice', {
      status: t('presence.status.do-not-disturb'),
      span: t('presence.span.minutes', { count: 30 }),
    });
    await find(t, 'dnd 30', quiet);
    await expect(
      main.getByRole('button', { name: new RegExp(`^${t('presence.title')}: ${t('presence.status.do-not-disturb')}`) }),
    ).toBeVisible();
    await find(t, t('presence.back'), t('presence.back'));
    await expect(main.getByRole('button', { name: `${t('presence.title')}: ${t('presence.status.available')}` })).toBeVisible();

    // In the word of the other language.
    const other = createTranslator(language === 'en' ? 'pt-BR' : 'en');
    await find(t, other('settings.theme'), t('settings.theme'));
    await expect(main.locator('[data-entry="theme"] :focus')).toHaveCount(1);
    await main.getByRole('button', { name: t('shell.back'), exact: true }).click();
  });
}

const latestStatus = async (): Promise<string> => (await desk.latestCall()).status;

/** Opens the palette, types, and takes the row that Enter would take. */
async function find(t: Translate, text: string, row: string): Promise<void> {
  await main.keyboard.press('Control+K');
  await main
    .getByRole('dialog', { name: t('places.palette') })
    .getByRole('combobox')
    .fill(text);
  await expect(main.locator('.palette-option[data-focused]')).toContainText(row);
  await main.keyboard.press('Enter');
  await expect(main.getByRole('dialog', { name: t('places.palette') })).toBeHidden();
}

async function expectCallOn(t: Translate, { numberId, customer }: { readonly numberId: string; readonly customer: string }): Promise<void> {
  await expect
    .poll(async () => {
      const call = await desk.latestCall().catch(() => null);
      return [call?.numberId, call?.customerNumber];
    })
    .toEqual([numberId, customer]);
  await main
    .getByRole('button', { name: t('call.hangUp'), exact: true })
    .or(main.getByRole('button', { name: t('call.cancel'), exact: true }))
    .first()
    .click();
  await expect.poll(latestStatus).not.toMatch(/INITIATED|RINGING|ACCEPTED/);
}

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});
