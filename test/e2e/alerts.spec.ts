import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { expectTray } from '../support/softphone/expect-reach.ts';
import { openPlace } from '../support/softphone/open-place.ts';
import { answerOnCard, closeEnded, phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { untilItHears } from '../support/softphone/until-it-hears.ts';

const ECHO = '+5511988880001';
const ECHO_NAME = '+55 11 98888-0001';
const TALKER = '+5521988880002';

let desk: PhoneOnPractice;
test.beforeAll(async () => {
  desk = await phoneOnPractice();
});
test.afterEach(async () => {
  await desk.clear();
  await raiseCommand(desk.phone, 'presence/set', { status: 'available', span: 'open-ended' });
  await raiseCommand(desk.phone, 'settings/change', { alerts: { screenEdge: false, hidePersonal: false } });
});
test.afterAll(() => desk?.stop());

const windowOf = async (view: 'main' | 'incoming' | 'mini') =>
  (await desk.phone.host.face.ask('windows')).find(({ url }) => url.includes(`/views/${view}/`));
const mainIsVisible = async (): Promise<boolean | undefined> => (await windowOf('main'))?.visible;
const cardHeight = async (): Promise<number> => (await windowOf('incoming'))?.bounds.height ?? 0;
/** Waits until the tray has an item that begins so, and chooses it, or one below it. */
async function chooseInTray(beginning: string, ...below: readonly string[]): Promise<void> {
  const { face } = desk.phone.host;
  let item = '';
  await expect
    .poll(async () => (item = (await face.ask('trays'))[0]?.menu.find(({ label }) => label.startsWith(beginning))?.label ?? ''))
    .not.toBe('');
  await face.ask('tray/menu', { index: 0, path: [item, ...below] });
}
const statusOf = async (callId: string): Promise<string> => (await desk.control.call(callId)).status;

const WORDS = {
  'pt-BR': {
    open: 'Abrir a janela principal',
    mute: 'Ficar mudo',
    unmute: 'Sair do mudo',
    hangUp: 'Desligar',
    close: /^Fechar esta janela/,
  },
  en: { open: 'Open the main window', mute: 'Mute', unmute: 'Unmute', hangUp: 'Hang up', close: /^Close this window/ },
} as const;

for (const language of ['pt-BR', 'en'] as const) {
  test(`${language}: a call goes on in the small window when the main one is closed, and is muted and hung up there`, async () => {
    const { control, phone } = desk;
    const words = WORDS[language];
    await speak(phone, language);
    const { callId } = await control.ring(desk.number('web').id, ECHO);
    await answerOnCard(phone, language);
    await expect.poll(() => statusOf(callId)).toBe('ACCEPTED');
    await expect.poll(async () => (await phone.host.face.ask('opened')).keptAwake).toBe(true);
    expect(await phone.miniIsVisible()).toBe(false);

    const main = await windowOf('main');
    await phone.host.face.ask('window/close', { id: main?.id ?? 0 });
    await expect.poll(phone.miniIsVisible).toBe(true);
    await expect.poll(mainIsVisible).toBe(false);
    expect(await statusOf(callId)).toBe('ACCEPTED');
    await untilItHears(phone.mini);
    await phone.mini.getByRole('button', { name: words.mute, exact: true }).click();
    await expect(phone.mini.getByRole('button', { name: words.unmute, exact: true })).toBeVisible();
    await phone.mini.getByRole('button', { name: words.open }).click();
    await expect.poll(phone.miniIsVisible).toBe(false);
    await expect.poll(mainIsVisible).toBe(true);

    await phone.host.face.ask('window/close', { id: main?.id ?? 0 });
    await expect.poll(phone.miniIsVisible).toBe(true);

    // Put away for the rest of the call, it comes back all the same where nothing else would be left.
    await untilItHears(phone.mini);
    await phone.mini.getByRole('button', { name: words.close }).click();
    await expect.poll(phone.miniIsVisible).toBe(false);
    await phone.host.face.ask('app/activate');
    await expect.poll(mainIsVisible).toBe(true);
    await phone.host.face.ask('window/close', { id: main?.id ?? 0 });
    await expect.poll(phone.miniIsVisible).toBe(true);
    await untilItHears(phone.mini);
    await phone.mini.getByRole('button', { name: words.hangUp, exact: true }).click();
    await expect.poll(() => statusOf(callId)).toBe('COMPLETED');
    await expect.poll(phone.miniIsVisible).toBe(false);
    await expect.poll(async () => (await phone.host.face.ask('opened')).keptAwake).toBe(false);
    await phone.host.face.ask('app/activate');
  });

  test(`${language}: quitting in a call asks first, and staying keeps the call`, async () => {
    const { control, phone } = desk;
    await speak(phone, language);
    const { callId } = await control.ring(desk.number('web').id, ECHO);
    await answerOnCard(phone, language);
    await expect.poll(() => statusOf(callId)).toBe('ACCEPTED');
    const before = (await phone.host.face.ask('dialogs')).length;
    await phone.host.face.ask('app/quit');
    await expect.poll(async () => (await phone.host.face.ask('dialogs')).length).toBe(before + 1);
    const asked = (await phone.host.face.ask('dialogs')).at(-1);
    expect(JSON.stringify(asked?.options)).toContain(language === 'en' ? 'Hang up and quit' : 'Desligar e sair');
    await phone.main.waitForTimeout(500);
    expect(await statusOf(callId)).toBe('ACCEPTED');
    await control.hangUp(callId);
  });
}

for (const language of ['pt-BR', 'en'] as const) {
  const t = createTranslator(language);

  test(`${language}: an agent who is not to be disturbed sees no card; the tray says so, and the missed call stays until it is seen`, async () => {
    const { control, phone } = desk;
    await speak(phone, language);
    const badge = async (): Promise<number> => (await phone.host.face.ask('opened')).badgeCount;
    const undisturbed = t('presence.status.do-not-disturb');
    // Where no list of calls is: there a missed one is seen.
    await closeEnded(phone, language, phone.main.getByRole('tablist'));
    await openPlace(phone, t, 'lines');
    const missedBefore = await badge();
    const toasts = async () => (await phone.host.face.ask('notifications')).filter(({ shown }) => shown).map(({ title }) => title);
    const toastsBefore = await toasts();
    const halfAnHour = t('presence.choice', { status: undisturbed, span: t('presence.span.minutes', { count: 30 }) });
    await chooseInTray(t('presence.title'), halfAnHour);
    await expect.poll(async () => (await phone.tray()).tooltip).toContain(t('presence.until', { status: undisturbed, time: '' }).trim());
    const { callId } = await control.ring(desk.number('web').id, TALKER);
    await expect(phone.main.getByText(t('presence.ringingQuietly')).first()).toBeVisible();
    await phone.main.waitForTimeout(1_000);
    expect(await phone.cardIsVisible()).toBe(false);
    expect((await windowOf('main'))?.flashing).toBe(false);
    expect(await statusOf(callId)).toBe('RINGING');
    await control.hangUp(callId);
    await expect.poll(badge).toBe(missedBefore + 1);
    expect(await toasts()).toEqual(toastsBefore);
    await raiseCommand(phone, 'presence/set', { status: 'available', span: 'open-ended' });
    await expect.poll(toasts).toEqual([...toastsBefore, t('notification.missedAway.title', { count: 1 })]);
    const told = t('alerts.tooltip.missed', { count: missedBefore + 1 });
    await expectTray(phone, 'missed', told);

    await chooseInTray(told);
    await expect(phone.main.getByRole('tab', { name: t('places.history') })).toHaveAttribute('aria-selected', 'true');
    await expect.poll(badge).toBe(0);
    await expectTray(phone, 'live', t('tray.tooltip.idle'));
  });

  test(`${language}: the tray says that it rings, answers, says who is there and who hears nothing, and hangs up`, async () => {
    const { control, phone } = desk;
    await speak(phone, language);
    await expectTray(phone, 'live', t('tray.tooltip.idle'));
    const { callId } = await control.ring(desk.number('meta').id, ECHO);
    await expectTray(phone, 'ringing', t('tray.tooltip.ringing', { who: ECHO_NAME }));
    await chooseInTray(t('tray.menu.answer', { who: '' }).trim());
    await expect.poll(() => statusOf(callId)).toBe('ACCEPTED');
    await expect.poll(phone.cardIsVisible).toBe(false);
    await expectTray(phone, 'in-call', t('tray.tooltip.inCall', { who: ECHO_NAME }));
    await chooseInTray(t('tray.menu.mute'));
    await expect(phone.main.getByRole('button', { name: t('call.unmute'), exact: true })).toBeVisible();
    await expectTray(phone, 'muted', t('tray.tooltip.muted', { who: ECHO_NAME }));
    await chooseInTray(t('tray.menu.unmute'));
    await expectTray(phone, 'in-call', t('tray.tooltip.inCall', { who: ECHO_NAME }));
    await chooseInTray(t('tray.menu.hangUp'));
    await expect.poll(() => statusOf(callId)).toBe('COMPLETED');
    await expectTray(phone, 'live', t('tray.tooltip.idle'));
  });
}

test('a caller is sent a message instead of an answer, and the call is rejected', async () => {
  const { control, phone } = desk;
  await speak(phone, 'pt-BR');
  const { callId } = await control.ring(desk.number('meta').id, TALKER);
  await expect.poll(phone.cardIsVisible).toBe(true);
  await untilItHears(phone.incoming);
  await phone.incoming.getByRole('button', { name: 'Responder com mensagem' }).click();
  const reply = phone.incoming.getByRole('button', { name: /Não conseguimos atender/ });
  await expect(reply).toBeVisible();
  await untilItHears(phone.incoming);
  await reply.click();
  await expect.poll(() => statusOf(callId)).toBe('REJECTED');
  const sent = async () => (await control.requests()).filter(({ path }) => path === '/v1/messages/send').map(({ status }) => status);
  await expect.poll(sent).toEqual([202]);
  await expect.poll(phone.cardIsVisible).toBe(false);
});

test('the card says who calls, how often today, and what was last; a second call while one talks is a small card', async () => {
  const { control, phone } = desk;
  await speak(phone, 'pt-BR');
  const first = await control.ring(desk.number('web').id, ECHO);
  await answerOnCard(phone);
  await expect.poll(() => statusOf(first.callId)).toBe('ACCEPTED');
  const second = await control.ring(desk.number('meta').id, ECHO);
  await expect.poll(phone.cardIsVisible).toBe(true);
  await expect(phone.incoming.getByText('Desligue para atender')).toBeVisible();
  await expect.poll(cardHeight).toBeLessThan(100);
  await control.hangUp(first.callId);
  await expect(phone.incoming.getByRole('button', { name: 'Atender', exact: true })).toBeVisible();
  await expect(phone.incoming.getByText(/ª vez hoje/)).toBeVisible();
  await expect(phone.incoming.getByText(/Última:/)).toBeVisible();
  await expect.poll(cardHeight).toBeGreaterThan(150);
  await control.hangUp(second.callId);
});

test('card and small window stand above all other programs and leave the keyboard there; the taskbar asks only while it rings', async () => {
  const { control, phone } = desk;
  const above = { alwaysOnTop: true, onAllWorkspaces: true, overFullScreen: true, skipTaskbar: true };
  expect(await windowOf('incoming')).toMatchObject({ ...above, onTopLevel: 'screen-saver', focusable: false });
  expect(await windowOf('mini')).toMatchObject({ ...above, onTopLevel: 'floating' });
  expect(await windowOf('main')).toMatchObject({ alwaysOnTop: false, onTopLevel: 'normal', onAllWorkspaces: false });
  const { callId } = await control.ring(desk.number('web').id, ECHO);
  await expect.poll(async () => (await windowOf('main'))?.flashing).toBe(true);
  await answerOnCard(phone);
  await expect.poll(() => statusOf(callId)).toBe('ACCEPTED');
  await expect.poll(async () => (await windowOf('main'))?.flashing).toBe(false);
  const main = await windowOf('main');
  await phone.host.face.ask('window/close', { id: main?.id ?? 0 });
  await expect.poll(phone.miniIsVisible).toBe(true);
  expect([(await windowOf('incoming'))?.wasFocused, (await windowOf('mini'))?.focused]).toEqual([false, false]);
  await control.hangUp(callId);
  await phone.host.face.ask('app/activate');
});

test('all windows are left out of recordings and shared screens from the moment the agent asks for it, and until they ask no more', async () => {
  const { phone } = desk;
  const areProtected = async () => (await phone.host.face.ask('windows')).map(({ contentProtected }) => contentProtected);
  expect(new Set(await areProtected())).toEqual(new Set([false]));
  for (const hideFromCapture of [true, false]) {
    expect(await raiseCommand(phone, 'settings/change', { alerts: { hideFromCapture } })).toMatchObject({ ok: true });
    await expect.poll(areProtected).toEqual([hideFromCapture, hideFromCapture, hideFromCapture, hideFromCapture]);
  }
});

test('where it was asked for, a ring lights up the screen’s edges, below which everything can be clicked', async () => {
  const { control, phone } = desk;
  expect(await raiseCommand(phone, 'settings/change', { alerts: { screenEdge: true } })).toMatchObject({ ok: true });
  const bars = () => phone.host.face.ask('windows/bare');
  const { callId } = await control.ring(desk.number('web').id, TALKER);
  await expect.poll(async () => (await bars()).length).toBe(4);
  await expect.poll(async () => (await bars()).every(({ ignoresMouse, visible }) => ignoresMouse && visible)).toBe(true);
  await control.hangUp(callId);
  await expect.poll(async () => (await bars()).length).toBe(0);
});

test('the notification of the system answers and rejects, and keeps names to itself where they are covered', async () => {
  const { control, phone } = desk;
  await speak(phone, 'pt-BR');
  await raiseCommand(phone, 'settings/change', { alerts: { hidePersonal: true } });
  const { callId } = await control.ring(desk.number('web').id, TALKER);
  const standing = async () => (await phone.host.face.ask('notifications')).find(({ shown, actions }) => shown && actions.length === 2);
  await expect.poll(async () => (await standing())?.actions).toEqual(['Atender', 'Recusar']);
  const shown = await standing();
  expect([shown?.title, shown?.urgency]).toEqual(['Cliente está ligando', 'normal']);
  await expect(phone.incoming.getByRole('heading', { name: 'Chamada recebida' })).toBeVisible();
  await phone.incoming.waitForTimeout(700); // the system's notification is deaf at first as well
  await phone.host.face.ask('notification/act', { id: shown?.id ?? 0, deed: { type: 'action', index: 1 } });
  await expect.poll(() => statusOf(callId)).toBe('REJECTED');
});
