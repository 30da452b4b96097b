import { expect, test, type Page } from '@playwright/test';
import { formatPhone } from '#contract/format-phone.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { answerOnCard, phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { pressAtRest } from '../support/softphone/press-at-rest.ts';

const ECHO = '+5511988880001';
/** Longer than the 600 ms that what comes up over other programs is deaf. */
const DEAF_MS = 700;

let desk: PhoneOnPractice;
test.beforeAll(async () => {
  desk = await phoneOnPractice();
});
test.afterEach(() => desk.clear());
test.afterAll(() => desk?.stop());

const windowOf = async (view: 'main' | 'incoming') =>
  (await desk.phone.host.face.ask('windows')).find(({ url }) => url.includes(`/views/${view}/`));

/** What a screen reader was told last by a window: at once, or when it had finished its sentence. */
const toldBy = async (page: Page): Promise<string> =>
  (await page.locator('.visually-hidden [aria-live]').allInnerTexts()).filter((text) => text !== '').join(' | ');

/** All that a window tells screen readers from now on. */
async function listen(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(window, '__heard', heard);
    for (const region of document.querySelectorAll('.visually-hidden [aria-live]'))
      new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (Reflect.get(window, '__heard') as readonly string[]).join(' | '));
}

for (const language of ['pt-BR', 'en'] as const) {
  test(`${language}: a screen reader hears of a call from one window: the main one in front, else the card, then the small one`, async () => {
    const t = createTranslator(language);
    const { control, phone } = desk;
    await speak(phone, language);
    // Nobody's name is known here; and the line is called as the service calls it.
    const who = formatPhone(ECHO as PhoneNumber);
    const [rings = ''] = t('announce.incoming', { who, line: '§' }).split('§');
    const main = await windowOf('main');
    await phone.host.face.ask('window/focus', { id: main?.id ?? 0 });
    const first = await control.ring(desk.number('web').id, ECHO);
    await expect.poll(() => toldBy(phone.main), { timeout: 5_000 }).toContain(rings);
    expect(await toldBy(phone.incoming)).not.toContain(rings);
    await control.hangUp(first.callId);
    await expect.poll(phone.cardIsVisible).toBe(false);
    await expect.poll(() => toldBy(phone.main)).toContain(t('announce.ended', { who, reason: '' }).trim());

    await phone.host.face.ask('window/close', { id: main?.id ?? 0 });
    await phone.main.waitForTimeout(DEAF_MS); // what was said before the last word goes from the region
    const toldByMain = await toldBy(phone.main);
    const second = await control.ring(desk.number('web').id, ECHO);
    await expect.poll(() => toldBy(phone.incoming), { timeout: 5_000 }).toContain(rings);
    expect(await toldBy(phone.main)).toBe(toldByMain);
    // An answer brings no window to the front: the small one comes up beside it, and goes on.
    await answerOnCard(phone, language);
    await expect.poll(() => toldBy(phone.mini), { timeout: 5_000 }).toContain(t('announce.active', { who }));
    expect(await toldBy(phone.incoming)).not.toContain(t('announce.active', { who }));
    expect(await toldBy(phone.main)).not.toContain(t('announce.active', { who }));
    expect(await phone.miniIsVisible()).toBe(true);
    await pressAtRest(phone.mini.getByRole('button', { name: t('call.mute'), exact: true }));
    await expect.poll(() => toldBy(phone.mini)).toContain(t('announce.muted'));
    expect(await toldBy(phone.main)).not.toContain(t('announce.muted'));
    // Why it ended is said by the same window, which stays for that though the call is over; so it is with a ring that nobody takes, and the card.
    const ended = t('announce.ended', { who, reason: '' }).trim();
    const heardFromMini = await listen(phone.mini);
    const heardFromCard = await listen(phone.incoming);
    const heardFromMain = await listen(phone.main);
    await control.hangUp(second.callId);
    await expect.poll(heardFromMini, { timeout: 5_000, intervals: [50] }).toContain(ended);
    expect(await phone.miniIsVisible()).toBe(true);
    await expect.poll(phone.miniIsVisible).toBe(false);
    const third = await control.ring(desk.number('web').id, ECHO);
    await expect.poll(phone.cardIsVisible, { timeout: 5_000 }).toBe(true);
    await control.hangUp(third.callId);
    await expect.poll(heardFromCard, { timeout: 5_000, intervals: [50] }).toContain(ended);
    const cardIsThere = async (): Promise<boolean> => (await windowOf('incoming'))?.visible ?? false;
    expect(await cardIsThere()).toBe(true);
    await expect.poll(cardIsThere).toBe(false);
    expect(await heardFromMain()).not.toContain(ended);
    await phone.host.face.ask('app/activate');
  });
}
