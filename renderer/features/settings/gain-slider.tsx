import type { ReactElement } from 'react';
import type { SettingsChange } from '#contract/settings.ts';
import { SOUND_GAIN_DB, type SoundGain } from '#contract/sound-gain.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Slider } from '../../ui/slider.tsx';

export interface GainSliderProps {
  readonly of: keyof SoundGain;
  /** Without the words below it. */
  readonly isBrief?: boolean;
  readonly onChange: (part: SettingsChange) => void;
}

/** How much louder or softer one side of calls is made, in dB. Heard at once, in the call that is on too. */
export function GainSlider({ of, isBrief = false, onChange }: GainSliderProps): ReactElement {
  const t = useWords();
  const { settings } = useAppState();
  return (
    <Slider
      label={t(`gain.${of}`)}
      {...(isBrief ? {} : { about: t(`gain.${of}About`) })}
      value={settings.gain[of]}
      least={SOUND_GAIN_DB.least}
      most={SOUND_GAIN_DB.most}
      step={SOUND_GAIN_DB.step}
      format={{ signDisplay: 'exceptZero' }}
      onChange={(db) => {
        onChange({ gain: { [of]: db } });
      }}
    />
  );
}
