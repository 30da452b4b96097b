import { LANGUAGES, THEMES } from '#contract/settings.ts';
import type { SettingsChange } from '#contract/settings.ts';
import type { SearchWords } from '../../state/foreign-words.ts';
import { entry } from './palette-entry.ts';
import type { PaletteEntry } from './palette-entry.ts';

/** How the window looks, and what it speaks, changed at once. */
export function lookEntries(
  { t, foreign }: SearchWords,
  change: (part: SettingsChange, close: () => void) => void,
): readonly PaletteEntry[] {
  const themes = THEMES.map((theme) =>
    entry({
      id: `theme:${theme}`,
      kind: 'look',
      label: t(`palette.theme.${theme}`),
      words: t('settingsPage.words.theme'),
      foreign: foreign((other) => other(`palette.theme.${theme}`)),
      foreignWords: foreign((other) => other('settingsPage.words.theme')),
      run: (close) => {
        change({ theme }, close);
      },
    }),
  );
  const languages = LANGUAGES.map((language) => {
    const named = { language: t(`settings.languages.${language}`) };
    return entry({
      id: `language:${language}`,
      kind: 'look',
      label: t('palette.language', named),
      foreign: foreign((other) => other('palette.language', { language: other(`settings.languages.${language}`) })),
      run: (close) => {
        change({ language }, close);
      },
    });
  });
  return [...themes, ...languages];
}
