import { expect, test } from 'vitest';
import { APP_ERROR_CODES } from '#contract/errors.ts';
import { midSentence } from '#contract/locales/mid-sentence.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { LANGUAGES } from '#contract/settings.ts';

test('a failure told after the name of its line goes on in small letters, but for names', () => {
  const causes = LANGUAGES.flatMap((language) =>
    APP_ERROR_CODES.map((code) => midSentence(createTranslator(language)(`errors.${code}.title`))),
  );
  const capital = causes.filter((cause) => !/^(?:[\p{Ll}]|WhatsApp|Pilot Status|Meta )/u.test(cause));
  expect(capital).toEqual([]);
  expect(causes).toContain('o WhatsApp recusou esta chamada');
  expect(causes.some((cause) => cause.startsWith('WhatsApp '))).toBe(true);
});
