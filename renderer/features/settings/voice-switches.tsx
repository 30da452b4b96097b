import type { ReactElement } from 'react';
import type { VoiceProcessing } from '#contract/audio.ts';
import type { Settings, SettingsChange } from '#contract/settings.ts';
import { useWords } from '../../state/use-words.ts';
import { Switch } from '../../ui/switch.tsx';

export interface VoiceSwitchesProps {
  readonly settings: Pick<Settings, 'voice' | 'metaEchoCancellation'>;
  readonly onChange: (part: SettingsChange) => void;
}

const PARTS = ['echoCancellation', 'noiseSuppression', 'autoGain'] as const satisfies readonly (keyof VoiceProcessing)[];

/** What is done to the agent's voice before it is sent, each part with a word on when it helps. */
export function VoiceSwitches({ settings: { voice, metaEchoCancellation }, onChange }: VoiceSwitchesProps): ReactElement {
  const t = useWords();
  return (
    <>
      <h3 id="settings-voice" className="field-label">
        {t('voice.title')}
      </h3>
      <Switch
        label={t('voice.metaEcho')}
        about={t('voice.metaEchoAbout')}
        isOn={metaEchoCancellation}
        onChange={(isOn) => {
          onChange({ metaEchoCancellation: isOn });
        }}
      />
      {PARTS.map((part) => (
        <Switch
          key={part}
          label={t(`voice.${part}`)}
          about={t(`voice.${part}About`)}
          isOn={voice[part]}
          onChange={(isOn) => {
            onChange({ voice: { [part]: isOn } });
          }}
        />
      ))}
    </>
  );
}
