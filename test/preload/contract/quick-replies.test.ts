import { LONGEST_QUICK_REPLY } from '#contract/alerts.ts';
import { QUICK_REPLIES } from '#contract/quick-replies.ts';
import { changedSettings, LANGUAGES } from '#contract/settings.ts';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../main/adapters/settings-store/settings-document.ts';

test('messages that nobody has touched follow the language, there and back', () => {
  let settings = DEFAULT_SETTINGS;
  for (const language of ['en', 'es', 'pt-BR'] as const) {
    settings = changedSettings(settings, { language });
    expect(settings.alerts).toEqual({ ...DEFAULT_SETTINGS.alerts, quickReplies: QUICK_REPLIES[language] });
  }
});

test.each([[['Já retorno.']], [[]], [QUICK_REPLIES['pt-BR'].slice(0, 1)], [[...QUICK_REPLIES['pt-BR'], 'Já retorno.']]])(
  'an agent’s own messages %j stay as they are',
  (quickReplies) => {
    const own = changedSettings(DEFAULT_SETTINGS, { alerts: { quickReplies } });
    expect(changedSettings(own, { language: 'en' }).alerts.quickReplies).toEqual(quickReplies);
  },
);

test('what is changed together with the language is taken as it is given', () => {
  expect(changedSettings(DEFAULT_SETTINGS, { language: 'es', alerts: { quickReplies: ['Ya te llamo.'] } }).alerts.quickReplies).toEqual([
    'Ya te llamo.',
  ]);
});

test.each(LANGUAGES)('the first messages in %s are ones that the settings take', (language) => {
  for (const text of QUICK_REPLIES[language]) expect(text.length).toBeLessThanOrEqual(LONGEST_QUICK_REPLY);
});
