import type { ReactElement } from 'react';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Meter } from '../../ui/meter.tsx';
import { meterLevel } from '../call/meter-level.ts';

export interface MicrophoneMeterProps {
  readonly device: string;
  /** Null while the microphone is closed. */
  readonly dbfs: number | null;
  readonly onTurnOn: () => void;
}

/** Am I heard at all? The bar answers before anything is pressed. */
export function MicrophoneMeter({ device, dbfs, onTurnOn }: MicrophoneMeterProps): ReactElement {
  const t = useWords();
  return (
    <section className="sound-check-microphone" aria-label={t('soundCheck.microphone')}>
      <p className="sound-check-device">
        <span className="sound-check-title">{t('soundCheck.microphone')}</span>
        <span className="sound-check-about">{device}</span>
      </p>
      <Meter label={t('soundCheck.level')} level={dbfs === null ? 0 : meterLevel(dbfs)} isDimmed={dbfs === null} />
      {dbfs === null ? (
        <div className="sound-check-off">
          <p className="sound-check-about">{t('soundCheck.microphoneOff')}</p>
          <Button kind="quiet" onPress={onTurnOn}>
            {t('soundCheck.turnOn')}
          </Button>
        </div>
      ) : (
        <p className="sound-check-about">{t('soundCheck.speak')}</p>
      )}
    </section>
  );
}
