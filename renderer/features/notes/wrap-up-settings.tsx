import { NotebookPen } from 'lucide-react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Select } from '../../ui/select.tsx';
import type { SettingsSection } from '../settings/settings-section.ts';
import { useSettingsChange } from '../settings/use-settings-change.ts';
import { CodeEditor } from './code-editor.tsx';

const SECONDS = [15, 30, 45, 60, 90, 120, 180, 300] as const;
/** No number of seconds has this name. */
const NONE = 'none';

function WrapUpTime(): ReactElement {
  const t = useWords();
  const change = useSettingsChange();
  const { seconds } = useAppState().settings.wrapUp;
  const choices = [...new Set([...SECONDS, ...(seconds === null ? [] : [seconds])])].toSorted((one, other) => one - other);
  return (
    <Select
      label={t('wrapUpSettings.seconds')}
      about={t('wrapUpSettings.secondsAbout')}
      value={seconds === null ? NONE : String(seconds)}
      options={[
        { value: NONE, label: t('wrapUpSettings.none') },
        ...choices.map((count) => ({
          value: String(count),
          label: count % 60 === 0 ? t('wrapUpSettings.minutesOf', { count: count / 60 }) : t('wrapUpSettings.secondsOf', { count }),
        })),
      ]}
      onChange={(value) => {
        change({ wrapUp: { seconds: value === NONE ? null : Number(value) } });
      }}
    />
  );
}

/** The work after a call. */
export const WRAP_UP_SECTION: SettingsSection = {
  id: 'wrap-up',
  title: 'wrapUpSettings.title',
  icon: NotebookPen,
  entries: [
    {
      id: 'wrap-up-seconds',
      label: 'wrapUpSettings.seconds',
      words: 'wrapUpSettings.secondsWords',
      paths: ['wrapUp.seconds'],
      Control: WrapUpTime,
    },
    {
      id: 'wrap-up-codes',
      label: 'wrapUpSettings.codes',
      words: 'wrapUpSettings.codesWords',
      paths: ['wrapUp.codes'],
      Control: CodeEditor,
    },
  ],
};
