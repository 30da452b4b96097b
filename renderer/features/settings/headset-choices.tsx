import { Headset } from 'lucide-react';
import type { ReactElement } from 'react';
import type { HeadsetChoice } from '#contract/headset.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';

export interface HeadsetChoicesProps {
  readonly choices: readonly HeadsetChoice[];
  /** Null gives up. */
  readonly onPick: (deviceId: string | null) => void;
}

/** What is plugged in and can be chosen; it grows while one plugs in. */
export function HeadsetChoices({ choices, onPick }: HeadsetChoicesProps): ReactElement {
  const t = useWords();
  return (
    <div className="headset-choices" role="group" aria-label={t('headset.choosing')}>
      {choices.length === 0 ? (
        <Note kind="plain" title={t('headset.noneFound')}>
          {t('headset.noneFoundAbout')}
        </Note>
      ) : (
        <>
          <p className="field-label">{t('headset.choosing')}</p>
          {choices.map(({ deviceId, name }) => (
            <Button
              key={deviceId}
              wide
              icon={<Headset size={18} aria-hidden />}
              onPress={() => {
                onPick(deviceId);
              }}
            >
              {name}
            </Button>
          ))}
        </>
      )}
      <Button
        kind="quiet"
        onPress={() => {
          onPick(null);
        }}
      >
        {t('headset.giveUp')}
      </Button>
    </div>
  );
}
