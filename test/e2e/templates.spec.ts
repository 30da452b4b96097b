import { expect, type Locator, type Page, test } from '@playwright/test';
import { createTranslator, type Translate } from '#contract/locales/translate.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import type { Language } from '#contract/settings.ts';
import { PRACTICE_WORDS } from '../../main/practice/practice-words.ts';
import type { PracticeMessage } from '../../main/practice/messages/message-book.ts';
import { deskOfTests } from '../support/softphone/desk-of-tests.ts';
import { latestStatusOf, openPermissions } from '../support/softphone/permission-pages.ts';
import { dial, speak } from '../support/softphone/phone-on-practice.ts';
import { pressAtRest } from '../support/softphone/press-at-rest.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';

// Beyond Meta's window free text does not reach a customer: approved templates do.

const LANGUAGES = ['pt-BR', 'en'] as const satisfies readonly Language[];
/** Customers with whom there has been no call: one is asked, one never answers, one calls. */
const WHO = {
  'pt-BR': { asked: '+5511977770401', absent: '+5541988880004', caller: '+5511977770403' },
  en: { asked: '+5511977770402', absent: '+5541988880004', caller: '+5511977770404' },
} as const;
/** The templates of the service, which speaks Portuguese to phones of any language. */
const { order, named, photo, hours } = PRACTICE_WORDS['pt-BR'];
/** As contacts have them. */
const NAMES = { asked: 'Dra. Marina Lopes', absent: 'Carlos Prado', caller: 'Beatriz Nunes' } as const;

const desk = deskOfTests();
let main: Page;
// A phone is started for the file, on a machine that may be busy.
test.setTimeout(120_000);
test.beforeAll(async () => {
  ({ main } = desk.phone);
  const nobody = { company: '', note: '', tags: [], isFavourite: false, isDoNotContact: false };
  for (const who of ['asked', 'absent', 'caller'] as const) {
    const numbers = [...new Set(LANGUAGES.map((language) => WHO[language][who]))].flatMap((text) => phoneNumber(text) ?? []);
    expect(await raiseCommand(desk.phone, 'contacts/save', { id: null, draft: { ...nobody, name: NAMES[who], numbers } })).toMatchObject({
      ok: true,
    });
  }
});
test.afterEach(async () => {
  await desk.control.flip({ textWindow: 'open' });
});

async function lastMessage(): Promise<PracticeMessage | undefined> {
  return (await desk.control.messages()).at(-1);
}

async function choose(dialog: Locator, t: Translate, name: string): Promise<void> {
  // Its name begins with what is chosen.
  await dialog.getByRole('button', { name: new RegExp(`${t('templates.choose')}$`) }).click();
  await main.getByRole('option', { name }).click();
}

