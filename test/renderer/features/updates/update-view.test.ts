import { describe, expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { LANGUAGES } from '#contract/settings.ts';
import type { UpdateProgress } from '#contract/updates.ts';
import { updateView } from '../../../../renderer/features/updates/update-view.ts';

const version = '1.1.0';

describe('the updates offer one next step', () => {
  test.each<readonly [UpdateProgress, string | null]>([
    [{ phase: 'off', why: 'no-address' }, null],
    [{ phase: 'off', why: 'by-system' }, null],
    [{ phase: 'current' }, 'look'],
    [{ phase: 'looking' }, null],
    [{ phase: 'found', version, isStaged: true }, 'take'],
    [{ phase: 'found', version, isStaged: false }, 'take'],
    [{ phase: 'downloading', version, percent: 40 }, null],
    [{ phase: 'ready', version, waitsFor: 'idle' }, 'install'],
    [{ phase: 'ready', version, waitsFor: 'agent' }, 'install'],
    [{ phase: 'ready', version, waitsFor: 'call' }, null],
    [{ phase: 'installing', version }, null],
  ])('while %j', (progress, button) => {
    const view = updateView(progress) ?? expect.unreachable();
    expect(view.button).toBe(button);
    const said = LANGUAGES.map((language) => createTranslator(language)(view.sentence, { version, percent: 40 }));
    expect(new Set(said).size).toBe(LANGUAGES.length);
    for (const sentence of said) {
      expect(sentence).not.toMatch(/\{\{|updates\./);
      if ('version' in progress) expect(sentence).toContain(version);
    }
  });

  test('a failure has words of its own', () => {
    expect(updateView({ phase: 'failed', error: { code: 'update-refused' } })).toBeNull();
  });
});
