import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { strandedAdvice } from '../../../../renderer/features/notes/stranded-advice.ts';

describe('what is said of a note that is not saved', () => {
  test.each([
    ['pt-BR', /disco/],
    ['en', /disk/],
    ['es', /disco/],
  ] as const)('speaks of the disk only where that refused it (%s)', (language, disk) => {
    const t = createTranslator(language);
    expect(t(strandedAdvice(appError('note-not-kept')))).toMatch(disk);
    for (const code of ['internal', 'invalid-input', 'call-gone'] as const) expect(t(strandedAdvice(appError(code)))).not.toMatch(disk);
  });

  test('promises no other try for a call that is gone', () => {
    expect(strandedAdvice(appError('call-gone'))).toBe('notes.strandedGone');
  });
});
