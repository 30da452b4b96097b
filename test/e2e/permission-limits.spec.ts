import { expect, type Page, test } from '@playwright/test';
import type { LineId } from '#contract/line.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import type { Language } from '#contract/settings.ts';
import { unixMs } from '#contract/time.ts';
import { deskOfTests } from '../support/softphone/desk-of-tests.ts';
import { latestStatusOf, openPermissions } from '../support/softphone/permission-pages.ts';
import { speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';

const LANGUAGES = ['pt-BR', 'en'] as const satisfies readonly Language[];

const desk = deskOfTests({ times: { permissionReplyMs: 1_500 } });
let main: Page;
test.beforeAll(() => {
  ({ main } = desk.phone);
});

/** Customers of whom nobody has heard before, one of each language. */
const UNREAD = { 'pt-BR': '+5511977770001', en: '+5511977770002' } as const;

for (const language of LANGUAGES) {
  test(`${language}: what is left of a permission is what the service says, until it runs out before one's eyes`, async () => {
    test.setTimeout(120_000);
    const t = createTranslator(language);
    const { control } = desk;
    await speak(desk.phone, language);
    const customer = UNREAD[language];
    const who = language === 'en' ? '+55 11 97777-0002' : '+55 11 97777-0001';
    const of = { numberId: desk.number('meta').id, customer };
    const [inADay, inAWeek] = [t('permissions.inHours', { count: 24 }), t('permissions.inDays', { count: 7 })];
    const callsLeft = (count: number): string => t('permissions.callsLeftWithin', { count, period: inADay });
    const row = main.getByRole('listitem', { name: who });
    await control.setPermission({ ...of, status: 'temporary' });
    await control.flip({ connectedPerDay: 5 });
    await openPermissions(desk.phone, t, 'customers');
    await main.getByLabel(t('permissions.check'), { exact: true }).last().fill(who);
    await main.getByRole('button', { name: t('permissions.checkGo') }).click();
    await expect(row).toContainText(t('permissions.status.temporary'));
    await expect(row).toContainText(callsLeft(5));
    await expect(row).toContainText(t('permissions.asksLeftWithin', { count: 1, period: inADay }));
    await expect(row).toContainText(t('permissions.asksLeftWithin', { count: 2, period: inAWeek }));
    // Meta has changed this number before, and nothing here knows it by heart.
    await control.flip({ connectedPerDay: 10 });
    await row.getByRole('button', { name: `${t('permissions.refresh')}: ${who}` }).click();
    await expect(row).toContainText(callsLeft(10));

    await control.setPermission({ ...of, status: 'temporary', lastsMs: 12_000 });
    // By hand: what news bring is read when the number has a turn, which it has not so soon after all this.
    await row.getByRole('button', { name: `${t('permissions.refresh')}: ${who}` }).click();
    await expect(row).toContainText(t('permissions.until', { time: '' }).trim());
    await expect(row.getByRole('button', { name: t('permissions.call'), exact: true })).toBeVisible();
    // The service tells nothing from here on: the page looks at the clock.
    await control.addFault({ method: 'GET', path: '/v1/calls/permissions', times: 50, what: { kind: 'status', status: 503 } });
    await expect(row).toContainText(t('permissions.status.none'), { timeout: 15_000 });
    await expect(row.getByRole('button', { name: t('permissions.call'), exact: true })).toHaveCount(0);
    await control.clearFaults();

    await row.getByRole('button', { name: t('permissions.ask'), exact: true }).click();
    const asking = main.getByRole('dialog', { name: t('request.title', { who }) });
    await expect(asking.getByRole('list', { name: t('request.limits') })).toContainText(
      t('permissions.asksLeftWithin', { count: 1, period: inADay }),
    );
    await asking.getByRole('button', { name: t('request.send') }).click();
    const answer = main.getByText(t('news.granted', { who }));
    await expect(answer).toBeVisible({ timeout: 10_000 });
    const again = t('permissions.clears', { time: '' }).trim();
    await expect(row.getByRole('listitem').filter({ hasText: t('permissions.asksSpentWithin', { period: inADay }) })).toContainText(again);
    await expect(row).toContainText(t('permissions.asksLeftWithin', { count: 1, period: inAWeek }));

    await main
      .locator('.note', { has: answer })
      .getByRole('button', { name: t('permissions.callNow') })
      .click();
    await expect.poll(() => latestStatusOf(desk), { timeout: 15_000 }).toBe('ACCEPTED');
    expect((await desk.latestCall()).customerNumber).toBe(customer);
    await main.getByRole('button', { name: t('call.hangUp') }).click();
    await main.getByRole('button', { name: t('call.dismiss'), exact: true }).click();
    await expect(answer).toBeHidden();
    await openPermissions(desk.phone, t, 'customers');
    await row.getByRole('button', { name: `${t('permissions.refresh')}: ${who}` }).click();
    await expect(row).toContainText(callsLeft(9));
    await expect(row).toContainText(t('permissions.asksLeftWithin', { count: 1, period: inADay })); // one talked: the count begins anew
  });
}

/** To be called back, by why: each language has its own. */
const WAITING = {
  'pt-BR': { planned: '+5511977770101', missed: '+5511977770102', granted: '+5511977770103' },
  en: { planned: '+5511977770201', missed: '+5511977770202', granted: '+5511977770203' },
} as const;

for (const language of LANGUAGES) {
  test(`${language}: whose time runs out first stands first among those to be called back, and a promise is told when it is due`, async () => {
    test.setTimeout(120_000);
    const t = createTranslator(language);
    const { control, phone } = desk;
    await speak(phone, language);
    const { id: numberId } = desk.number('meta');
    const { planned, missed, granted } = WAITING[language];
    const shown = (number: string): string => number.replace(/^\+55(..)(.{5})/, '+55 $1 $2-');
    const state = await raiseCommand(phone, 'state/read', null);
    const line = state.ok ? state.value.lines.find(({ kind }) => kind === 'meta')?.id : undefined;
    const order = (to: string): { readonly lineId: LineId; readonly to: PhoneNumber } => {
      const number = phoneNumber(to);
      if (line === undefined || number === null) throw new Error('no official line, or no number');
      return { lineId: line, to: number };
    };
    // One who allowed calls when asked, for a week; one who called in vain, and allows them for three hours more.
    await control.setPermission({ numberId, customer: granted, status: 'no_permission' });
    await raiseCommand(phone, 'permission/read', { ...order(granted), isFresh: true });
    expect(await raiseCommand(phone, 'permission/request', { ...order(granted), text: '?' })).toMatchObject({ ok: true });
    await control.setPermission({ numberId, customer: missed, status: 'temporary', lastsMs: 3 * 3_600_000 });
    await raiseCommand(phone, 'permission/read', { ...order(missed), isFresh: true });
    const { callId } = await control.ring(numberId, missed);
    await expect.poll(phone.cardIsVisible, { timeout: 5_000 }).toBe(true);
    await control.hangUp(callId);
    await expect.poll(phone.cardIsVisible, { timeout: 5_000 }).toBe(false);
    await expect(main.getByText(t('news.granted', { who: shown(granted) }))).toBeVisible({ timeout: 10_000 });
    // One who is promised a call, from the list of customers.
    await openPermissions(desk.phone, t, 'customers');
    await main.getByLabel(t('permissions.check'), { exact: true }).last().fill(shown(planned));
    await main.getByRole('button', { name: t('permissions.checkGo') }).click();
    await main.getByRole('button', { name: `${t('permissions.plan')}: ${shown(planned)}` }).click();
    const promise = main.getByRole('dialog', { name: t('callBacks.planTitle', { who: shown(planned) }) });
    await promise.getByRole('button', { name: t('callBacks.soon.hour') }).click();
    await promise.getByRole('button', { name: t('callBacks.planSave'), exact: true }).click();
    await expect(promise).toBeHidden();

    await openPermissions(desk.phone, t, 'call-backs');
    const queue = main.getByRole('list', { name: t('callBacks.title') });
    const ofOurs = new Set([planned, missed, granted].map(shown));
    const names = async (): Promise<readonly string[]> =>
      (await queue.getByRole('listitem').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''))).filter((name) =>
        ofOurs.has(name),
      );
    await expect.poll(names, { timeout: 10_000 }).toEqual([planned, missed, granted].map(shown));
    const why = (reason: 'planned' | 'missed' | 'granted'): string => t(`callBacks.why.${reason}`, { time: '' }).trim();
    for (const reason of ['planned', 'missed', 'granted'] as const)
      await expect(queue.getByRole('listitem', { name: shown(WAITING[language][reason]) })).toContainText(why(reason));
    await queue.getByRole('button', { name: `${t('callBacks.done')}: ${shown(missed)}` }).click();
    await expect.poll(names).toEqual([planned, granted].map(shown));

    expect(await raiseCommand(phone, 'call-back/plan', { ...order(planned), at: unixMs(Date.now() + 2_000) })).toMatchObject({ ok: true });
    const due = main.getByText(t('news.due', { who: shown(planned) }));
    await expect(due).toBeVisible({ timeout: 8_000 });
    await expect(queue.getByRole('listitem', { name: shown(planned) })).toContainText(t('callBacks.overdue'));
    await main
      .locator('.note', { has: due })
      .getByRole('button', { name: t('permissions.callNow') })
      .click();
    await expect.poll(() => latestStatusOf(desk), { timeout: 15_000 }).toBe('ACCEPTED');
    expect((await desk.latestCall()).customerNumber).toBe(planned);
    await main.getByRole('button', { name: t('call.hangUp') }).click();
    await main.getByRole('button', { name: t('call.dismiss'), exact: true }).click();
    await openPermissions(desk.phone, t, 'call-backs');
    await expect.poll(names).toEqual([shown(granted)]); // the promise is kept
    await main
      .getByRole('button', { name: t('news.dismiss') })
      .first()
      .click();
  });
}

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});
