import type { ReactElement } from 'react';
import type { AgentDevice } from '#contract/audio.ts';
import { RINGER_VOLUME } from '#contract/ringer.ts';
import type { RingerSettings } from '#contract/ringer.ts';
import { useRingerTrial } from '../../state/use-ringer-trial.ts';
import { useWords } from '../../state/use-words.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { chosenBy, ringPlaceOptions, ticked } from './ringer-options.ts';
import { TryRingButton } from './try-ring-button.tsx';

export interface RingerChoiceProps {
  readonly ringer: RingerSettings;
  readonly speakers: readonly AgentDevice[];
  readonly onChange: (part: Partial<RingerSettings>) => void;
}

const NEVER = 'never';
const ESCALATES_AFTER_SECONDS = [5, 10, 15, 20, 30, 45];

/** Where a ring is heard, how loud, and where it is heard too when nobody takes the call. Each is tried on the spot. */
export function RingerSound({ ringer, speakers, onChange }: RingerChoiceProps): ReactElement {
  const t = useWords();
  const trial = useRingerTrial();
  const { devices, escalateTo, escalateAfterSeconds } = ringer;
  const seconds = [...new Set([...ESCALATES_AFTER_SECONDS, ...(escalateAfterSeconds === null ? [] : [escalateAfterSeconds])])].toSorted(
    (one, other) => one - other,
  );
  return (
    <>
      <CheckList
        label={t('ringer.devices')}
        labelShown
        options={ringPlaceOptions({ speakers, chosen: devices, none: t('ringer.withCalls') }, t)}
        value={ticked(devices)}
        isDisabled={false}
        onChange={(ticks) => {
          onChange({ devices: chosenBy(ticks, devices) });
        }}
      />
      <Slider
        label={t('ringer.volume')}
        value={ringer.volumePercent / 100}
        least={RINGER_VOLUME.least / 100}
        most={RINGER_VOLUME.most / 100}
        step={0.05}
        format={{ style: 'percent' }}
        onChange={(volume) => {
          onChange({ volumePercent: Math.round(volume * 100) });
        }}
      />
      <TryRingButton
        words={t('ringer.tryOut')}
        trial={trial}
        ring={{ ringtone: 'chime', escalated: false }}
        isHeard={trial.heard?.escalated === false}
      />
      {trial.error === null ? null : <ErrorNote error={trial.error} onDismiss={trial.clear} />}
      <Select
        label={t('ringer.escalation')}
        value={escalateAfterSeconds === null ? NEVER : String(escalateAfterSeconds)}
        options={[
          { value: NEVER, label: t('ringer.escalationNever') },
          ...seconds.map((count) => ({ value: String(count), label: t('ringer.escalationAfter', { count }) })),
        ]}
        onChange={(value) => {
          onChange({ escalateAfterSeconds: value === NEVER ? null : Number(value) });
        }}
      />
      {escalateAfterSeconds === null ? null : (
        <>
          <CheckList
            label={t('ringer.escalateTo')}
            labelShown
            options={ringPlaceOptions({ speakers, chosen: escalateTo, none: t('ringer.everywhere') }, t)}
            value={ticked(escalateTo)}
            isDisabled={false}
            onChange={(ticks) => {
              onChange({ escalateTo: chosenBy(ticks, escalateTo) });
            }}
          />
          <TryRingButton
            words={t('ringer.tryEscalation')}
            trial={trial}
            ring={{ ringtone: 'chime', escalated: true }}
            isHeard={trial.heard?.escalated === true}
          />
        </>
      )}
    </>
  );
}
