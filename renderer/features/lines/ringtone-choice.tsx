import { Volume2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { RINGTONES } from '#contract/line.ts';
import type { Ringtone } from '#contract/line.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { ErrorNote } from '../notices/error-note.tsx';

export interface RingtoneChoiceProps {
  readonly value: Ringtone;
  readonly onChange: (ringtone: Ringtone) => void;
}

/** What the line rings with, heard before it is chosen. */
export function RingtoneChoice({ value, onChange }: RingtoneChoiceProps): ReactElement {
  const t = useWords();
  const trial = useCommand('ringer/try');
  return (
    <>
      <div className="ringtone-choice">
        <Select
          label={t('editLine.ringtone')}
          options={RINGTONES.map((ringtone) => ({ value: ringtone, label: t(`editLine.ringtones.${ringtone}`) }))}
          value={value}
          onChange={onChange}
        />
        <Button
          icon={<Volume2 size={18} aria-hidden />}
          isDisabled={value === 'none'}
          onPress={() => {
            if (value !== 'none') trial.raise({ ringtone: value, escalated: false });
          }}
        >
          {t('ringer.tryRingtone')}
        </Button>
      </div>
      {trial.error === null ? null : <ErrorNote error={trial.error} onDismiss={trial.clear} />}
    </>
  );
}
