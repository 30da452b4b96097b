import type { ReactElement } from 'react';
import { LANGUAGES, THEMES } from '#contract/settings.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { OptionCards } from './option-cards.tsx';

export function LanguageStep(): ReactElement {
  const t = useWords();
  const { settings } = useAppState();
  const { raise, error, clear } = useCommand('settings/change');
  return (
    <>
      {error === null ? null : <ErrorNote error={error} onDismiss={clear} />}
      <OptionCards
        label={t('settings.language')}
        value={settings.language}
        options={LANGUAGES.map((language) => ({ value: language, label: t(`settings.languages.${language}`), about: null }))}
        onChange={(language) => {
          raise({ language });
        }}
      />
      <SegmentedControl
        label={t('settings.theme')}
        value={settings.theme}
        options={THEMES.map((theme) => ({ value: theme, label: t(`settings.themes.${theme}`) }))}
        onChange={(theme) => {
          raise({ theme });
        }}
      />
    </>
  );
}
