import { useId } from 'react';
import type { ReactElement } from 'react';
import { RINGER_MODES } from '#contract/ringer.ts';
import { useWords } from '../../state/use-words.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Switch } from '../../ui/switch.tsx';
import { RingerSound } from './ringer-sound.tsx';
import type { RingerChoiceProps } from './ringer-sound.tsx';

/** How incoming calls make themselves known. What belongs to a ring that is heard is there only where it is. */
export function RingerSettings({ ringer, speakers, onChange }: RingerChoiceProps): ReactElement {
  const t = useWords();
  const heading = useId();
  return (
    <section className="settings-section" aria-labelledby={heading}>
      <h3 id={heading} className="field-label">
        {t('ringer.title')}
      </h3>
      <div className="ringer-mode">
        <SegmentedControl
          label={t('ringer.mode')}
          value={ringer.mode}
          options={RINGER_MODES.map((mode) => ({ value: mode, label: t(`ringer.modes.${mode}`) }))}
          onChange={(mode) => {
            onChange({ mode });
          }}
        />
        <p className="field-about">{t(`ringer.modeAbout.${ringer.mode}`)}</p>
      </div>
      {ringer.mode === 'sound' ? (
        <>
          <RingerSound ringer={ringer} speakers={speakers} onChange={onChange} />
          <Switch
            label={t('ringer.beepInCall')}
            about={t('ringer.beepInCallAbout')}
            isOn={ringer.beepInCall}
            onChange={(beepInCall) => {
              onChange({ beepInCall });
            }}
          />
        </>
      ) : null}
    </section>
  );
}
