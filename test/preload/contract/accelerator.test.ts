import { describe, expect, test } from 'vitest';
import { accelerator, acceleratorWords, takesAltGr } from '#contract/accelerator.ts';

function read(text: string): string {
  const found = accelerator(text);
  return found.ok ? found.value : `no: ${found.error}`;
}

describe('keys that act from anywhere', () => {
  test('keys are the same keys however they are written', () => {
    expect(read('shift+ctrl+f9')).toBe('Control+Shift+F9');
    expect(read('CommandOrControl+X')).toBe('no: unknown-key');
    expect(read('Cmd+Option+m')).toBe('Alt+Super+M');
    expect(read('Shift+Alt+Left')).toBe('Alt+Shift+Left');
    expect(read('F13')).toBe('F13');
    expect(read('mediaplaypause')).toBe('MediaPlayPause');
  });

  test.each(['Control+C', 'Alt+F', 'A', 'F5', 'Shift+F10', 'Shift+A', 'Super+L'])('%s belongs to every program', (keys) => {
    expect(read(keys)).toBe('no: too-common');
  });

  test.each(['Alt+F4', 'Control+Alt+F3', 'Control+Alt+Delete', 'Alt+Space'])('%s is the system’s own', (keys) => {
    expect(read(keys)).toBe('no: of-the-system');
  });

  test.each(['', '+', 'Control+', 'Control+Ç', 'Control+Shift+<script>', 'Hyper+A', 'Control+Shift+A+B', `Control+${'A'.repeat(500)}`])(
    '%s is no key',
    (keys) => {
      expect(read(keys)).toBe('no: unknown-key');
    },
  );

  test('keys that a Brazilian keyboard needs for its signs are told', () => {
    const altGr = accelerator('Control+Alt+Q');
    const other = accelerator('Control+Shift+Q');
    expect(altGr.ok && takesAltGr(altGr.value)).toBe(true);
    expect(other.ok && takesAltGr(other.value)).toBe(false);
  });

  test('keys are called as they stand on the keyboard', () => {
    const keys = accelerator('Control+Shift+F9');
    const withSuper = accelerator('Super+Alt+M');
    if (!keys.ok || !withSuper.ok) throw new Error('keys of the test are none');
    expect(acceleratorWords(keys.value, false)).toBe('Ctrl+Shift+F9');
    expect(acceleratorWords(keys.value, true)).toBe('⌃⇧F9');
    expect(acceleratorWords(withSuper.value, false)).toBe('Alt+Win+M');
  });
});
