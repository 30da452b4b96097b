import { expect, test } from '@playwright/test';
import { DEFAULT_HOTKEYS } from '#contract/hotkeys.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { KEY_WORDS, LINK_WORDS } from '../support/softphone/desk-words.ts';
import { openSettings } from '../support/softphone/open-settings.ts';
import { phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';

const CUSTOMER = '+5531988880003';
let desk: PhoneOnPractice;

test.beforeAll(async () => {
  desk = await phoneOnPractice();
});
test.afterEach(() => desk.clear());
test.afterAll(() => desk?.stop());

const callsOnScreen = async (): Promise<readonly { readonly phase: string; readonly muted?: boolean }[]> => {
  const reply = await raiseCommand(desk.phone, 'state/read', null);
  return reply.ok ? reply.value.calls.filter(({ phase }) => phase !== 'ended') : [];
};
const ringAndWait = async (): Promise<void> => {
  await desk.control.ring(desk.number('web').id, CUSTOMER);
  await expect.poll(async () => (await callsOnScreen())[0]?.phase).toBe('ringing');
};

for (const language of ['pt-BR', 'en'] as const) {
  test(`${language}: keys are chosen, proven by a press, and then answer, mute and hang up from anywhere`, async () => {
    const { main, host } = desk.phone;
    const words = KEY_WORDS[language];
    await raiseCommand(desk.phone, 'settings/change', { language, hotkeys: { isOn: false, mute: DEFAULT_HOTKEYS.mute } });
    await host.face.ask('shortcut/occupy', { accelerator: 'Control+Shift+F11' });
    await expect.poll(() => host.face.ask('shortcuts')).toEqual([]);
    await main.getByRole('button', { name: words.settings }).click();
    await main.getByRole('searchbox').fill(words.search);
    await main.getByText(words.on).click();
    await expect(main.getByText(words.taken)).toBeVisible();
    await main.getByRole('button', { name: words.change }).click();
    await main.keyboard.press('Control+C');
    await expect(main.getByText(words.common)).toBeVisible();
    await main.keyboard.press('Control+Shift+F8');
    await expect.poll(() => host.face.ask('shortcuts')).toContain('Control+Shift+F8');
    await main.getByRole('button', { name: words.prove }).click();
    await expect(main.getByText(words.now)).toBeVisible();
    expect(await host.face.ask('shortcut/press', { accelerator: 'Control+Shift+F8' })).toBe(true);
    await expect(main.getByText(words.works)).toBeVisible();
    await ringAndWait();
    await host.face.ask('shortcut/press', { accelerator: 'Control+Shift+F9' });
    await expect.poll(async () => (await callsOnScreen())[0]?.phase).toBe('active');
    await main.waitForTimeout(400); // sooner after the proof it would be one long press
    await host.face.ask('shortcut/press', { accelerator: 'Control+Shift+F8' });
    await expect.poll(async () => (await callsOnScreen())[0]?.muted).toBe(true);
    await host.face.ask('shortcut/press', { accelerator: 'Control+Shift+F10' });
    await expect.poll(callsOnScreen).toEqual([]);
    await raiseCommand(desk.phone, 'settings/change', { language: 'pt-BR' });
  });

  test(`${language}: keys to silence and to reject, of which there are none at first, act on the ring and on nothing else`, async () => {
    const { main, host } = desk.phone;
    const t = createTranslator(language);
    await speak(desk.phone, language);
    await raiseCommand(desk.phone, 'settings/change', { hotkeys: { isOn: true, reject: null, silence: null } });
    await openSettings(desk.phone, t, t('hotkeys.title'));
    const chosen = { silence: 'Control+Shift+F6', reject: 'Control+Shift+F7' } as const;
    for (const [action, keys] of Object.entries(chosen) as [keyof typeof chosen, string][]) {
      await main.getByRole('button', { name: t('hotkeys.chooseOf', { action: t(`hotkeys.actions.${action}`) }) }).click();
      await main.keyboard.press(keys);
      await expect.poll(() => host.face.ask('shortcuts')).toContain(keys);
    }
    await ringAndWait();
    await host.face.ask('shortcut/press', { accelerator: chosen.silence });
    await expect.poll(async () => (await callsOnScreen())[0]).toMatchObject({ phase: 'ringing', silenced: true });
    // It is quiet here: whoever presses this now means another.
    await host.face.ask('shortcut/press', { accelerator: chosen.reject });
    await main.waitForTimeout(400);
    expect((await callsOnScreen())[0]).toMatchObject({ phase: 'ringing' });
    await desk.clear();
    await expect.poll(callsOnScreen).toEqual([]);
    await ringAndWait();
    await host.face.ask('shortcut/press', { accelerator: chosen.reject });
    await expect.poll(callsOnScreen).toEqual([]);
    await raiseCommand(desk.phone, 'settings/change', { language: 'pt-BR', hotkeys: { reject: null, silence: null } });
  });

  test(`${language}: a key brings the number that was copied somewhere else into the field, and calls nobody`, async () => {
    const { main, host } = desk.phone;
    const t = createTranslator(language);
    const field = main.getByRole('combobox', { name: LINK_WORDS[language].field });
    const before = (await desk.control.calls()).length;
    await raiseCommand(desk.phone, 'settings/change', { language, hotkeys: { isOn: true } });
    await raiseCommand(desk.phone, 'clipboard/copy', { text: ' (31) 98888-0003 ' });
    await expect.poll(() => host.face.ask('shortcuts')).toContain('Control+Shift+F12');
    expect(await host.face.ask('shortcut/press', { accelerator: 'Control+Shift+F12' })).toBe(true);
    await expect(main.getByText(t('dialRequest.hotkey', { number: '31 98888-0003' }))).toBeVisible();
    await expect(field).toHaveValue('31 98888-0003');
    await expect(field).toBeFocused();
    await main.getByRole('button', { name: LINK_WORDS[language].discard }).click();
    // What is no number is not brought: the field alone comes to the front.
    await raiseCommand(desk.phone, 'clipboard/copy', { text: 'R$ 1.299,90' });
    await main.waitForTimeout(400); // sooner it would be one long press
    await host.face.ask('shortcut/press', { accelerator: 'Control+Shift+F12' });
    await main.waitForTimeout(400);
    await expect(field).toHaveValue('');
    expect((await desk.control.calls()).length).toBe(before);
    await raiseCommand(desk.phone, 'settings/change', { language: 'pt-BR' });
  });
}

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});
