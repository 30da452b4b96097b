import { Search, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useWide } from '../../state/use-wide.ts';
import { useWords } from '../../state/use-words.ts';
import { Select } from '../../ui/select.tsx';
import type { SettingsSection } from './settings-section.ts';

export interface SettingsFinderProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Those that are shown now. */
  readonly sections: readonly SettingsSection[];
  readonly onSection: (id: string) => void;
  /** How much was found; null while nothing is looked for. */
  readonly said: string | null;
  /** The page says so in its own place; here it is for whoever listens. */
  readonly isNothing: boolean;
}

/** The search, and the way to each section: a list beside the page where there is room, else a choice below the search. */
export function SettingsFinder({ text, onText, sections, onSection, said, isNothing }: SettingsFinderProps): ReactElement {
  const t = useWords();
  const isWide = useWide();
  return (
    <div className="settings-finder">
      <SearchField className="settings-search" aria-label={t('settingsPage.search')} value={text} onChange={onText}>
        <Search size={18} aria-hidden className="settings-search-icon" />
        <Input className="field-input settings-search-input" placeholder={t('settingsPage.searchShort')} />
        {text === '' ? null : (
          <AriaButton className="icon-button settings-search-clear" aria-label={t('settingsPage.clear')}>
            <X size={16} aria-hidden />
          </AriaButton>
        )}
      </SearchField>
      <p className={isNothing ? 'visually-hidden' : 'settings-found'} role="status">
        {said}
      </p>
      {isWide ? (
        <nav className="settings-nav" aria-label={t('settingsPage.jump')}>
          {sections.map(({ id, title, icon: Icon }) => (
            <button
              key={id}
              type="button"
              className="settings-nav-item focus-ring"
              onClick={() => {
                onSection(id);
              }}
            >
              <Icon size={18} aria-hidden />
              <span>{t(title)}</span>
            </button>
          ))}
        </nav>
      ) : said !== null ? null : (
        <Select
          label={t('settingsPage.jump')}
          labelHidden
          placeholder={t('settingsPage.jump')}
          value={null}
          options={sections.map(({ id, title }) => ({ value: id, label: t(title) }))}
          onChange={onSection}
        />
      )}
    </div>
  );
}
