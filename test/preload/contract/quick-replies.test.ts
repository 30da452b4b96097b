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

test.each([[['Ya te llamo.']], [QUICK_REPLIES.en], [QUICK_REPLIES['pt-BR']]])(
  'messages %j that are changed together with the language are taken as they are given',
  (quickReplies) => {
    expect(changedSettings(DEFAULT_SETTINGS, { language: 'es', alerts: { quickReplies } }).alerts.quickReplies).toEqual(quickReplies);
  },
);

test('messages follow a language that comes with another change of the alerts', () => {
  const toasts = !DEFAULT_SETTINGS.alerts.toasts;
  expect(changedSettings(DEFAULT_SETTINGS, { language: 'es', alerts: { toasts } }).alerts).toEqual({
    ...DEFAULT_SETTINGS.alerts,
    toasts,
    quickReplies: QUICK_REPLIES.es,
  });
});

test.each(LANGUAGES)('the first messages in %s are ones that the settings take', (language) => {
  for (const text of QUICK_REPLIES[language]) expect(text.length).toBeLessThanOrEqual(LONGEST_QUICK_REPLY);
});
