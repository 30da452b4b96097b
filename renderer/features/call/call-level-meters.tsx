import type { ReactElement } from 'react';
import type { CallId } from '#contract/call.ts';
import { useCallSignal } from '../../state/use-call-signal.ts';
import { useWords } from '../../state/use-words.ts';
import { Meter } from '../../ui/meter.tsx';
import { CallSound } from './call-sound.tsx';
import { levelWords, meterLevel } from './meter-level.ts';

export interface CallLevelMetersProps {
  readonly callId: CallId;
  readonly isMuted: boolean;
  /** Neither hears the other. */
  readonly isHeld: boolean;
}

/** Both sides' sound, redrawn ten times a second apart from the rest of the screen. */
export function CallLevelMeters({ callId, isMuted, isHeld }: CallLevelMetersProps): ReactElement {
  const t = useWords();
  const levels = useCallSignal('call/levels', callId);
  const isUnheard = isMuted || isHeld;
  const microphone = isUnheard || levels === null ? null : levels.microphoneDbfs;
  const far = isHeld || levels === null ? null : levels.farDbfs;
  const level = (dbfs: number | null): { readonly level: number; readonly words: string } => ({
    level: dbfs === null ? 0 : meterLevel(dbfs),
    words: levelWords(dbfs, t),
  });
  return (
    <div className="call-sound">
      <div className="call-levels">
        <Meter label={t('call.you')} {...level(microphone)} isDimmed={isUnheard} />
        <Meter label={t('call.customer')} {...level(far)} isDimmed={isHeld} />
      </div>
      <CallSound />
    </div>
  );
}
