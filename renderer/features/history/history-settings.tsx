import { History } from 'lucide-react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import type { SettingsSection } from '../settings/settings-section.ts';
import { useSettingsChange } from '../settings/use-settings-change.ts';

const KEEP_DAYS = [30, 90, 180, 365, 730, 1_825] as const;
/** No number of days has this name. */
const ALL = 'all';

function FetchOlder(): ReactElement {
  const t = useWords();
  const change = useSettingsChange();
  const { history } = useAppState().settings;
  return (
    <Switch
      label={t('historySettings.fetchOlder')}
      about={t('historySettings.fetchOlderAbout')}
      isOn={history.fetchOlder}
      onChange={(fetchOlder) => {
        change({ history: { fetchOlder } });
      }}
    />
  );
}

function KeepDays(): ReactElement {
  const t = useWords();
  const change = useSettingsChange();
  const { keepDays } = useAppState().settings.history;
  const days = [...new Set([...KEEP_DAYS, ...(keepDays === null ? [] : [keepDays])])].toSorted((one, other) => one - other);
  return (
    <Select
      label={t('historySettings.keep')}
      about={t('historySettings.keepAbout')}
      value={keepDays === null ? ALL : String(keepDays)}
      options={[
        ...days.map((count) => ({ value: String(count), label: t('historySettings.keepDays', { count }) })),
        { value: ALL, label: t('historySettings.keepAll') },
      ]}
      onChange={(value) => {
        change({ history: { keepDays: value === ALL ? null : Number(value) } });
      }}
    />
  );
}

/** How far back the history goes, and how long it is kept. */
export const HISTORY_SECTION: SettingsSection = {
  id: 'history',
  title: 'historySettings.title',
  icon: History,
  entries: [
    {
      id: 'history-fetch',
      label: 'historySettings.fetchOlder',
      words: 'historySettings.fetchWords',
      paths: ['history.fetchOlder'],
      Control: FetchOlder,
    },
    {
      id: 'history-keep',
      label: 'historySettings.keep',
      words: 'historySettings.keepWords',
      paths: ['history.keepDays'],
      Control: KeepDays,
    },
  ],
};
