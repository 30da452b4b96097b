import { expect, test } from 'vitest';
import type { Accelerator } from '#contract/accelerator.ts';
import { DEFAULT_HOTKEYS, type HotkeysState } from '#contract/hotkeys.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { unixMs } from '#contract/time.ts';
import { hotkeyViews } from '../../../../renderer/features/hotkeys/hotkey-view.ts';

const t = createTranslator('en');
const STATE: HotkeysState = {
  proving: null,
  unproven: null,
  actions: [
    { action: 'answer', keys: DEFAULT_HOTKEYS.answer, standing: 'ready', provenAt: unixMs(1_800_000_000_000) },
    { action: 'hangUp', keys: null, standing: 'off', provenAt: null },
    { action: 'mute', keys: DEFAULT_HOTKEYS.mute, standing: 'taken', provenAt: null },
    { action: 'dial', keys: DEFAULT_HOTKEYS.dial, standing: 'asked', provenAt: null },
  ],
};
const keysOf = { ...DEFAULT_HOTKEYS, hangUp: null, dial: 'Control+Alt+Q' as Accelerator };

test('each action says whether its keys do what they should, and only keys we hold can be tested', () => {
  const views = hotkeyViews(STATE, { session: 'wayland', language: 'en', keysOf }, t);
  expect(views.map(({ keys, sign, canProve }) => [keys, sign, canProve])).toEqual([
    ['Ctrl+Shift+F9', 'good', true],
    [null, 'quiet', false],
    ['Ctrl+Shift+F11', 'bad', false],
    ['Ctrl+Alt+Q', 'quiet', true],
  ]);
  expect(views[0]?.state).toMatch(/^Tested at /);
  expect(views[1]?.state).toBe('');
  expect(views[3]?.state).toContain('Test them');
});

test('keys that type signs on a Brazilian keyboard are told, but on a Mac, where Alt types them', () => {
  const hintIn = (session: 'windows' | 'macos'): string | null =>
    hotkeyViews(STATE, { session, language: 'en', keysOf }, t)[3]?.hint ?? null;
  expect(hintIn('windows')).toContain('AltGr');
  expect(hintIn('macos')).toBeNull();
});
