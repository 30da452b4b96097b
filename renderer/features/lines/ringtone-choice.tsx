import type { ReactElement } from 'react';
import { RINGTONES } from '#contract/line.ts';
import type { Ringtone } from '#contract/line.ts';
import { useRingerTrial } from '../../state/use-ringer-trial.ts';
import { useWords } from '../../state/use-words.ts';
import { Select } from '../../ui/select.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { TryRingButton } from '../settings/try-ring-button.tsx';

export interface RingtoneChoiceProps {
  readonly value: Ringtone;
  readonly onChange: (ringtone: Ringtone) => void;
}

/** What the line rings with, heard before it is chosen. */
export function RingtoneChoice({ value, onChange }: RingtoneChoiceProps): ReactElement {
  const t = useWords();
  const trial = useRingerTrial();
  return (
    <>
      <div className="ringtone-choice">
        <Select
          label={t('editLine.ringtone')}
          options={RINGTONES.map((ringtone) => ({ value: ringtone, label: t(`editLine.ringtones.${ringtone}`) }))}
          value={value}
          onChange={onChange}
        />
        <TryRingButton
          words={t('ringer.tryRingtone')}
          trial={trial}
          ring={value === 'none' ? null : { ringtone: value, escalated: false }}
          isHeard={trial.heard !== null}
        />
      </div>
      {trial.error === null ? null : <ErrorNote error={trial.error} onDismiss={trial.clear} />}
    </>
  );
}
