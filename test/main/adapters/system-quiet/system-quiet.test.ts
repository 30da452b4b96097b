import { describe, expect, test } from 'vitest';
import { gnomeQuiet, inhibited, macFocus, windowsFocusAssist } from '../../../../main/adapters/system-quiet/quiet-answers.ts';
import { systemQuietReader } from '../../../../main/adapters/system-quiet/read-system-quiet.ts';

describe('whether the system wants quiet', () => {
  test.each<readonly [string, boolean | null, boolean | null]>([
    ['GNOME shows banners', gnomeQuiet('true\n'), false],
    ['GNOME shows none', gnomeQuiet('false\n'), true],
    ['a desktop without that switch', gnomeQuiet(null), null],
    ['KDE is told not to disturb', inhibited('(<true>,)\n'), true],
    ['KDE is not', inhibited('(<false>,)\n'), false],
    ['a desktop without the property', inhibited('Error: GDBus.Error: No such property\n'), null],
    ['a Focus is on (macOS)', macFocus('{"data":[{"storeAssertionRecords":[{"assertionDetails":{}}]}]}'), true],
    ['no Focus is on', macFocus('{"data":[{"storeInvalidationRecords":[]}]}'), false],
    ['macOS refuses the file', macFocus(null), null],
    ['the file is half written', macFocus('{"data":[{'), null],
    ['Focus Assist lets priority through (Windows)', windowsFocusAssist('1\r\n'), true],
    ['Focus Assist is off', windowsFocusAssist('0\r\n'), false],
    ['Windows does not say', windowsFocusAssist(''), null],
  ])('%s', (_what, told, expected) => {
    expect(told).toBe(expected);
  });

  test('one desktop that says so is enough, and one that knows nothing says nothing against it', async () => {
    const answers: Readonly<Record<string, string | null>> = { gsettings: 'true\n', gdbus: '(<true>,)\n' };
    expect(await systemQuietReader({ platform: 'linux', run: (program) => Promise.resolve(answers[program] ?? null) })()).toBe(true);
    const gnome = (program: string): Promise<string | null> => Promise.resolve(program === 'gsettings' ? 'true\n' : null);
    expect(await systemQuietReader({ platform: 'linux', run: gnome })()).toBe(false);
    expect(await systemQuietReader({ platform: 'linux', run: () => Promise.resolve(null) })()).toBeNull();
  });

  test('a program that is not there is no failure', async () => {
    expect(await systemQuietReader({ platform: 'win32' })()).toBeNull();
  });
});
