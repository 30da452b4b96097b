import { expect, test } from 'vitest';
import type { Accelerator } from '#contract/accelerator.ts';
import { createGlobalShortcutModule } from '../../../../build/dev-host/modules/global-shortcut.ts';
import { openGlobalKeys } from '../../../../main/adapters/hotkeys/open-global-keys.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const KEYS = 'Control+Shift+F9' as Accelerator;

test('keys are taken, pressed and given back', () => {
  const { globalShortcut, trigger, list } = createGlobalShortcutModule();
  const keys = openGlobalKeys({ globalShortcut, session: 'x11', log: memoryLog() });
  let pressed = 0;
  const undo = keys.take(KEYS, () => (pressed += 1));
  trigger('ctrl+shift+f9');
  expect(pressed).toBe(1);
  undo?.();
  expect(list()).toEqual([]);
});

test('keys that another program holds are not to be had, nor any that Electron does not know', () => {
  const { globalShortcut, occupy } = createGlobalShortcutModule();
  occupy(KEYS);
  expect(openGlobalKeys({ globalShortcut, session: 'x11', log: memoryLog() }).take(KEYS, () => undefined)).toBeNull();
  const throwing = {
    register: () => {
      throw new TypeError('conversion failure');
    },
    unregister: () => undefined,
  };
  expect(openGlobalKeys({ globalShortcut: throwing, session: 'x11', log: memoryLog() }).take(KEYS, () => undefined)).toBeNull();
});

test('what Wayland answers is no proof', () => {
  const { globalShortcut } = createGlobalShortcutModule();
  const answers = (['windows', 'macos', 'x11', 'wayland'] as const).map(
    (session) => openGlobalKeys({ globalShortcut, session, log: memoryLog() }).isAnswerBinding,
  );
  expect(answers).toEqual([true, true, true, false]);
});