for (const language of LANGUAGES) {
  const t = createTranslator(language);

  test(`${language}: a customer whom a question does not reach gets a template, filled in, and the question waits`, async () => {
    await speak(desk.phone, language);
    const { asked: customer } = WHO[language];
    await desk.control.setPermission({ numberId: desk.number('meta').id, customer, status: 'no_permission' });
    await desk.control.flip({ textWindow: 'by-calls' });
    await openPermissions(desk.phone, t, 'customers');
    await main.getByLabel(t('permissions.check'), { exact: true }).last().fill(customer);
    await main.getByRole('button', { name: t('permissions.checkGo') }).click();
    const ask = main
      .getByRole('listitem', { name: NAMES.asked })
      .filter({ hasText: customer.slice(-4) }) // each language asks another one of that name
      .getByRole('button', { name: t('permissions.ask'), exact: true });
    await ask.click();
    const dialog = main.getByRole('dialog', { name: t('request.title', { who: NAMES.asked }) });
    await dialog.getByRole('textbox', { name: t('request.text') }).fill('Posso ligar?');
    await dialog.getByRole('button', { name: t('request.send') }).click();
    await expect(dialog.getByText(t('errors.text-window-closed.title'))).toBeVisible();
    await dialog.getByRole('button', { name: t('templates.use') }).click();

    await choose(dialog, t, order.name);
    await expect(dialog.getByRole('textbox', { name: t('templates.field', { name: '1' }) })).toHaveValue('Marina');
    await dialog.getByRole('button', { name: t('templates.send') }).click();
    await expect(dialog.getByText(t('templates.fieldEmpty'))).toBeVisible();
    await dialog.getByRole('textbox', { name: t('templates.field', { name: '2' }) }).fill('8841');
    const preview = dialog.getByRole('figure', { name: t('templates.preview') });
    for (const part of [order.header, order.text.replace('{{1}}', 'Marina').replace('{{2}}', '8841'), order.footer, order.button])
      await expect(preview).toContainText(part);
    await dialog.getByText(t('templates.others', { count: 2 })).click();
    await expect(dialog.getByText(`${photo.name} ${t('templates.obstacle.media')}`)).toBeVisible();
    await expect(dialog.getByText(`${hours.name} ${t('templates.obstacle.not-approved')}`)).toBeVisible();
    await dialog.getByRole('button', { name: t('templates.send') }).click();
    await expect(dialog.getByText(t('templates.sent'))).toBeVisible({ timeout: 10_000 });
    expect(await lastMessage()).toMatchObject({
      to: customer,
      templateId: 'tpl_practice_order_meta',
      variables: { 1: 'Marina', 2: '8841' },
    });

    await dialog
      .getByRole('button', { name: t('common.close'), exact: true })
      .last()
      .click();
    await ask.click();
    await expect(dialog.getByRole('textbox', { name: t('request.text') })).toHaveValue('Posso ligar?');
    await dialog.getByRole('button', { name: t('common.cancel') }).click();
  });

  test(`${language}: a message in place of one more call that WhatsApp refuses after it was taken says so, and a template goes out`, async () => {
    await speak(desk.phone, language);
    const { absent: customer } = WHO[language];
    const { label, id: numberId } = desk.number('meta');
    await desk.control.setPermission({ numberId, customer, status: 'temporary' });
    const field = main.getByRole('combobox', { name: t('dial.label') });
    await expect(async () => {
      await main.getByRole('tab', { name: t('places.phone') }).click();
      await expect(field).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 20_000 });
    const call = (): Promise<void> => dial(desk.phone, { number: customer, line: label, language });
    const question = main.getByRole('alertdialog');
    await call();
    // The first call of the file is in vain; those after it are asked about.
    await expect(question.or(main.getByRole('button', { name: t('call.cancel'), exact: true })).first()).toBeVisible({ timeout: 10_000 });
    if (!(await question.isVisible())) {
      await expect.poll(() => latestStatusOf(desk), { timeout: 10_000 }).toBe('RINGING');
      await main.getByRole('button', { name: t('call.cancel'), exact: true }).click();
      await main.getByRole('button', { name: t('call.dismiss'), exact: true }).click();
      await call();
    }
    await expect(question.getByRole('heading', { name: t('guard.title.unanswered-second', { who: NAMES.absent }) })).toBeVisible();
    await desk.control.flip({ textWindow: 'by-calls' });
    await question.getByRole('button', { name: t('guard.send') }).click();
    await expect(question.getByText(t('errors.text-window-closed.title'))).toBeVisible({ timeout: 10_000 });
    await expect(question.getByText(t('guard.sent'))).toHaveCount(0);
    expect(await lastMessage()).toMatchObject({ to: customer, text: t('guard.suggestion') });
    await question.getByRole('button', { name: t('templates.use') }).click();
    await choose(question, t, named.name);
    await expect(question.getByRole('textbox', { name: named.variable })).toHaveValue('Carlos');
    await question.getByRole('button', { name: t('templates.send') }).click();
    await expect(question.getByText(t('guard.sent'))).toBeVisible({ timeout: 10_000 });
    expect(await lastMessage()).toMatchObject({ templateId: 'tpl_practice_named_meta', variables: { [named.variable]: 'Carlos' } });
    await question.getByRole('button', { name: t('common.close'), exact: true }).click();
  });

  test(`${language}: the card of a call sends a template by the caller’s name; one that wants more says so`, async () => {
    await speak(desk.phone, language);
    const { incoming, cardIsVisible } = desk.phone;
    const { caller: customer } = WHO[language];
    // They are read when nothing more urgent has a turn.
    const webTemplates = async (): Promise<number> => {
      const state = await raiseCommand(desk.phone, 'state/read', null);
      const line = state.ok ? state.value.lines.find(({ kind }) => kind === 'web')?.id : undefined;
      return state.ok ? (state.value.lineReplies.find(({ lineId }) => lineId === line)?.templates.length ?? 0) : 0;
    };
    await expect.poll(webTemplates, { timeout: 50_000 }).toBeGreaterThan(0);
    await desk.control.ring(desk.number('web').id, customer);
    await expect.poll(cardIsVisible, { timeout: 15_000 }).toBe(true);
    const wantsMore = incoming.getByRole('button', { name: order.name });
    const list = incoming.locator('.reply-list');
    // Deaf in its first moments, because it comes up by itself; and so is the list.
    await expect(async () => {
      if (await list.isHidden()) await incoming.getByRole('button', { name: t('alerts.reply') }).click();
      await expect(list).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 10_000 });
    await expect(wantsMore).toBeDisabled({ timeout: 10_000 });
    await expect(wantsMore).toContainText(t('templates.toFill'));
    await pressAtRest(incoming.getByRole('button', { name: named.text.replace(`{{${named.variable}}}`, 'Beatriz') }));
    await expect
      .poll(lastMessage)
      .toMatchObject({ to: customer, templateId: 'tpl_practice_named_web', variables: { [named.variable]: 'Beatriz' } });
    await expect.poll(() => latestStatusOf(desk)).toBe('REJECTED');
  });
}

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});
