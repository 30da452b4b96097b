import { Mic, MicOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { CallId } from '#contract/call.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { ToldAbove } from './told-above.tsx';

export interface MuteButtonProps {
  readonly callId: CallId;
  readonly isMuted: boolean;
  /** The way to the customer stands, on hold it does not: only then is the sign green. */
  readonly isHeard: boolean;
  /** Whether one is heard, in words. */
  readonly state: string;
  /** The agent should look: they believe to be heard and are not. */
  readonly isUrgent: boolean;
}

/**
 * Am I heard? The largest thing on the screen says it in words, by its drawing and by its fill. Its label is what a press
 * does: *Mudo* above *O cliente ouve você* would read as a contradiction.
 */
export function MuteButton({ callId, isMuted, isHeard, state, isUrgent }: MuteButtonProps): ReactElement {
  const t = useWords();
  const mute = useCommand('call/mute');
  const label = t(isMuted ? 'call.unmute' : 'call.mute');
  return (
    <>
      <ToldAbove>{mute.error === null ? null : <ErrorNote error={mute.error} onDismiss={mute.clear} />}</ToldAbove>
      <AriaButton
        className="mute-button"
        data-muted={isMuted || undefined}
        data-heard={isHeard || undefined}
        data-urgent={isUrgent || undefined}
        aria-label={label}
        aria-describedby="mute-state"
        onPress={() => {
          if (!mute.isPending) mute.raise({ callId, muted: !isMuted });
        }}
      >
        <span className="mute-sign">{isMuted ? <MicOff size={26} aria-hidden /> : <Mic size={26} aria-hidden />}</span>
        <span className="mute-words">
          <span className="mute-label">{label}</span>
          <span className="mute-state" id="mute-state">
            {state}
          </span>
        </span>
      </AriaButton>
    </>
  );
}
