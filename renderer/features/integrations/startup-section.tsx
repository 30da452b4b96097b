import { Power } from 'lucide-react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Note } from '../../ui/note.tsx';
import { Switch } from '../../ui/switch.tsx';
import type { SettingsSection } from '../settings/settings-section.ts';
import { useSettingsChange } from '../settings/use-settings-change.ts';

export const STARTUP_SECTION: SettingsSection = {
  id: 'startup',
  title: 'startup.title',
  icon: Power,
  entries: [
    { id: 'at-login', label: 'startup.switch', words: 'startup.words', paths: ['startup.atLogin', 'startup.hidden'], Control: AtLogin },
  ],
};

/** Starting with the computer, and whether the tray is there to be found in. */
function AtLogin(): ReactElement {
  const t = useWords();
  const { settings, fit } = useAppState();
  const change = useSettingsChange();
  const { atLogin, hidden } = settings.startup;
  const isMissing = fit.trayHost === 'missing';
  return (
    <div className="settings-section">
      <Switch
        label={t('startup.switch')}
        isOn={atLogin}
        onChange={(isOn) => {
          change({ startup: { atLogin: isOn } });
        }}
      />
      {atLogin && fit.login === 'held' ? (
        <Note kind="attention" title={t('startup.login.held')}>
          {t('startup.held')}
        </Note>
      ) : null}
      {atLogin ? (
        <Switch
          label={t('startup.hidden')}
          about={t('startup.hiddenAbout')}
          isOn={hidden}
          onChange={(isHidden) => {
            change({ startup: { hidden: isHidden } });
          }}
        />
      ) : null}
      {isMissing ? (
        <Note kind="attention" title={t('startup.tray.missing')}>
          <p>
            {t('startup.trayAdvice')}
            {fit.desktop === 'GNOME' ? ` ${t('startup.trayGnome')}` : null}
          </p>
        </Note>
      ) : (
        <p className="field-about">{t(`startup.tray.${fit.trayHost}`)}</p>
      )}
    </div>
  );
}
