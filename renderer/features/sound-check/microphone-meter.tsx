import type { ReactElement } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Meter } from '../../ui/meter.tsx';
import { levelWords, meterLevel } from '../call/meter-level.ts';
import type { MicrophoneView } from './microphone-view.ts';

export interface MicrophoneMeterProps {
  readonly microphone: MicrophoneView;
  readonly onTurnOn: () => void;
}

/** Am I heard at all? The bar answers before anything is pressed. */
export function MicrophoneMeter({ microphone: { device, dbfs, words, canTurnOn }, onTurnOn }: MicrophoneMeterProps): ReactElement {
  const t = useWords();
  return (
    <section className="sound-check-microphone" aria-label={t('soundCheck.microphone')}>
      <p className="sound-check-device">
        <span className="sound-check-title">{t('soundCheck.microphone')}</span>
        <span className="sound-check-about">{device}</span>
      </p>
      <Meter
        label={t('soundCheck.level')}
        level={dbfs === null ? 0 : meterLevel(dbfs)}
        words={levelWords(dbfs, t)}
        isDimmed={dbfs === null}
      />
      <div className={classNames('sound-check-state', canTurnOn && 'sound-check-off')}>
        <p className={classNames('sound-check-about', words.tone === 'attention' && 'sound-test-attention')} role="status">
          {words.text}
        </p>
        {canTurnOn ? (
          <Button kind="quiet" onPress={onTurnOn}>
            {t('soundCheck.turnOn')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
