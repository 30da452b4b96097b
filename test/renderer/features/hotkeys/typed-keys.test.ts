import { describe, expect, test } from 'vitest';
import { type TypedKey, typedKeys } from '../../../../renderer/features/hotkeys/typed-keys.ts';

const NOTHING: TypedKey = { key: '', code: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
const CTRL_SHIFT = { ctrlKey: true, shiftKey: true };

describe('keys pressed to be chosen', () => {
  test.each([
    [{ ...CTRL_SHIFT, key: 'F9', code: 'F9' }, 'Control+Shift+F9'],
    [{ ...CTRL_SHIFT, key: 'M', code: 'KeyM' }, 'Control+Shift+M'],
    // A French keyboard has A where ours has Q: what it calls the key counts.
    [{ ...CTRL_SHIFT, key: 'A', code: 'KeyQ' }, 'Control+Shift+A'],
    // With AltGr or Option the key types another sign: its place counts.
    [{ ctrlKey: true, altKey: true, key: '/', code: 'KeyQ' }, 'Control+Alt+Q'],
    [{ altKey: true, metaKey: true, key: 'å', code: 'KeyA' }, 'Alt+Super+A'],
    [{ ...CTRL_SHIFT, key: '!', code: 'Digit1' }, 'Control+Shift+1'],
    [{ ...CTRL_SHIFT, key: 'ArrowUp', code: 'ArrowUp' }, 'Control+Shift+Up'],
    [{ ...CTRL_SHIFT, key: ' ', code: 'Space' }, 'Control+Shift+Space'],
    [{ key: 'F13', code: 'F13' }, 'F13'],
    [{ key: 'MediaPlayPause', code: 'MediaPlayPause' }, 'MediaPlayPause'],
  ])('%j are %s', (pressed, keys) => {
    expect(typedKeys({ ...NOTHING, ...pressed })).toEqual({ kind: 'keys', keys });
  });

  test('keys that are only held wait for another', () => {
    expect(typedKeys({ ...NOTHING, ctrlKey: true, key: 'Control', code: 'ControlLeft' })).toEqual({ kind: 'held', held: 'Control' });
    expect(typedKeys({ ...NOTHING, ...CTRL_SHIFT, key: 'Shift', code: 'ShiftLeft' })).toEqual({ kind: 'held', held: 'Control+Shift' });
  });

  test.each([
    [{ ctrlKey: true, key: 'c', code: 'KeyC' }, 'too-common'],
    [{ key: 'a', code: 'KeyA' }, 'too-common'],
    [{ altKey: true, key: 'F4', code: 'F4' }, 'of-the-system'],
    [{ ...CTRL_SHIFT, key: 'ç', code: 'Semicolon' }, 'unknown-key'],
  ])('%j is refused: %s', (pressed, problem) => {
    expect(typedKeys({ ...NOTHING, ...pressed })).toEqual({ kind: 'bad', problem });
  });
});
