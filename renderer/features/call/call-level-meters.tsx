import type { ReactElement } from 'react';
import type { CallId } from '#contract/call.ts';
import { useCallSignal } from '../../state/use-call-signal.ts';
import { useWords } from '../../state/use-words.ts';
import { Meter } from '../../ui/meter.tsx';
import { meterLevel } from './meter-level.ts';

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
  return (
    <div className="call-levels">
      <Meter label={t('call.you')} level={isUnheard || levels === null ? 0 : meterLevel(levels.microphoneDbfs)} isDimmed={isUnheard} />
      <Meter label={t('call.customer')} level={isHeld || levels === null ? 0 : meterLevel(levels.farDbfs)} isDimmed={isHeld} />
    </div>
  );
}
