import { Settings2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { LANGUAGES, THEMES } from '#contract/settings.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { useGoTo } from '../notices/places.ts';
import type { SettingsSection } from './settings-section.ts';
import { useSettingsChange } from './use-settings-change.ts';

export const GENERAL_SECTION: SettingsSection = {
  id: 'general',
  title: 'settingsPage.sections.general',
  icon: Settings2,
  entries: [
    { id: 'language', label: 'settings.language', words: 'settingsPage.words.language', paths: ['language'], Control: LanguageChoice },
    { id: 'theme', label: 'settings.theme', words: 'settingsPage.words.theme', paths: ['theme'], Control: ThemeChoice },
    { id: 'setup', label: 'wizard.open', words: 'settingsPage.words.setup', paths: [], Control: SetupAgain },
  ],
};

function LanguageChoice(): ReactElement {
  const t = useWords();
  const { settings } = useAppState();
  const change = useSettingsChange();
  return (
    <SegmentedControl
      label={t('settings.language')}
      value={settings.language}
      options={LANGUAGES.map((language) => ({ value: language, label: t(`settings.languages.${language}`) }))}
      onChange={(language) => {
        change({ language });
      }}
    />
  );
}

function ThemeChoice(): ReactElement {
  const t = useWords();
  const { settings } = useAppState();
  const change = useSettingsChange();
  return (
    <SegmentedControl
      label={t('settings.theme')}
      value={settings.theme}
      options={THEMES.map((theme) => ({ value: theme, label: t(`settings.themes.${theme}`) }))}
      onChange={(theme) => {
        change({ theme });
      }}
    />
  );
}

function SetupAgain(): ReactElement {
  const t = useWords();
  const goTo = useGoTo();
  const change = useSettingsChange();
  return (
    <div className="settings-deed">
      <p className="field-about">{t('wizard.openAbout')}</p>
      <Button
        onPress={() => {
          change({ setup: { isOpen: true, step: 'language' } });
          goTo?.('phone');
        }}
      >
        {t('wizard.open')}
      </Button>
    </div>
  );
}
