import { useId } from 'react';
import type { ReactElement } from 'react';
import { RECORDING_FORMATS } from '#contract/recording.ts';
import type { Clip, ClipId, RecordingSettings as Settings } from '#contract/recording.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { refusalText } from './capture-view.ts';
import { ClipSettings } from './clip-settings.tsx';

export interface RecordingSettingsProps {
  readonly recording: Settings;
  readonly clips: readonly Clip[];
  readonly onChange: (part: Partial<Settings>) => void;
}

const KEEP_DAYS = [7, 30, 90, 180, 365, 1_825] as const;
/** No clip, and no number of days, has this name. */
const NONE = 'none';

/** How calls are recorded, how long that is kept, and what may be played to customers. */
export function RecordingSettings({ recording, clips, onChange }: RecordingSettingsProps): ReactElement {
  const t = useWords();
  const heading = useId();
  const refused = refusalText(useAppState().recordingRefusal, t);
  const days = [...new Set([...KEEP_DAYS, ...(recording.keepDays === null ? [] : [recording.keepDays])])].toSorted(
    (one, other) => one - other,
  );
  return (
    <section className="settings-section" aria-labelledby={heading}>
      <div>
        <h3 id={heading} className="field-label">
          {t('recordingSettings.title')}
        </h3>
        <p className="field-about">{refused ?? t('recordingSettings.about')}</p>
      </div>
      <SegmentedControl
        label={t('recordingSettings.format')}
        value={recording.format}
        options={RECORDING_FORMATS.map((format) => ({ value: format, label: t(`recordingSettings.formats.${format}`) }))}
        onChange={(format) => {
          onChange({ format });
        }}
      />
      <Select
        label={t('recordingSettings.keep')}
        about={t('recordingSettings.keepAbout')}
        value={recording.keepDays === null ? NONE : String(recording.keepDays)}
        options={[
          ...days.map((count) => ({ value: String(count), label: t('recordingSettings.keepDays', { count }) })),
          { value: NONE, label: t('recordingSettings.keepAll') },
        ]}
        onChange={(value) => {
          onChange({ keepDays: value === NONE ? null : Number(value) });
        }}
      />
      <ClipSettings clips={clips} />
      <ClipSelect
        label={t('recordingSettings.consentClip')}
        none={t('recordingSettings.consentClipNone')}
        clips={clips}
        value={recording.consentClip}
        onChange={(consentClip) => {
          onChange({ consentClip });
        }}
      />
      <ClipSelect
        label={t('recordingSettings.holdClip')}
        none={t('recordingSettings.holdClipNone')}
        clips={clips}
        value={recording.holdClip}
        onChange={(holdClip) => {
          onChange({ holdClip });
        }}
      />
    </section>
  );
}

interface ClipSelectProps {
  readonly label: string;
  readonly none: string;
  readonly clips: readonly Clip[];
  readonly value: ClipId | null;
  readonly onChange: (clip: ClipId | null) => void;
}

function ClipSelect({ label, none, clips, value, onChange }: ClipSelectProps): ReactElement {
  return (
    <Select
      label={label}
      value={value ?? NONE}
      options={[{ value: NONE, label: none }, ...clips.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(chosen) => {
        onChange(clips.find(({ id }) => id === chosen)?.id ?? null);
      }}
    />
  );
}
