import { Mic, MicOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { CallId } from '#contract/call.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { ErrorNote } from '../notices/error-note.tsx';

export interface MuteButtonProps {
  readonly callId: CallId;
  readonly isMuted: boolean;
  /** Whether one is heard, in words. */
  readonly state: string;
}

/** Am I heard? The largest thing on the screen says it in words, by its drawing and by its fill. */
export function MuteButton({ callId, isMuted, state }: MuteButtonProps): ReactElement {
  const t = useWords();
  const mute = useCommand('call/mute');
  return (
    <>
      {mute.error === null ? null : <ErrorNote error={mute.error} onDismiss={mute.clear} />}
      <ToggleButton
        className="mute-button"
        isSelected={isMuted}
        aria-label={t('call.mute')}
        aria-describedby="mute-state"
        onChange={(muted) => {
          if (!mute.isPending) mute.raise({ callId, muted });
        }}
      >
        <span className="mute-sign">{isMuted ? <MicOff size={26} aria-hidden /> : <Mic size={26} aria-hidden />}</span>
        <span className="mute-words">
          <span className="mute-label">{t('call.mute')}</span>
          <span className="mute-state" id="mute-state">
            {state}
          </span>
        </span>
      </ToggleButton>
    </>
  );
}
