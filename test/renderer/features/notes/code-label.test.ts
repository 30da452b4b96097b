import { expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import { DEFAULT_WRAP_UP } from '#contract/note.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { codeOptions } from '../../../../renderer/features/notes/code-label.ts';

test.each(LANGUAGES)('where a call has ended no outcome is named as the button that calls back is (%s)', (language) => {
  const t = createTranslator(language);
  const buttons = (['call.callBack', 'recents.callBack', 'call.callAgain'] as const).map((key) => t(key).toLowerCase());
  const labels = codeOptions(DEFAULT_WRAP_UP, t).map(({ label }) => label.toLowerCase());
  expect(labels.filter((label) => buttons.some((words) => words.startsWith(label) || label.startsWith(words)))).toEqual([]);
});
