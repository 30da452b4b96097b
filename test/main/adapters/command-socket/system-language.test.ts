import { expect, test } from 'vitest';
import { systemLanguage } from '../../../../main/adapters/command-socket/system-language.ts';

test('the language of whoever types is the one that POSIX would take', () => {
  expect(systemLanguage({ LANG: 'en_US.UTF-8' })).toBe('en');
  expect(systemLanguage({ LANG: 'pt_BR.UTF-8', LC_MESSAGES: 'es_MX@latin' })).toBe('es');
  expect(systemLanguage({ LANG: 'pt_BR.UTF-8', LC_MESSAGES: 'es_MX', LC_ALL: 'en_GB' })).toBe('en');
  // Set to nothing is not set.
  expect(systemLanguage({ LANG: 'es_AR.UTF-8', LC_MESSAGES: '', LC_ALL: '' })).toBe('es');
});
